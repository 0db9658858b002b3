import { smallestGroup } from './suppress';

/**
 * Hides small groups among counts whose sum is told. The smallest of the others are hidden with them, until what is missing of the sum can
 * be shared out among them in more than one way, though it is known which of them may be small.
 * @param counts whole numbers of at least 1
 * @returns null in place of what is hidden; undefined where no such way is left and nothing of them may be told
 */
export function hideFew(counts: readonly number[]): (number | null)[] | undefined {
  const small = counts.filter((count) => count < smallestGroup);
  if (small.length === 0) return [...counts];
  const large = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count >= smallestGroup)
    .sort((a, b) => a.count - b.count);
  const along = new Set<number>();
  let missing = small.reduce((sum, count) => sum + count, 0);
  for (const { count, at } of large) {
    along.add(at);
    missing += count;
    if (missing > small.length + smallestGroup * along.size) {
      return counts.map((one, place) => (one < smallestGroup || along.has(place) ? null : one));
    }
  }
  return undefined;
}
