/** As many months as are fetched at once. */
export const mostMonths = 36;

/** All months from one to another, both included, such as `2026-03`; one more than {@link mostMonths} at most. */
export function monthsBetween(from: string, to: string): string[] {
  const [year = 0, number = 0] = from.split('-').map(Number);
  const all = Array.from({ length: mostMonths + 1 }, (_, at) =>
    new Date(Date.UTC(year, number - 1 + at)).toISOString().slice(0, 7),
  );
  return all.filter((month) => month <= to);
}
