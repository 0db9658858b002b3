/** The kinds of periods that follow each other. */
type Frequency = 'month' | 'quarter' | 'year' | 'week';

/** @param period as DHIS2 writes it */
export function frequencyOf(period: string): Frequency {
  if (period.includes('Q')) return 'quarter';
  if (period.includes('W')) return 'week';
  return period.length === 4 ? 'year' : 'month';
}

/** An ISO year has 53 weeks where it begins or ends on a Thursday. */
function weeksOf(year: number): number {
  const isThursday = (month: number, day: number) => new Date(Date.UTC(year, month, day)).getUTCDay() === 4;
  return isThursday(0, 1) || isThursday(11, 31) ? 53 : 52;
}

const numbers = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

const periodsOfYear: Record<Frequency, (year: number) => string[]> = {
  month: (year) => numbers(12).map((month) => `${year}${String(month).padStart(2, '0')}`),
  quarter: (year) => numbers(4).map((quarter) => `${year}Q${quarter}`),
  year: (year) => [String(year)],
  week: (year) => numbers(weeksOf(year)).map((week) => `${year}W${week}`),
};

const yearOf = (period: string) => Number(period.slice(0, 4));

/** Orders periods of one frequency by time: `2025W9` before `2025W10`. */
export const byTime = (one: string, other: string): number =>
  yearOf(one) - yearOf(other) || one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);

/**
 * All periods of one frequency from the earliest to the latest of some, those between them too, so that a chart shows where nothing is known.
 * @param some periods of one frequency, in any order; a week 53 of a year that has none is kept where it stands
 */
export function periodsAround(some: readonly string[]): string[] {
  const known = [...new Set(some)].sort(byTime);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const years = numbers(yearOf(last) - yearOf(first) + 1).map((one) => yearOf(first) + one - 1);
  const between = years
    .flatMap(periodsOfYear[frequencyOf(first)])
    .filter((one) => byTime(first, one) < 0 && byTime(one, last) < 0);
  return [...new Set([...known, ...between])].sort(byTime);
}
