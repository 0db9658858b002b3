/**
 * Moves places on a line apart until neighbours have a gap, as little as that takes and in the same order; within the ends where there is room.
 * @returns the places in the order in which they were given
 */
export function spreadApart(
  places: readonly number[],
  gap: number,
  ends: readonly [number, number],
): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  const apart: number[] = [];
  for (const index of order) apart.push(Math.max(places[index] ?? 0, (apart.at(-1) ?? -Infinity) + gap));
  let most = Math.max(ends[1], ends[0] + gap * (places.length - 1));
  for (let at = apart.length - 1; at >= 0; at--) {
    apart[at] = Math.min(apart[at] ?? 0, most);
    most = (apart[at] ?? 0) - gap;
  }
  return places.map((_, index) => apart[order.indexOf(index)] ?? 0);
}
