import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import type { PresentedRun } from '../presented-run';
import { ResultChart } from './result-chart';
import { ResultTable } from './result-table';
import { TrafficLight } from './traffic-light';

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
              {headline.band && (
                <span>
                  <TrafficLight light={headline.light}>{headline.band}</TrafficLight>
                </span>
              )}
            </strong>
          ) : (
            <p>{headline.value}</p>
          )}
        </div>
      )}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {chart && <ResultChart chart={chart} />}
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
