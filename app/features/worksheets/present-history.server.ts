import type { Language } from '~/platform/i18n/language';
import { drawnByServer } from './drawing.server';
import { sayPeriod } from './period-in-words';
import { periodsAround } from './period-range';
import { isDrawable, presentChart } from './present-chart';
import { headlineAmong, presentFigures, presentHeadline, withBand } from './present-figures';
import type { PresentedChart, PresentedHeadline } from './presented-run';
import { readPage } from './read-page';
import type { Series, Worksheet } from './worksheet';

/** As many periods as a small screen shows apart: three years of months. */
const mostPeriods = 36;

/** The figures of one part of a worksheet over time. */
export interface PresentedHistory {
  /** Of each run, in the order of the runs; null where it has no figure. */
  headlines: (PresentedHeadline | null)[];
  /** How the figure that heads the latest run went; null with fewer than two periods in which it is known. */
  chart: PresentedChart | null;
}

/**
 * Calculates the figure that matters of each run anew, and draws how it went. Periods without a run are gaps of the line.
 * @param runs `fields` by the names of the part's form; periods of one frequency, the latest first; of a period that stands twice the first is drawn
 * @returns undefined where the worksheet has no such part on its page
 */
export function presentHistory(
  worksheet: Worksheet,
  name: string,
  runs: readonly { period: string; fields: Readonly<Record<string, string>> }[],
  language: Language,
): PresentedHistory | undefined {
  const calculated = runs.map(({ period, fields }) => {
    const asked = readPage(worksheet, name, fields);
    const figures = asked?.run ? presentFigures(asked.part, asked.run, language) : [];
    return { period, outputs: asked?.run?.outputs, headline: headlineAmong(figures) };
  });
  const part = worksheet.parts[name];
  if (!part?.isOnPage) return undefined;
  const headlines = calculated.map(({ headline }) => headline && presentHeadline(headline));
  const latest = calculated.find(({ headline }) => headline?.state === 'known');
  if (!latest?.headline) return { headlines, chart: null };
  const { key } = latest.headline;
  const valueOf = new Map(calculated.toReversed().map(({ period, outputs }) => [period, outputs?.[key]]));
  const labels = periodsAround(runs.map(({ period }) => period)).slice(-mostPeriods);
  const values = labels.map((period) => {
    const value = valueOf.get(period);
    return typeof value === 'number' ? value : null;
  });
  const series: Series = {
    kind: 'line',
    labels,
    unit: part.figures[key]?.unit ?? 'number',
    lines: [{ key, values }],
  };
  const isKnownTwice = values.filter((value) => value !== null).length >= 2;
  const title = `${latest.headline.label}, ${sayPeriod(latest.period, language)}: ${withBand(latest.headline)}`;
  return {
    headlines,
    chart: isKnownTwice && isDrawable(series) ? presentChart(series, title, language, drawnByServer) : null,
  };
}
