import type { ReactNode } from 'react';
import { Chart } from '~/mdx/components/chart';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface PicturedTablesProps<Table extends { key: string; caption: string }> {
  pictures: readonly { title: string; svg: string; table: Table['key']; note: string | null }[];
  tables: readonly Table[];
  children: (table: Table) => ReactNode;
}

/** Pictures, the first that is drawn from a table with that table beneath it, and then the tables that have none. */
export function PicturedTables<Table extends { key: string; caption: string }>({
  pictures,
  tables,
  children,
}: PicturedTablesProps<Table>) {
  const { t } = useI18n();
  const pictured = new Set(pictures.map(({ table }) => table));
  const tableOf = (key: Table['key']) => {
    const table = tables.find((one) => one.key === key);
    return table && children(table);
  };
  return (
    <>
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
            {children(table)}
          </section>
        ))}
    </>
  );
}
