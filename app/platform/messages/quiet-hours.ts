const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** East Africa Time is three hours ahead of UTC all year. */
const eastAfricaOffsetMs = 3 * hourMs;

/**
 * When a message that nobody asked for may go out: undefined for now, else the end of the quiet hours.
 * @param from, until hours of the day in East Africa Time; the same hour twice means that no hours are quiet
 */
export function endOfQuiet(now: Date, from: number, until: number): Date | undefined {
  const local = now.getTime() + eastAfricaOffsetMs;
  const hour = Math.floor((local % dayMs) / hourMs);
  const isQuiet = from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  if (!isQuiet) return undefined;
  const midnight = local - (local % dayMs);
  const end = midnight + until * hourMs;
  return new Date((end > local ? end : end + dayMs) - eastAfricaOffsetMs);
}

/** The beginning of the calendar month in East Africa Time. */
export function startOfMonth(now: Date): Date {
  const local = new Date(now.getTime() + eastAfricaOffsetMs);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth()) - eastAfricaOffsetMs);
}
