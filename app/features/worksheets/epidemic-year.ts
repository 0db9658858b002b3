import { count, list, optional } from './fields';
import { beyond, passes } from './epidemic-verdict';
import { from, given, isNumber, noResult, numbersIn, type Result } from './result';
import { threshold, wholeThreshold } from './settings';
import { meanOf, quantileOf, sampleDeviation } from './statistics';
import { counted, definePart, measured, type Finding } from './worksheet';

const pastYears = ['year_1', 'year_2', 'year_3', 'year_4', 'year_5'] as const;

/**
 * The channel of a whole year: each month (or week) against the same month of three to five past years.
 *
 * Usual up to the third quartile of the past years (type 7), an alert above it, an epidemic above their mean + 2 sample SD or the third quartile, whichever
 * is higher (both as compared in Malaria Journal 2011;10:260). Above, not on, a limit counts. A month with fewer than three past years has no limits. Years
 * with an epidemic don't belong in the history.
 */
export const year = definePart({
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
