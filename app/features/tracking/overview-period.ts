/** East Africa Time is three hours ahead of UTC all year. */
const eastAfricaMs = 3 * 3_600_000;
const dayMs = 24 * 3_600_000;

export type Rhythm = 'weekly' | 'monthly';

/** The month, or the Monday of the week, in which a moment lies in East Africa: `2026-03`, or `2026-03-02`. */
export function periodOf(rhythm: Rhythm, moment: Date): string {
  const local = new Date(moment.getTime() + eastAfricaMs);
  if (rhythm === 'monthly') return local.toISOString().slice(0, 7);
  const sinceMonday = (local.getUTCDay() + 6) % 7;
  return new Date(local.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10);
}
