import { Chart } from '~/mdx/components/chart';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedChart } from '../presented-run';
import { ResultTable } from './result-table';

/** A chart of figures with its table beneath. */
export function ResultChart({ chart: { title, svg, note, table } }: { chart: PresentedChart }) {
  const { t } = useI18n();
  return (
    <>
      <Chart title={title} svg={svg} tableLabel={t('worksheets:tableOf')}>
        {table && <ResultTable table={table} caption={title} />}
      </Chart>
      {note !== null && <p className="hint">{note}</p>}
    </>
  );
}
