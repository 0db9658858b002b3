/** Which side of a line each point lies on; points on it are useful to no rule and are left out. */
export const sidesOf = (values: readonly number[], line: number): (1 | -1)[] =>
  values.flatMap((value) => (value > line ? [1] : value < line ? [-1] : []));

/** Lengths of the runs of equal neighbours: 1, 1, −1 → 2, 1. */
export function runsOf(sides: readonly number[]): number[] {
  const lengths: number[] = [];
  sides.forEach((side, place) => {
    if (place > 0 && side === sides[place - 1]) lengths.push((lengths.pop() ?? 0) + 1);
    else lengths.push(1);
  });
  return lengths;
}

export const longestOf = (lengths: readonly number[]): number =>
  lengths.reduce((longest, one) => Math.max(longest, one), 0);

/** Points of the longest stretch that only rises or only falls; equal neighbours count once. */
export function longestTrend(values: readonly number[]): number {
  const changing = values.filter((value, place) => place === 0 || value !== values[place - 1]);
  if (changing.length === 0) return 0;
  const directions = changing.slice(1).map((value, place) => Math.sign(value - (changing[place] ?? value)));
  return longestOf(runsOf(directions)) + 1;
}
