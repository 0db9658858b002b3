import { group } from 'd3-array';
import type { CoverageCounts } from './figures.server';
import { smallestGroup } from './suppress';
import { suppressColumn } from './suppress-steps';
import type { FigureTable, Told } from './figure-tables';

/** How many of those in post are certified and still here; `certified` is null where it could tell of a few people. */
export interface Coverage {
  certified: Told;
  inPost: number;
}

interface TabulatedCoverage {
  tables: FigureTable[];
  /** Of all areas and cadres together. */
  coverage: Coverage | undefined;
}

const coverageColumns = ['certified', 'inPost', 'share', 'gap'] as const;

/** Per cent with one digit after the point. */
export const shareOf = (part: Told, whole: number): Told =>
  part === null || whole === 0 ? null : Math.round((1000 * part) / whole) / 10;

const isFew = (value: number) => value > 0 && value < smallestGroup;

/**
 * Coverage by cadre, those with most in post first, and by area within.
 * @param areas ids of the areas in their order @param isShared neither a few who are certified are told, nor a few who aren't
 */
export function tabulateCoverage(
  counts: readonly CoverageCounts[],
  areas: readonly string[],
  isShared: boolean,
): TabulatedCoverage {
  if (counts.length === 0) return { tables: [], coverage: undefined };
  const total = added(counts);
  const byCadre = [...group(counts, ({ cadre }) => cadre)]
    .map(([key, of]) => ({ key, ...added(of) }))
    .sort((a, b) => b.inPost - a.inPost || (a.key < b.key ? -1 : 1));
  const ofAreas = group(counts, ({ area }) => area);
  const byArea = areas.flatMap((key) => {
    const of = ofAreas.get(key);
    return of === undefined ? [] : [{ key, ...added(of) }];
  });
  // One of the two sums up to what the other hides, unless both keep the sum back.
  let isTotalHidden = isShared && isFew(total.inPost - total.certified);
  const hiddenIn = (rows: readonly { certified: number; inPost: number }[]) => {
    if (!isShared) return rows.map(() => false);
    const suppressed = suppressColumn(
      rows.map(({ certified }) => certified),
      { hidden: rows.map(({ certified, inPost }) => isFew(inPost - certified)), isTotalHidden },
    );
    isTotalHidden = suppressed.isTotalHidden;
    return suppressed.hidden;
  };
  hiddenIn(byCadre);
  const [hiddenAreas, hiddenCadres] = [hiddenIn(byArea), hiddenIn(byCadre)];
  const tableOf = (
    key: 'coverage' | 'coverageAreas',
    rows: typeof byArea,
    hidden: boolean[],
  ): FigureTable => ({
    key,
    columns: [...coverageColumns],
    rows: rows.map(({ key: row, certified, inPost }, at) => ({
      key: row,
      values: valuesOf({ certified: hidden[at] ? null : certified, inPost }),
    })),
  });
  return {
    tables: [
      tableOf('coverage', byCadre, hiddenCadres),
      ...(byArea.length > 1 ? [tableOf('coverageAreas', byArea, hiddenAreas)] : []),
    ],
    coverage: { certified: isTotalHidden ? null : total.certified, inPost: total.inPost },
  };
}

function valuesOf({ certified, inPost }: Coverage): Told[] {
  const gap = certified === null ? null : Math.max(0, inPost - certified);
  return [certified, inPost, shareOf(certified, inPost), gap];
}

const added = (counts: readonly CoverageCounts[]) => ({
  certified: counts.reduce((sum, one) => sum + one.certified, 0),
  inPost: counts.reduce((sum, one) => sum + one.inPost, 0),
});
