import { Chart } from '~/mdx/components/chart';
import { formatFixed, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedReporting, ReportingTable } from '../present-reporting.server';

/** Reports before and after training: pictures, and every table in sight beneath them. */
export function ReportingFigures({ reporting: { tables, pictures } }: { reporting: PresentedReporting }) {
  const { t } = useI18n();
  const pictured = new Set(pictures.map(({ table }) => table));
  const tableOf = (key: ReportingTable['key']) => {
    const table = tables.find((one) => one.key === key);
    return table && <Rates table={table} />;
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
            <Rates table={table} />
          </section>
        ))}
    </>
  );
}

function Rates({ table: { key, caption, heads, rows, counts } }: { table: ReportingTable }) {
  const { language } = useI18n();
  const shown = (value: number | string | null, at: number) => {
    if (typeof value !== 'number') return value ?? '–';
    return at === counts ? formatNumber(value, language, 0) : formatFixed(value, language, 1);
  };
  return (
    <div className="table" role="region" tabIndex={0} aria-label={caption}>
      <table className={`figures of-${key}`}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : 'end'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {row.values.map((value, at) => (
                <td key={at} className="end">
                  {shown(value, at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
