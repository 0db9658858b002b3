import { z } from 'zod';

/** A calendar month, such as `2026-11`; anything else counts as not asked for. */
export const MonthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);

/** East Africa Time is three hours ahead of UTC all year. */
const eastAfricaOffsetMs = 3 * 3_600_000;

/**
 * The calendar months of East Africa that end with the one of `now`, newest first.
 * @returns their names, such as `2026-11`, and the moment at which the first of them began
 */
export function monthsUntil(now: Date, count: number): { months: [string, ...string[]]; since: Date } {
  const local = new Date(now.getTime() + eastAfricaOffsetMs);
  const startOf = (back: number) => Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back);
  const nameOf = (back: number) => new Date(startOf(back)).toISOString().slice(0, 7);
  const earlier = Array.from({ length: count - 1 }, (_, index) => nameOf(index + 1));
  return { months: [nameOf(0), ...earlier], since: new Date(startOf(count - 1) - eastAfricaOffsetMs) };
}
