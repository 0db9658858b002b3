import { Chart } from '~/mdx/components/chart';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedChart } from '../presented-run';
import { ResultTable } from './result-table';

/** A chart of figures with its table beneath; where it can't be drawn, the table. */
export function ResultChart({ chart: { title, svg, note, table } }: { chart: PresentedChart }) {
  const { t } = useI18n();
  if (svg === null) return <ChartToCome title={title} table={table} />;
  return (
    <>
      <Chart title={title} svg={svg} tableLabel={t('worksheets:tableOf')}>
        {table && <ResultTable table={table} caption={title} />}
      </Chart>
      {note !== null && <p className="hint">{note}</p>}
    </>
  );
}

/** On a phone that hasn't loaded what draws: its script takes the second button over. */
function ChartToCome({ title, table }: Pick<PresentedChart, 'title' | 'table'>) {
  const { t } = useI18n();
  return (
    <>
      {table && <ResultTable table={table} caption={title} />}
      <p className="hint" role="status">
        {t('worksheets:chartByNetwork')}
      </p>
      <button className="quiet" form="figures" name="chart" value="1">
        {t('worksheets:drawChart')}
      </button>
      <button className="quiet" type="button" data-draw-here="">
        {t('worksheets:drawHere')}
      </button>
    </>
  );
}
