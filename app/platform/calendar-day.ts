/** No year before 1000: some that JavaScript counts, such as the year 0, PostgreSQL refuses. */
const dayForm = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const dayMs = 24 * 3_600_000;

/**
 * @param day such as `2026-11-30`
 * @returns the moment at which this day begins in East Africa, or undefined where there is no such day
 */
export function startOfDay(day: string): Date | undefined {
  if (!dayForm.test(day)) return undefined;
  const [asUtc, start] = [new Date(`${day}T00:00:00Z`), new Date(`${day}T00:00:00+03:00`)];
  // JavaScript reads the 31st of June as the 1st of July.
  return !Number.isNaN(asUtc.getTime()) && asUtc.toISOString().startsWith(day) ? start : undefined;
}

/** @returns the moment at which the day after `day` begins in East Africa, or undefined where there is no such day */
export function endOfDay(day: string): Date | undefined {
  const start = startOfDay(day);
  return start && new Date(start.getTime() + dayMs);
}

/** East Africa is this far ahead of Greenwich, all year round. */
const aheadMs = 3 * 3_600_000;

/** @returns the day in East Africa on which a moment lies, such as `2026-11-30` */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + aheadMs).toISOString().slice(0, 10);
}

/** @param days how many days later; earlier where it is negative */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** @returns the moment at which the day begins, in East Africa, that is `days` after the day of `moment` */
export const startOfDayAfter = (moment: Date, days: number): Date =>
  new Date(`${addDays(dayOf(moment), days)}T00:00:00+03:00`);
