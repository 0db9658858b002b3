import { useI18n } from '~/platform/i18n/use-i18n';

/** The ways to the designs of certificates, for those who manage institutes. */
export function DesignLinks({ institutes }: { institutes: { id: string; name: string }[] }) {
  const { language, t } = useI18n();
  return institutes.map(({ id, name }) => (
    <p key={id}>
      <a href={`/${language}/studio/institutes/${id}/certificate-design`}>
        {t('design:titleOf', { institute: name })}
      </a>
    </p>
  ));
}
