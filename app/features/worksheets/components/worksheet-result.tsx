import { Chart } from '~/mdx/components/chart';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import type { PresentedRun, PresentedTable } from '../presented-run';

/** What a run gave: the figure that matters with its word, what it means, a chart, and all the rest. */
export function WorksheetResult({ result }: { result: PresentedRun }) {
  const { t } = useI18n();
  const { headline, sentences, facts, table, chart } = result;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t('worksheets:result')}</h2>
      {headline && (
        <div className="result">
          {headline.label}
          {headline.isKnown ? (
            <strong className="big">
              {headline.value}
              {headline.band && <span>{headline.band}</span>}
            </strong>
          ) : (
            <p>{headline.value}</p>
          )}
        </div>
      )}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {chart && (
        <Chart title={chart.title} svg={chart.svg} tableLabel={t('worksheets:tableOf')}>
          <ResultTable table={chart.table} caption={chart.title} />
        </Chart>
      )}
      {table && <ResultTable table={table} caption={t('worksheets:tableOf')} />}
      {facts.length > 0 && (
        <details open={!table}>
          <summary>{t('worksheets:allFigures')}</summary>
          <FactList facts={facts} />
        </details>
      )}
    </section>
  );
}

function ResultTable({
  table: { heads, isText, rows },
  caption,
}: {
  table: PresentedTable;
  caption: string;
}) {
  return (
    <div className="table" role="region" tabIndex={0} aria-label={caption}>
      <table>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" className={isText[column] ? undefined : 'end'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column} className={isText[column + 1] ? undefined : 'end'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
