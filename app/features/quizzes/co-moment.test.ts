import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPair, correlation, noPairs, varianceX } from './co-moment';

const momentOf = (pairs: readonly (readonly [number, number])[]) => {
  const moment = noPairs();
  for (const [x, y] of pairs) addPair(moment, x, y);
  return moment;
};

describe('a correlation', () => {
  /**
   * J. D. Brown, "Point-biserial correlation coefficients", Shiken 5 (3), 2001, table 2: eight students, the means 45 and 30 of those who had
   * the item right and wrong, and the deviation 8.29 of all. From these the point-biserial is (45 − 30) / 8.29 · √(0.5 · 0.5).
   */
  const totals = [50, 45, 45, 40, 35, 30, 30, 25];
  const published = ((45 - 30) / 8.29) * Math.sqrt(0.5 * 0.5);
  it.each([
    ['taken by the better half', [1, 1, 1, 1, 0, 0, 0, 0], published],
    ['taken by the weaker half', [0, 0, 0, 0, 1, 1, 1, 1], -published],
  ])('with an item %s is the published point-biserial', (_what, item, expected) => {
    const moment = momentOf(item.map((share, at) => [share, totals[at] ?? 0]));
    expect(correlation(moment)).toBeCloseTo(expected, 3);
  });

  it('is not defined with an item that everybody gets right, nor for one person', () => {
    expect(correlation(momentOf(totals.map((total) => [1, total])))).toBeNull();
    expect(correlation(momentOf([[1, 50]]))).toBeNull();
  });

  it('takes rounding for no difference', () => {
    expect(
      correlation(
        momentOf([
          [0.1 + 0.2, 0],
          [0.3, 1],
        ]),
      ),
    ).toBeNull();
  });

  const share = fc.constantFrom(0, 0.25, 0.5, 1);
  it('is what the definition gives, whatever the pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 60 }), (pairs) => {
        const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
        const [meanX, meanY] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
        const sum = (of: (x: number, y: number) => number) =>
          pairs.reduce((all, [x, y]) => all + of(x - meanX, y - meanY), 0);
        const [xx, yy, xy] = [sum((x) => x * x), sum((_, y) => y * y), sum((x, y) => x * y)];
        const moment = momentOf(pairs);
        expect(varianceX(moment)).toBeCloseTo(xx / (pairs.length - 1), 10);
        if (xx < 1e-9 || yy < 1e-9) expect(correlation(moment)).toBeNull();
        else expect(correlation(moment)).toBeCloseTo(xy / Math.sqrt(xx * yy), 10);
      }),
    );
  });

  it('keeps its digits far from zero', () => {
    const far = 1e9;
    const near = momentOf([
      [0, 0],
      [1, 2],
      [2, 1],
    ]);
    const moved = momentOf([
      [far, far],
      [far + 1, far + 2],
      [far + 2, far + 1],
    ]);
    expect(correlation(moved)).toBeCloseTo(correlation(near) ?? Number.NaN, 6);
  });
});
