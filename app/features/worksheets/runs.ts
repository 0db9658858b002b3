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

/** Places of the points in runs on one side of a line that have `least` points or more; a point on the line belongs to no run and ends none. */
export function placesOfRuns(values: readonly (number | null)[], line: number, least: number): number[] {
  const runs: number[][] = [];
  let side = 0;
  values.forEach((value, place) => {
    if (value === null || value === line) return;
    const own = Math.sign(value - line);
    if (own === side) runs.at(-1)?.push(place);
    else runs.push([place]);
    side = own;
  });
  return runs.filter(({ length }) => length >= least).flat();
}

/** Places of the points in stretches that only rise or only fall and have `least` points or more; of equal neighbours the first counts. */
export function placesOfTrends(values: readonly (number | null)[], least: number): number[] {
  const known = values.flatMap((value, place) => (value === null ? [] : [{ value, place }]));
  const changing = known.filter(({ value }, at) => at === 0 || value !== known[at - 1]?.value);
  const stretches: number[][] = [];
  let way = 0;
  changing.forEach(({ value, place }, at) => {
    const before = changing[at - 1];
    if (!before) return;
    const own = Math.sign(value - before.value);
    if (own === way) stretches.at(-1)?.push(place);
    else stretches.push([before.place, place]);
    way = own;
  });
  return [...new Set(stretches.filter(({ length }) => length >= least).flat())].sort((a, b) => a - b);
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
