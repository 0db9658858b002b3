import { list, number, optional, period, table, text } from './fields';
import { isNumber, noResult, numbersIn } from './result';
import { longestOf, longestTrend, placesOfRuns, placesOfTrends, runsOf, sidesOf } from './runs';
import { equalChart, limits, pChart } from './p-chart';
import { oneOf, wholeThreshold } from './settings';
import { fairCoinQuantile, medianOf } from './statistics';
import { counted, definePart, measured, type Worksheet, type Finding } from './worksheet';

/**
 * Run chart of one indicator, month by month, around its median.
 *
 * Points on the median are left out of runs; useful points n are the others. Shift: the longest run on one side has six points or more. Trend: five
 * points or more that all rise or all fall, equal neighbours counted once (both as BMJ Open and NAHQ describe them). Anhøj's rules beside them: longest run above
 * round(log2(n) + 3), or fewer crossings than the 5 % quantile of n − 1 throws of a coin (Anhøj and Olesen, PLOS ONE 2014). One set of
 * rules is chosen for a chart. Fewer than ten useful points are too early to judge. Months without a figure are left out.
 */
const runChart = definePart({
  fields: { values: list(number(), 12), periods: optional(list(period(), 12)) },
  settings: {
    rules: oneOf(['classic', 'anhoej']),
    shift: wholeThreshold(6, { least: 2 }),
    trend: wholeThreshold(5, { least: 2 }),
    min_useful: wholeThreshold(10, { least: 1 }),
  },
  figures: {
    median: measured(2),
    useful_points: counted(),
    longest_run: counted(),
    longest_trend: counted(),
    crossings: counted(),
    runs: counted(),
    anhoej_longest_limit: counted(),
    anhoej_crossings_min: counted(),
  },
  bands: { median: 'verdict' },
  isOnPage: true,
  fromDhis2: 'periods',
  example: { values: [62, 64, 61, 63, 65, 62, 60, 66, 71, 72, 70, 73, 74, 72] },
  compute({ values }, { rules, shift, trend, min_useful }) {
    const known = numbersIn(values);
    const median = medianOf(known);
    const runs = isNumber(median) ? runsOf(sidesOf(known, median)) : [];
    const useful = runs.reduce((sum, one) => sum + one, 0);
    const longest = longestOf(runs);
    const crossings = Math.max(0, runs.length - 1);
    const rising = longestTrend(known);
    const longestLimit = useful > 0 ? Math.round(Math.log2(useful) + 3) : 0;
    const crossingsMin = useful > 0 ? fairCoinQuantile(0.05, useful - 1) : 0;
    const signals = {
      is_shift: longest >= shift,
      is_trend: rising >= trend,
      anhoej_shift: useful > 0 && longest > longestLimit,
      anhoej_crossings_signal: crossings < crossingsMin,
    };
    const isTooEarly = useful < min_useful;
    const hasSignal =
      rules === 'classic'
        ? signals.is_shift || signals.is_trend
        : signals.anhoej_shift || signals.anhoej_crossings_signal;
    return {
      verdict: isTooEarly ? 'too early for rules' : hasSignal ? 'signal' : 'no signal',
      median,
      useful_points: useful,
      runs: runs.length,
      crossings,
      longest_run: longest,
      longest_trend: rising,
      ...signals,
      anhoej_longest_limit: longestLimit,
      anhoej_crossings_min: crossingsMin,
    };
  },
  interpret(outputs, { rules, min_useful }): Finding[] {
    const { median, verdict, useful_points, longest_run, longest_trend, crossings, is_shift } = outputs;
    if (!isNumber(median)) return [];
    if (verdict === 'too early for rules')
      return [{ code: 'tooEarly', values: { useful_points, min_useful } }];
    if (verdict === 'no signal') return [{ code: 'noSignal', values: { median } }];
    if (rules === 'anhoej') return [{ code: 'anhoej', values: { longest_run, crossings } }];
    return [
      is_shift ? { code: 'shift', values: { longest_run } } : { code: 'trend', values: { longest_trend } },
    ];
  },
  keyedInFiles(outputs, { shift, trend }) {
    return {
      [`shift_rule_${shift}`]: [outputs.is_shift, 0],
      [`trend_rule_${trend}`]: [outputs.is_trend, 0],
    };
  },
  series({ values, periods }, { verdict, median, anhoej_longest_limit }, { rules, shift, trend }) {
    const known = values.map((one) => (isNumber(one) ? one : null));
    const places = (least: number) => (isNumber(median) ? placesOfRuns(known, median, least) : []);
    const signals =
      rules === 'classic'
        ? [...places(shift), ...placesOfTrends(known, trend)]
        : places(anhoej_longest_limit + 1);
    return {
      kind: 'run',
      labels: values.map((_, place) => periods[place] ?? String(place + 1)),
      unit: 'number',
      lines: [{ key: 'value', values: known }],
      marked: verdict === 'signal' ? [...new Set(signals)] : [],
    };
  },
});

/**
 * The same indicator in several facilities, month by month, drawn beside each other on one scale: where did it change? Shift and trend are those of
 * `runChart`, each facility around its own median; one with fewer than ten useful points is too early to judge.
 */
const facilities = definePart({
  fields: { rows: table({ facility: optional(text()), values: list(number(), 12) }, 4) },
  settings: {
    shift: wholeThreshold(6, { least: 2 }),
    trend: wholeThreshold(5, { least: 2 }),
    min_useful: wholeThreshold(10, { least: 1 }),
  },
  figures: {
    facilities_changed: counted(),
    facilities_judged: counted(),
    median: measured(2),
    longest_run: counted(),
    longest_trend: counted(),
  },
  isOnPage: true,
  fromDhis2: 'placesAndPeriods',
  example: {
    rows: [
      { facility: 'Mfano', values: [62, 64, 61, 63, 65, 62, 60, 66, 71, 72, 70, 73] },
      { facility: 'Mlimani', values: [55, 58, 54, 57, 53, 59, 56, 52, 58, 55, 57, 54] },
      { facility: 'Mtoni', values: [80, 78, 81, 79, 76, 77, 74, 75, 71, 70, 68, 66] },
      { facility: 'Bondeni', values: [40, 44, 43, null, 45, 41, 42, 46, 44, 43, 45, 42] },
    ],
  },
  compute({ rows }, { shift, trend, min_useful }) {
    const judged = rows.map(({ facility, values }) => {
      const known = numbersIn(values);
      const median = medianOf(known);
      const runs = isNumber(median) ? runsOf(sidesOf(known, median)) : [];
      const [longest_run, longest_trend] = [longestOf(runs), longestTrend(known)];
      const isEnough = runs.reduce((sum, one) => sum + one, 0) >= min_useful;
      const hasSignal = longest_run >= shift || longest_trend >= trend;
      const verdict = !isEnough ? 'too early for rules' : hasSignal ? 'signal' : 'no signal';
      return [facility, median, verdict, longest_run, longest_trend] as const;
    });
    const known = judged.filter(([, , verdict]) => verdict !== 'too early for rules');
    return {
      facilities_changed:
        known.length === 0
          ? noResult('tooFewValues')
          : known.filter(([, , verdict]) => verdict === 'signal').length,
      facilities_judged: known.length,
      rows: judged,
    };
  },
  interpret({ facilities_changed, facilities_judged }): Finding[] {
    if (!isNumber(facilities_changed)) return [];
    const code = facilities_changed > 0 ? 'facilitiesChanged' : 'facilitiesSame';
    return [{ code, values: { facilities_changed, facilities_judged } }];
  },
  series({ rows }) {
    const months = Math.max(0, ...rows.map(({ values }) => values.length));
    return {
      kind: 'multiples',
      labels: Array.from({ length: months }, (_, place) => String(place + 1)),
      unit: 'number',
      lines: rows.map(({ facility, values }, place) => ({
        key: 'value',
        name: facility || String(place + 1),
        values: Array.from({ length: months }, (_, month) => {
          const value = values[month] ?? null;
          return isNumber(value) ? value : null;
        }),
      })),
    };
  },
  table(_, { rows }) {
    return {
      columns: [
        { key: 'facility' },
        { key: 'median' },
        { key: 'verdict', isWord: true },
        { key: 'longest_run' },
        { key: 'longest_trend' },
      ],
      rows,
    };
  },
});

export const runCharts = {
  key: 'W10',
  version: 1,
  slug: 'run-chart',
  toolkit: 'data-review-meeting',
  parts: { runChart, pChart, facilities, equalChart, limits },
} satisfies Worksheet;
