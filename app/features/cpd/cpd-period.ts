import { addDays } from '~/platform/calendar-day';
import type { CouncilRule } from './council-rule';

/** From the first to the last day, such as `2026-01-01` and `2026-12-31`. */
export interface CpdPeriod {
  from: string;
  until: string;
}

/** Months since the beginning of the year 0. */
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const firstDayOf = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** @returns the period of a council in which a day lies */
export function periodOf(
  day: string,
  { periodMonths, periodStart }: Pick<CouncilRule, 'periodMonths' | 'periodStart'>,
): CpdPeriod {
  const start = monthOf(periodStart);
  const periods = Math.floor((monthOf(day) - start) / periodMonths);
  const first = start + periods * periodMonths;
  return { from: firstDayOf(first), until: addDays(firstDayOf(first + periodMonths), -1) };
}

/** Days from `day` to the end of the period, that day included. */
export function daysLeft(day: string, { until }: CpdPeriod): number {
  return Math.round((Date.parse(until) - Date.parse(day)) / 86_400_000) + 1;
}
