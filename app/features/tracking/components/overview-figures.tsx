import { Chart } from '~/mdx/components/chart';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import type { PresentedOverview, PresentedTable } from '../present-overview.server';
import { type Step, steps } from '../schemas';
import { FigureTable } from './figure-table';

/** The pictures of an overview, each above the table that it is drawn from, and the tables that have none. */
export function OverviewFigures({ overview }: { overview: PresentedOverview }) {
  const { t } = useI18n();
  const { facts, tables, pictures, counting } = overview;
  const tableOf = (key: PresentedTable['key']) => {
    const table = tables.find((one) => one.key === key);
    return table && <FigureTable table={table} />;
  };
  const pictured = new Set(pictures.map(({ table }) => table));
  return (
    <>
      <p>{counting}</p>
      {facts.length > 0 && <FactList facts={facts} />}
      <div className="pictures">
        {pictures.map(({ title, svg, table, note }, at) => (
          <div key={title}>
            <Chart title={title} svg={svg} tableLabel={t('tracking:figures')}>
              {pictures.findIndex((one) => one.table === table) === at && tableOf(table)}
            </Chart>
            {note !== null && <p className="hint">{note}</p>}
          </div>
        ))}
      </div>
      {tables
        .filter(({ key }) => !pictured.has(key))
        .map((table) => (
          <section key={table.key} className="wide">
            <h2>{table.caption}</h2>
            <FigureTable table={table} />
          </section>
        ))}
      <details>
        <summary>{t('tracking:how')}</summary>
        <FactList
          facts={steps.map((step: Step) => [t(`tracking:step.${step}`), t(`tracking:definition.${step}`)])}
        />
        <p>{t('tracking:limits')}</p>
        <p>{t('tracking:leavers')}</p>
      </details>
    </>
  );
}
