import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the certificates of an institute, for those who answer for them. */
export function CertificatesLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/studio/certificates`}>{t('certificates:manage.title')}</a>
    </p>
  );
}
