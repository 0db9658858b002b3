import { count, list, optional, period, share } from './fields';
import { from, isNumber, noResult, numbersIn, quotient, type Result, sumOf } from './result';
import { longestOf, placesOfRuns, runsOf, sidesOf } from './runs';
import { threshold, wholeThreshold } from './settings';
import { above, below } from './thresholds';
import { counted, definePart, type Finding, type OutputValue, shareOfOne } from './worksheet';

const sigmas = { sigmas: threshold(3, { most: 10 }) };

/** Limits of a share of `n` clients around `center`: center ± sigmas × √(center × (1 − center) / n), cut at 0 and 1. */
function limitsOf(center: Result, n: Result, times: number): { lcl: Result; ucl: Result } {
  const reach = from([center, n], (middle, all) =>
    all === 0 ? noResult('noClients') : times * Math.sqrt((middle * (1 - middle)) / all),
  );
  return {
    lcl: from([center, reach], (middle, far) => Math.max(0, middle - far)),
    ucl: from([center, reach], (middle, far) => Math.min(1, middle + far)),
  };
}

function chartOf(rows: { numerator: Result; denominator: Result }[], times: number) {
  const whole = rows.filter(({ numerator, denominator }) => isNumber(numerator) && isNumber(denominator));
  const all = sumOf(whole.map((row) => row.denominator));
  const some = sumOf(whole.map((row) => row.numerator));
  const center = from([some, all], (part, total) => {
    if (total === 0) return noResult('noClients');
    return part > total ? noResult('moreThanAll') : part / total;
  });
  const points = rows.map(({ numerator, denominator }) => ({
    p: quotient(numerator, denominator, 'noClients'),
    ...limitsOf(center, denominator, times),
  }));
  const outside = points.flatMap(({ p, lcl, ucl }, place) =>
    isNumber(p) && isNumber(lcl) && isNumber(ucl) && (above(p, ucl) || below(p, lcl)) ? [place] : [],
  );
  const shares = numbersIn(points.map(({ p }) => p));
  const longest = isNumber(center) ? longestOf(runsOf(sidesOf(shares, center))) : 0;
  return { center, points, outside, longest };
}

/**
 * p-chart of a share of clients, month by month, with denominators that change.
 *
 * p̄ = Σ numerators / Σ denominators; limits of month i = p̄ ± 3 × √(p̄ (1 − p̄) / nᵢ), cut at 0 and 1 (NIST/SEMATECH e-Handbook 6.3.3.2). A signal is
 * a month outside its limits or eight in a row on one side of p̄. Where fewer than five clients are to be expected (nᵢ × p̄ < 5) the limits are
 * rough. A month without clients has no share; more in the numerator than in the denominator over all months gives no chart. Places count from 0.
 */
export const pChart = definePart({
  fields: {
    numerators: list(count(), 12),
    denominators: list(count(), 12),
    periods: optional(list(period(), 12)),
  },
  settings: { ...sigmas, run: wholeThreshold(8, { least: 2 }), min_expected: threshold(5) },
  figures: {
    p_bar: shareOfOne(),
    out_count: counted(),
    longest_run_one_side: counted(),
    rows_p_lcl_ucl: shareOfOne(),
  },
  bands: { p_bar: 'verdict' },
  isOnPage: true,
  fromDhis2: 'periods',
  example: {
    numerators: [30, 27, 33, 29, 35, 31, 28, 30, 18, 17, 16, 18],
    denominators: [120, 118, 131, 125, 140, 122, 119, 128, 133, 127, 124, 130],
  },
  compute({ numerators, denominators }, { sigmas: times, run, min_expected }) {
    const months = Math.max(numerators.length, denominators.length);
    const rows = Array.from({ length: months }, (_, place) => ({
      numerator: from([numerators[place] ?? null], (one) => one),
      denominator: from([denominators[place] ?? null], (one) => one),
    }));
    const { center, points, outside, longest } = chartOf(rows, times);
    return {
      verdict: outside.length > 0 || longest >= run ? 'signal' : 'no signal',
      p_bar: center,
      out_count: outside.length,
      longest_run_one_side: longest,
      is_shift: longest >= run,
      out_of_limits: outside,
      rows_p_lcl_ucl: points.map(({ p, lcl, ucl }) => [p, lcl, ucl]),
      is_rough: rows.some(
        ({ denominator }) =>
          isNumber(center) && isNumber(denominator) && below(denominator * center, min_expected),
      ),
      is_more_than_all: points.some(({ p }) => isNumber(p) && above(p, 1)),
    };
  },
  interpret({ p_bar, out_count, is_shift, longest_run_one_side, is_rough, is_more_than_all }): Finding[] {
    const warnings: Finding[] = [
      ...(is_more_than_all ? [{ code: 'moreThanAll', values: {} }] : []),
      ...(is_rough ? [{ code: 'rough', values: {} }] : []),
    ];
    if (!isNumber(p_bar)) return warnings;
    const code = out_count > 0 ? 'outside' : is_shift ? 'longRun' : 'stable';
    return [{ code, values: { p_bar, out_count, longest_run_one_side } }, ...warnings];
  },
  keyedInFiles({ is_shift }, { run }) {
    return { [`shift_rule_${run}`]: [is_shift, 0] };
  },
  series({ periods }, { rows_p_lcl_ucl, p_bar, out_of_limits }, { run }) {
    const inPercent = (place: 0 | 1 | 2) =>
      rows_p_lcl_ucl.map((row) => {
        const value = row[place];
        return value !== undefined && isNumber(value) ? value * 100 : null;
      });
    return {
      kind: 'line',
      labels: rows_p_lcl_ucl.map((_, place) => periods[place] ?? String(place + 1)),
      unit: 'percent',
      lines: [
        { key: 'p', values: inPercent(0) },
        { key: 'ucl', values: inPercent(2) },
        { key: 'lcl', values: inPercent(1) },
      ],
      marked: [
        ...new Set([
          ...out_of_limits,
          ...(isNumber(p_bar) ? placesOfRuns(inPercent(0), p_bar * 100, run) : []),
        ]),
      ],
      ...(isNumber(p_bar) ? { target: { key: 'p_bar', value: p_bar * 100 } } : {}),
    };
  },
});

/** The same with one denominator for all: one upper and one lower limit. */
export const equalChart = definePart({
  fields: { defectives: list(count(), 12), n: count() },
  settings: sigmas,
  figures: { p_bar: shareOfOne(), ucl: shareOfOne(), lcl: shareOfOne() },
  isOnPage: false,
  example: { defectives: [40, 44, 22, 34, 24, 32, 28, 32, 34, 30], n: 200 },
  compute({ defectives, n }, { sigmas: times }) {
    const denominator = from([n], (all) => all);
    const rows = defectives.map((one) => ({ numerator: from([one], (some) => some), denominator }));
    const { center, outside } = chartOf(rows, times);
    return { p_bar: center, ...limitsOf(center, denominator, times), out_of_limits: outside };
  },
  interpret: () => [],
});

/** Limits around a share that is known. */
export const limits = definePart({
  fields: { p_bar: share(), n: count() },
  settings: sigmas,
  figures: { ucl: shareOfOne(), lcl: shareOfOne() },
  isOnPage: false,
  example: { p_bar: 0.2313, n: 50 },
  compute({ p_bar, n }, { sigmas: times }): { lcl: OutputValue; ucl: OutputValue } {
    return limitsOf(
      from([p_bar], (one) => one),
      from([n], (all) => all),
      times,
    );
  },
  interpret: () => [],
});
