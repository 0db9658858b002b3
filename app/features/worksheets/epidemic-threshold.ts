import { choice, count, type Figure, forFiles, list, optional, table, text } from './fields';
import { from, given, isNumber, noResult, numbersIn, type Result } from './result';
import { threshold, wholeThreshold } from './settings';
import { meanOf, quantileOf, sampleDeviation } from './statistics';
import { above } from './thresholds';
import { counted, definePart, measured, type Worksheet, type Finding } from './worksheet';

/** Diseases of which one suspected case is an alert, by Tanzania's integrated disease surveillance and response; the last is none of them. */
const diseases = [
  'cholera',
  'measles',
  'meningitis',
  'haemorrhagicFever',
  'polio',
  'plague',
  'yellowFever',
  'rabies',
  'anthrax',
  'other',
] as const;

const isNotifiable = (disease: (typeof diseases)[number] | null, cases: Figure) =>
  disease !== null && disease !== 'other' && isNumber(cases) && cases > 0;

const passes = (cases: Figure, limit: Result): boolean | null =>
  isNumber(cases) && isNumber(limit) ? above(cases, limit) : null;

/** Above the first threshold is an alert, above another alone a reason to look again. */
const verdictOf = (first: boolean | null, all: (boolean | null)[]): 'alert' | 'watch' | 'usual' | null =>
  first === null ? null : first ? 'alert' : all.includes(true) ? 'watch' : 'usual';

const beyond = (center: Result, spread: Result, times: number): Result =>
  from([center, spread], (middle, sd) => middle + times * sd);

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

/** Of a normal distribution, 0.1 % lies above this many standard deviations. */
const oneInThousand = 3.090232306;

/**
 * Early warning without years of history, EARS C2: the week against the seven weeks that end two before it.
 *
 * threshold = mean + 3 sample SD of the baseline; statistic = (cases − mean) / SD; the R package surveillance sets the threshold by alpha instead (0.001 →
 * 3.090 SD), told beside it. The SD counts as 0.5 at least, so that a flat series doesn't alarm at every case. Weeks without a report leave too
 * little baseline. `evaluate_index` counts from 0; without it the last week is judged.
 */
const earlyWarning = definePart({
  fields: {
    series: list(count(), 12),
    disease: optional(choice(diseases)),
    evaluate_index: forFiles(count()),
  },
  settings: {
    baseline_len: wholeThreshold(7, { least: 2, most: 520 }),
    gap: wholeThreshold(2, { least: 0, most: 520 }),
    k: threshold(3, { most: 10 }),
    min_sd: threshold(0.5),
  },
  figures: {
    threshold: measured(2),
    threshold_alpha_0_001: measured(2),
    c2_statistic: measured(3),
    mean: measured(4),
    sd_sample: measured(4),
    sd_used: measured(4),
  },
  bands: { threshold: 'verdict' },
  isOnPage: true,
  fromDhis2: 'periods',
  example: { series: [12, 15, 11, 14, 13, 16, 12, 14, 18, 29] },
  compute({ series, disease, evaluate_index }, { baseline_len, gap, k, min_sd }) {
    const place = isNumber(evaluate_index) ? evaluate_index : series.length - 1;
    const end = place - gap;
    const baseline = end >= baseline_len ? series.slice(end - baseline_len, end) : [];
    const known = numbersIn(baseline);
    const isWhole = known.length === baseline_len;
    const orTooLittle = (result: Result) => (isWhole ? result : noResult('tooLittleHistory'));
    const cases = series[place] ?? null;
    const mean = orTooLittle(meanOf(known));
    const sd = orTooLittle(sampleDeviation(known));
    const used = from([sd], (spread) => Math.max(spread, min_sd));
    const limit = beyond(mean, used, k);
    return {
      notifiable_alert: isNotifiable(disease, cases),
      threshold: limit,
      verdict: verdictOf(passes(cases, limit), []),
      alert: passes(cases, limit),
      c2_statistic: from([cases, mean, used], (now, middle, spread) =>
        spread === 0 ? noResult('noSpread') : (now - middle) / spread,
      ),
      threshold_alpha_0_001: beyond(mean, used, oneInThousand),
      mean,
      sd_sample: sd,
      sd_used: used,
      baseline,
      cases: from([cases], (now) => now),
    };
  },
  interpret({ notifiable_alert, threshold: limit, alert, cases }, { baseline_len, gap }): Finding[] {
    if (notifiable_alert) return [{ code: 'callNow', values: {} }];
    if (!isNumber(cases)) return [];
    if (!isNumber(limit)) return [{ code: 'tooFewWeeks', values: { weeks: baseline_len + gap + 1 } }];
    return [{ code: alert ? 'weekAlert' : 'weekUsual', values: { cases, threshold: limit } }];
  },
  keyedInFiles(outputs, { k }) {
    return { [`threshold_${k}sd`]: [outputs.threshold, 2] };
  },
  series({ series }, { threshold: limit }) {
    return {
      kind: 'line',
      labels: series.map((_, place) => String(place + 1)),
      unit: 'count',
      lines: [{ key: 'cases', values: series.map((one) => (isNumber(one) ? one : null)) }],
      ...(isNumber(limit) ? { target: { key: 'threshold', value: limit } } : {}),
    };
  },
});

const pastYears = ['year_1', 'year_2', 'year_3', 'year_4', 'year_5'] as const;

/**
 * The channel of a whole year: each month (or week) against the same month of three to five past years.
 *
 * Usual up to the third quartile of the past years (type 7), an alert above it, an epidemic above their mean + 2 sample SD or the third quartile, whichever
 * is higher (both as compared in Malaria Journal 2011;10:260). Above, not on, a limit counts. A month with fewer than three past years has no limits. Years
 * with an epidemic don't belong in the history.
 */
const year = definePart({
  fields: {
    this_year: list(count(), 12),
    year_1: list(count(), 12),
    year_2: list(count(), 12),
    year_3: list(count(), 12),
    year_4: optional(list(count(), 12)),
    year_5: optional(list(count(), 12)),
  },
  settings: { min_years: wholeThreshold(3, { least: 2 }), sds: threshold(2, { most: 10 }) },
  figures: {
    months_epidemic: counted(),
    months_alert: counted(),
    months_judged: counted(),
    cases: counted(),
    alert_above: measured(2),
    epidemic_above: measured(2),
  },
  isOnPage: true,
  fromDhis2: 'years',
  example: {
    this_year: [48, 52, 66, 71, 96, 62, 35, 28, 24, null, null, null],
    year_1: [41, 46, 58, 72, 69, 50, 33, 25, 22, 26, 34, 43],
    year_2: [52, 49, 63, 80, 74, 55, 38, 29, 27, 24, 31, 39],
    year_3: [38, 44, 55, 66, 61, 47, 30, 22, 19, 23, 36, 45],
    year_4: [45, 51, 60, 77, 70, 52, 35, 27, 21, 28, 33, 41],
    year_5: [49, 42, 67, 69, 64, 49, 31, 26, 24, 25, 37, 47],
  },
  compute({ this_year, ...past }, { min_years, sds }) {
    const length = Math.max(this_year.length, ...pastYears.map((key) => past[key].length));
    const rows = Array.from({ length }, (_, place) => {
      const cases = this_year[place] ?? null;
      const same = numbersIn(pastYears.map((key) => past[key][place] ?? null));
      const orTooLittle = (result: Result) =>
        same.length >= min_years ? result : noResult('tooLittleHistory');
      const alert = orTooLittle(quantileOf(same, 0.75));
      const epidemic = from([alert, beyond(meanOf(same), sampleDeviation(same), sds)], (quartile, limit) =>
        Math.max(quartile, limit),
      );
      const zone = passes(cases, epidemic)
        ? 'epidemic'
        : passes(cases, alert)
          ? 'alert'
          : isNumber(cases) && isNumber(alert)
            ? 'usual'
            : null;
      return [String(place + 1), given(cases), zone, alert, epidemic] as const;
    });
    const months = (...zones: string[]) => rows.filter(([, , zone]) => zones.includes(zone ?? '')).length;
    const judged = months('usual', 'alert', 'epidemic');
    return {
      months_epidemic: judged > 0 ? months('epidemic') : noResult('tooLittleHistory'),
      months_alert: judged > 0 ? months('alert') : noResult('tooLittleHistory'),
      months_judged: judged,
      latest: rows.findLast(([, , zone]) => zone !== null)?.[2] ?? null,
      rows,
    };
  },
  interpret({ months_epidemic, months_alert, latest }): Finding[] {
    if (!isNumber(months_epidemic) || !isNumber(months_alert) || latest === null) return [];
    const code = { epidemic: 'nowEpidemic', alert: 'nowAlert', usual: 'nowUsual' }[latest];
    return [{ code, values: { months_epidemic, months_alert } }];
  },
  series(_, { rows }) {
    const valuesAt = (column: 1 | 3 | 4) =>
      rows.map((row) => {
        const value = row[column];
        return isNumber(value) ? value : null;
      });
    return {
      kind: 'channel',
      labels: rows.map(([month]) => month),
      unit: 'count',
      lines: [
        { key: 'cases', values: valuesAt(1) },
        { key: 'alert_above', values: valuesAt(3) },
        { key: 'epidemic_above', values: valuesAt(4) },
      ],
    };
  },
  table(_, { rows }) {
    return {
      columns: [
        { key: 'month' },
        { key: 'cases' },
        { key: 'zone', isWord: true },
        { key: 'alert_above' },
        { key: 'epidemic_above' },
      ],
      rows,
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
