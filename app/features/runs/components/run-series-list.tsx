import type { PresentedChart, PresentedHeadline } from '~/features/worksheets/index';
import { BesideLinks } from './beside-links';
import { ResultChart } from '~/features/worksheets/components/result-chart';
import { useI18n } from '~/platform/i18n/use-i18n';

interface ShownRun {
  id: string;
  period: string;
  headline: PresentedHeadline | null;
  /** With whom it is shared, or who shares it. */
  about: string;
  beside: { id: string; when: string }[];
}

export interface RunSeriesListProps {
  /** Whether they are the reader's own, to be deleted. */
  isOwn: boolean;
  series: {
    title: string;
    part: string;
    facility: string | null;
    chart: PresentedChart | null;
    runs: ShownRun[];
  }[];
}

/** Saved figures: how each went, and each period to be opened, one's own also to be deleted. */
export function RunSeriesList({ series, isOwn }: RunSeriesListProps) {
  return series.map(({ title, part, facility, chart, runs }, place) => (
    <section key={place}>
      <h2>{title}</h2>
      <p className="meta">{[part === title ? null : part, facility].filter(Boolean).join(' · ')}</p>
      {chart && <ResultChart chart={chart} />}
      {runs.map((run) => (
        <RunCard key={run.id} run={run} isOwn={isOwn} />
      ))}
    </section>
  ));
}

function RunCard({ run: { id, period, headline, about, beside }, isOwn }: { run: ShownRun; isOwn: boolean }) {
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
      {about && <p className="meta">{about}</p>}
      <BesideLinks path={path} beside={beside} />
      {isOwn && (
        <form method="post" action={path}>
          <button className="quiet" name="intent" value="delete" aria-label={t('runs:deleteOf', { period })}>
            {t('runs:delete')}
          </button>
        </form>
      )}
    </article>
  );
}
