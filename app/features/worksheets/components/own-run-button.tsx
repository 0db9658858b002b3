import { useI18n } from '~/platform/i18n/use-i18n';

/** Says in the form around it that the figures are those of one's own facility. */
export function OwnRunButton({ path, name, formId }: { path: string; name: string; formId: string }) {
  const { t } = useI18n();
  return (
    <button
      className="quiet"
      name="own"
      value={formId}
      formMethod="post"
      formAction={`${path}?part=${name}#own`}
    >
      {t('worksheets:own.send')}
    </button>
  );
}
