import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import type { PresentedOverview } from '../present-overview.server';
import { steps } from '../schemas';
import { FigureTable } from './figure-table';
import { PicturedTables } from './pictured-tables';

/** The pictures of an overview, each above the table that it is drawn from, and the tables that have none. */
export function OverviewFigures({ overview }: { overview: PresentedOverview }) {
  const { t } = useI18n();
  const { facts, tables, pictures, counting } = overview;
  return (
    <>
      <p>{counting}</p>
      {facts.length > 0 && (
        <FactList
          facts={facts.map(({ name, value, href, missing }) => [
            name,
            <>
              {href === null ? value : <a href={href}>{value}</a>}
              {missing && (
                <>
                  {' '}
                  <a href={missing.href}>{missing.words}</a>
                </>
              )}
            </>,
          ])}
        />
      )}
      <PicturedTables pictures={pictures} tables={tables}>
        {(table) => <FigureTable table={table} />}
      </PicturedTables>
      <details>
        <summary>{t('tracking:how')}</summary>
        <FactList
          facts={[
            ...steps.map((step) => [t(`tracking:step.${step}`), t(`tracking:definition.${step}`)] as const),
            ...facts.map(({ name, definition }) => [name, definition] as const),
          ]}
        />
        <p>{t('tracking:limits')}</p>
        <p>{t('tracking:leavers')}</p>
      </details>
    </>
  );
}
