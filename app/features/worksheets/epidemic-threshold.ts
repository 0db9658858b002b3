import { choice, count, optional, table, text } from './fields';
import { earlyWarning } from './early-warning';
import { beyond, diseases, isNotifiable, passes, verdictOf } from './epidemic-verdict';
import { year } from './epidemic-year';
import { isNumber, noResult, numbersIn, type Result } from './result';
import { threshold, wholeThreshold } from './settings';
import { meanOf, quantileOf, sampleDeviation } from './statistics';
import { definePart, measured, type Worksheet, type Finding } from './worksheet';

/** Figures of one week over the years, in files as two lists: of the week itself, and by year of the week with its neighbours. */
function historyFromFile(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { history_same_week: same, history_three_weeks: weeks, ...others } = raw;
  if (same === undefined && weeks === undefined) return raw;
  const years = typeof weeks === 'object' && weeks !== null ? Object.entries(weeks) : [];
  const rows =
    years.length > 0
      ? years.map(([year, cells]) => ({ year, ...neighbours(cells) }))
      : Array.isArray(same)
        ? same.map((cases: unknown) => ({ same: cases }))
        : same;
  return { ...others, history: rows };
}

function neighbours(cells: unknown) {
  const [previous, same, next] = Array.isArray(cells) ? (cells as unknown[]) : [];
  return { previous, same, next };
}

/**
 * Is this week above what is usual for the season? One week (or month) against the same week of past years, at least three, better five.
 *
 * Three thresholds beside each other, as a paper compared them for malaria (Malaria Journal 2011;10:260): mean + 2 sample SD; third
 * quartile (type 7); C-SUM = mean of the previous, same and next week over the years, + 2 SD of all of these. An alert is above, not on, a threshold.
 * Years with an epidemic don't belong in the history: they lift the threshold out of reach. For a notifiable disease one suspected case is an
 * alert, before any sum.
 */
const channel = definePart({
  fields: {
    history: table(
      { year: optional(text()), previous: optional(count()), same: count(), next: optional(count()) },
      5,
    ),
    current: count(),
    disease: optional(choice(diseases)),
  },
  settings: { min_years: wholeThreshold(3, { least: 2 }), sds: threshold(2, { most: 10 }) },
  figures: {
    threshold_sd: measured(2),
    threshold_csum: measured(2),
    mean: measured(4),
    sd_sample: measured(4),
    third_quartile_type7: measured(2),
    csum: measured(2),
    csum_sd: measured(4),
  },
  bands: { threshold_sd: 'verdict' },
  isOnPage: true,
  example: {
    history: [
      { year: '2020', previous: 18, same: 22, next: 25 },
      { year: '2021', previous: 20, same: 24, next: 26 },
      { year: '2022', previous: 15, same: 19, next: 21 },
      { year: '2023', previous: 22, same: 27, next: 30 },
      { year: '2024', previous: 19, same: 23, next: 24 },
    ],
    current: 34,
  },
  fromFile: historyFromFile,
  compute({ history, current, disease }, { min_years, sds }) {
    const same = numbersIn(history.map((year) => year.same));
    const isEnough = same.length >= min_years;
    const orTooLittle = (result: Result) => (isEnough ? result : noResult('tooLittleHistory'));
    const whole = history.map(({ previous, same: middle, next }) => [previous, middle, next]);
    const around = numbersIn(whole.filter((weeks) => weeks.every(isNumber)).flat());
    const hasNeighbours = around.length >= 3 * min_years;
    const csum = hasNeighbours ? meanOf(around) : noResult(isEnough ? 'missing' : 'tooLittleHistory');
    const csumSd = hasNeighbours ? sampleDeviation(around) : csum;
    const mean = orTooLittle(meanOf(same));
    const sd = orTooLittle(sampleDeviation(same));
    const quartile = orTooLittle(quantileOf(same, 0.75));
    const limits = { sd: beyond(mean, sd, sds), q3: quartile, csum: beyond(csum, csumSd, sds) };
    const alerts = {
      alert_sd: passes(current, limits.sd),
      alert_q3: passes(current, quartile),
      alert_csum: passes(current, limits.csum),
    };
    return {
      notifiable_alert: isNotifiable(disease, current),
      verdict: verdictOf(alerts.alert_sd, Object.values(alerts)),
      threshold_sd: limits.sd,
      third_quartile_type7: quartile,
      threshold_csum: limits.csum,
      ...alerts,
      mean,
      sd_sample: sd,
      csum,
      csum_sd: csumSd,
      years: same.length,
      reason: isEnough ? null : `fewer than ${min_years} years of history`,
    };
  },
  interpret(
    { notifiable_alert, verdict, alert_sd, alert_q3, alert_csum, threshold_sd, reason, years },
    { min_years },
  ): Finding[] {
    if (notifiable_alert) return [{ code: 'callNow', values: {} }];
    if (reason !== null)
      return years === 0 ? [] : [{ code: 'tooLittleHistory', values: { years, min_years } }];
    if (!isNumber(threshold_sd) || verdict === null) return [];
    const raised = [alert_sd, alert_q3, alert_csum].filter(Boolean).length;
    return [{ code: verdict, values: { threshold_sd, raised } }];
  },
  keyedInFiles(outputs, { sds }) {
    return {
      [`mean_plus_${sds}sd`]: [outputs.threshold_sd, 2],
      [`csum_plus_${sds}sd`]: [outputs.threshold_csum, 2],
      [`alert_${sds}sd`]: [outputs.alert_sd, 0],
      [`alert_csum${sds}sd`]: [outputs.alert_csum, 0],
    };
  },
  series({ history, current }, { threshold_sd }) {
    const known = [...history.map(({ same }) => same), current];
    return {
      kind: 'bars',
      labels: [...history.map(({ year }) => year), 'current'],
      unit: 'count',
      lines: [{ key: 'cases', values: known.map((one) => (isNumber(one) ? one : null)) }],
      ...(isNumber(threshold_sd) ? { target: { key: 'threshold_sd', value: threshold_sd } } : {}),
    };
  },
});

export const epidemicThreshold = {
  key: 'W09',
  version: 1,
  slug: 'epidemic-threshold',
  toolkit: 'surveillance',
  parts: { channel, year, earlyWarning },
} satisfies Worksheet;
