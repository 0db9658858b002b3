import { formatPhone } from '~/features/accounts/index';
import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { Pager } from '~/ui/pager';
import { explainRow } from '../explain-row';
import type { ShownImport } from '../get-import.server';
import { countOf, type RowGroup, rowGroups } from '../import-report';

export interface ImportRowsProps {
  list: Pick<ShownImport, 'counts' | 'group' | 'rows' | 'nextAfter'> & { isApplied: boolean };
  /** The path of the page. */
  here: string;
  isFirstPage: boolean;
}

/** The rows of an uploaded list, group by group, with what becomes of each and why. */
export function ImportRows({ list, here, isFirstPage }: ImportRowsProps) {
  const { language, t } = useI18n();
  const { counts, group, rows, nextAfter, isApplied } = list;
  const address = (show: RowGroup, after?: number) =>
    `${here}?show=${show}${after === undefined ? '' : `&after=${after}`}#rows`;
  const groups = (Object.keys(rowGroups) as RowGroup[])
    .map((name) => ({ name, count: countOf(counts, rowGroups[name]) }))
    .filter(({ count }) => count > 0);
  return (
    <section id="rows">
      <h2>{t('people:import.rows')}</h2>
      <nav className="office" aria-label={t('people:import.rows')}>
        {groups.map(({ name, count }) => (
          <a key={name} href={address(name)} aria-current={name === group ? 'true' : undefined}>
            {`${t(`people:import.show.${name}`)} (${formatNumber(count, language)})`}
          </a>
        ))}
      </nav>
      <DataTable
        caption={t(`people:import.show.${group}`)}
        rows={rows}
        keyOf={({ line }) => String(line)}
        columns={[
          {
            label: t('people:import.person'),
            cell: ({ line, person, typed }) => (
              <>
                {person?.name ?? typed.join(', ')}
                <small className="aside">{t('people:import.row', { line })}</small>
              </>
            ),
          },
          {
            label: t('people:import.phone'),
            cell: ({ person }) => (person ? formatPhone(person.phone) : null),
          },
          {
            label: t(isApplied ? 'people:import.happened' : 'people:import.happens'),
            cell: ({ outcome, person }) => (
              <>
                {t(`people:import.outcome.${isApplied && outcome === 'likely' ? 'left' : outcome}`)}
                {outcome === 'new' && person?.facility && (
                  <small className="aside">
                    {`${person.facility}: `}
                    {t('people:import.inWords')}
                  </small>
                )}
              </>
            ),
          },
          {
            label: t('people:import.reason'),
            cell: (row) => {
              const reasons = explainRow(row, t, row.resembledName);
              if (reasons.length < 2) return reasons[0] ?? null;
              return (
                <ul>
                  {reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              );
            },
          },
        ]}
      />
      <Pager
        label={t('people:import.rows')}
        first={isFirstPage ? undefined : { href: address(group), label: t('people:import.firstRows') }}
        next={
          nextAfter === null ? undefined : { href: address(group, nextAfter), label: t('people:import.more') }
        }
      />
    </section>
  );
}
