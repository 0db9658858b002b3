import type { PresentedChart, PresentedHeadline } from '~/features/worksheets/index';
import { ResultChart } from '~/features/worksheets/components/result-chart';
import { useI18n } from '~/platform/i18n/use-i18n';

interface ShownRun {
  id: string;
  period: string;
  headline: PresentedHeadline | null;
}

export interface RunSeriesListProps {
  series: {
    title: string;
    part: string;
    facility: string | null;
    chart: PresentedChart | null;
    runs: ShownRun[];
  }[];
}

/** What somebody saved: how each figure went, and each period to be opened or deleted. */
export function RunSeriesList({ series }: RunSeriesListProps) {
  return series.map(({ title, part, facility, chart, runs }, place) => (
    <section key={place}>
      <h2>{title}</h2>
      <p className="meta">{[part === title ? null : part, facility].filter(Boolean).join(' · ')}</p>
      {chart && <ResultChart chart={chart} />}
      {runs.map((run) => (
        <RunCard key={run.id} run={run} />
      ))}
    </section>
  ));
}

function RunCard({ run: { id, period, headline } }: { run: ShownRun }) {
  const { language, t } = useI18n();
  const path = `/${language}/me/worksheets/${id}`;
  return (
    <article className="card">
      <h3>
        <a href={path}>{period}</a>
      </h3>
      {headline && (
        <p>
          {headline.label}: <strong>{headline.value}</strong>
          {headline.band && ` (${headline.band})`}
        </p>
      )}
      <form method="post" action={path}>
        <button className="quiet" name="intent" value="delete" aria-label={t('runs:deleteOf', { period })}>
          {t('runs:delete')}
        </button>
      </form>
    </article>
  );
}
