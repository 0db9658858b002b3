import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the sign-offs, for those who give them. */
export function SignOffsLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/tracking/sign-offs`}>{t('progress:signOffs.title')}</a>
    </p>
  );
}
