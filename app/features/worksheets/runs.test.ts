import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestOf, longestTrend, placesOfRuns, placesOfTrends, runsOf, sidesOf } from './runs';

const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 24 });

describe('points of long runs', () => {
  it('are those on one side, whatever lies on the line between them', () => {
    expect(placesOfRuns([1, 2, 0, 3, null, -1, 4], 0, 3)).toEqual([0, 1, 3]);
    expect(placesOfRuns([1, -1, 1, -1], 0, 2)).toEqual([]);
  });

  it('are there if the longest run is long enough, and no shorter', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 8 }), (all, least) => {
        const longest = longestOf(runsOf(sidesOf(all, 0)));
        expect(placesOfRuns(all, 0, least).length > 0).toBe(longest >= least);
        expect(placesOfRuns(all, 0, longest || 1).length).toBeGreaterThanOrEqual(longest);
      }),
    );
  });
});

describe('points of trends', () => {
  it('are those that only rise or only fall, with the one that both begin at', () => {
    expect(placesOfTrends([5, 1, 2, 2, 3, 4, 0], 4)).toEqual([1, 2, 4, 5]);
  });

  it('are there if the longest trend is long enough', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 8 }), (all, least) => {
        expect(placesOfTrends(all, least).length > 0).toBe(longestTrend(all) >= least);
      }),
    );
  });
});
