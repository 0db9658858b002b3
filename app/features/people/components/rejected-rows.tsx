import { useI18n } from '~/platform/i18n/use-i18n';
import { countOf, type OutcomeCounts } from '../import-report';

export interface RejectedRowsProps {
  counts: OutcomeCounts;
  /** The path of the list's page. */
  here: string;
  isApplied: boolean;
}

/** Where the rows that were not taken are to be had, with the reasons; nothing where there are none. */
export function RejectedRows({ counts, here, isApplied }: RejectedRowsProps) {
  const { t } = useI18n();
  const count = countOf(counts, ['refused', 'likely']);
  if (count === 0) return null;
  return (
    <section>
      <h2>{t(isApplied ? 'people:import.rejected' : 'people:import.willReject', { count })}</h2>
      <p>{t('people:import.rejectedLead')}</p>
      <ul>
        <li>
          <a href={`${here}/rejected.xlsx`}>{t('people:import.rejectedXlsx')}</a>
        </li>
        <li>
          <a href={`${here}/rejected.csv`}>{t('people:import.rejectedCsv')}</a>
        </li>
      </ul>
    </section>
  );
}
