import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestTrend, runsOf, sidesOf } from './runs';
import { fairCoinQuantile, medianOf, populationDeviation, quantileOf, sampleDeviation } from './statistics';

describe('statistics', () => {
  it('knows nothing of nothing', () => {
    for (const of of [medianOf, sampleDeviation, populationDeviation])
      expect(of([])).toHaveProperty('reason');
    expect(quantileOf([], 0.75)).toHaveProperty('reason');
    expect(sampleDeviation([3])).toHaveProperty('reason');
    expect(populationDeviation([3])).toBe(0);
  });

  it('takes quantiles between values', () => expect(quantileOf([22, 24, 19, 27, 23], 0.75)).toBe(24));

  it.each([
    [13, 4],
    [9, 2],
    [1, 0],
    [0, 0],
    [20, 6],
    [10_000, 4918],
  ])('of %i throws of a coin 5 %% have at most about %i heads', (trials, quantile) =>
    expect(fairCoinQuantile(0.05, trials)).toBe(quantile),
  );
});

describe('runs', () => {
  it('leave out what lies on the line', () => {
    expect(sidesOf([1, 2, 3, 2, 5], 2)).toEqual([-1, 1, 1]);
    expect(runsOf([-1, 1, 1, -1])).toEqual([1, 2, 1]);
  });

  it.each([
    [[], 0],
    [[5], 1],
    [[5, 5, 5], 1],
    [[1, 2, 2, 3, 1], 3],
    [[5, 4, 3, 2, 1], 5],
  ])('of %j the longest that rises or falls has %i points', (values, points) =>
    expect(longestTrend(values)).toBe(points),
  );

  it('are as long together as the points', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 1)), (sides) => {
        expect(runsOf(sides).reduce((sum, one) => sum + one, 0)).toBe(sides.length);
      }),
    );
  });
});
