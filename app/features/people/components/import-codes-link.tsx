import { useI18n } from '~/platform/i18n/use-i18n';

/** Leads to the codes for people who were added, where somebody still needs one. */
export function ImportCodesLink({ count, here }: { count: number; here: string }) {
  const { t } = useI18n();
  if (count === 0) return null;
  return (
    <p>
      <a className="button" href={`${here}/codes`}>
        {t('people:import.codes.title')}
      </a>
    </p>
  );
}
