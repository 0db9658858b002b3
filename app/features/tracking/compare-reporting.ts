import { group } from 'd3-array';
import { smallestGroup } from './suppress';

/** Monthly reports of an area: how many were due, came, and came in time. */
export interface ReportingMonth {
  area: string;
  /** Such as `2026-03`. */
  month: string;
  expected: number;
  received: number;
  onTime: number;
}

/** How many of a cadre got their certificate in a month. */
export interface TrainedMonth {
  area: string;
  cadre: string;
  month: string;
  certifiedIn: number;
}

/** Per cent of the reports that were due; null where none were, or too few months are known. */
export interface Rates {
  completeness: number | null;
  timeliness: number | null;
}

export interface AreaComparison {
  area: string;
  /** By when half of those who are trained were; null where fewer than {@link smallestGroup} are. */
  training: string | null;
  /** In steps, see {@link inSteps}. */
  trained: number;
  /** The cadre with most of the trained; null where none has {@link smallestGroup}. */
  cadre: string | null;
  before: Rates;
  after: Rates;
}

/** Months compared on each side of the month of training, which itself belongs to neither. */
const monthsAside = 12;
/** Fewer months than this are no rate worth comparing. */
const fewestMonths = 3;

export const ratesOf = (rows: readonly ReportingMonth[]): Rates => {
  const sum = (key: 'expected' | 'received' | 'onTime') => rows.reduce((total, one) => total + one[key], 0);
  const expected = sum('expected');
  const share = (part: number) => (expected === 0 ? null : Math.round((1000 * part) / expected) / 10);
  return { completeness: share(sum('received')), timeliness: share(sum('onTime')) };
};

/** People trained up to each month, the first one first. */
function trainedUntil(trained: readonly TrainedMonth[]): { month: string; people: number }[] {
  const byMonth = [...group(trained, ({ month }) => month)].sort(([one], [other]) => (one < other ? -1 : 1));
  let people = 0;
  return byMonth.map(([month, rows]) => {
    for (const { certifiedIn } of rows) people += certifiedIn;
    return { month, people };
  });
}

/** The month by which half of all who are trained were; null where fewer than {@link smallestGroup} are. */
export function monthOfTraining(trained: readonly TrainedMonth[]): string | null {
  const until = trainedUntil(trained);
  const all = until.at(-1)?.people ?? 0;
  return all < smallestGroup ? null : (until.find(({ people }) => people * 2 >= all)?.month ?? null);
}

/**
 * People trained up to each of some months, which tells of no small group: a figure stays as it was until at least {@link smallestGroup}
 * more are trained.
 */
export function inSteps(trained: readonly TrainedMonth[], months: readonly string[]): number[] {
  const until = trainedUntil(trained);
  let told = 0;
  let at = 0;
  return months.map((month) => {
    for (; at < until.length && (until[at]?.month ?? '') <= month; at += 1) {
      const { people } = until[at] ?? { people: 0 };
      if (people - told >= smallestGroup) told = people;
    }
    return told;
  });
}

function mainCadreOf(trained: readonly TrainedMonth[]): string | null {
  const cadres = [...group(trained, ({ cadre }) => cadre)]
    .map(([cadre, rows]) => ({ cadre, people: rows.reduce((sum, { certifiedIn }) => sum + certifiedIn, 0) }))
    .filter(({ people }) => people >= smallestGroup)
    .sort((a, b) => b.people - a.people || (a.cadre < b.cadre ? -1 : 1));
  return cadres[0]?.cadre ?? null;
}

/** The month so many months before or after. */
const monthsFrom = (month: string, by: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
};

const comparable = (rows: readonly ReportingMonth[]): Rates =>
  new Set(rows.map(({ month }) => month)).size < fewestMonths
    ? { completeness: null, timeliness: null }
    : ratesOf(rows);

/** An area's reports up to twelve months before and after the month by which half of its trained people were trained. */
export function compareArea(
  area: string,
  reports: readonly ReportingMonth[],
  trained: readonly TrainedMonth[],
): AreaComparison {
  const training = monthOfTraining(trained);
  const between = (from: string, to: string) =>
    comparable(reports.filter(({ month }) => month >= from && month <= to));
  return {
    area,
    training,
    trained: inSteps(trained, ['9999-12'])[0] ?? 0,
    cadre: mainCadreOf(trained),
    before:
      training === null ? ratesOf([]) : between(monthsFrom(training, -monthsAside), monthsFrom(training, -1)),
    after:
      training === null ? ratesOf([]) : between(monthsFrom(training, 1), monthsFrom(training, monthsAside)),
  };
}
