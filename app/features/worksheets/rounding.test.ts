import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp, roundUp } from './rounding';

describe('roundHalfUp', () => {
  it.each([
    [0.25, 1, 0.3],
    [-0.25, 1, -0.3],
    [1.005, 2, 1.01],
    [8160.72075, 4, 8160.7208],
    [89.96, 1, 90],
    [28.499999999999996, 0, 29],
    [28.4999, 0, 28],
    [-0.04, 1, 0],
    [1e21, 2, 1e21],
  ])('makes of %f with %i decimals %f', (value, decimals, rounded) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
    expect(Object.is(roundHalfUp(-value, decimals), -0)).toBe(false);
  });

  it('is as far from the value as half of the last place', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          expect(Math.abs(roundHalfUp(value, decimals) - value)).toBeLessThanOrEqual(
            0.5 / 10 ** decimals + 1e-8,
          );
          expect(roundHalfUp(-value, decimals) + roundHalfUp(value, decimals)).toBe(0);
        },
      ),
    );
  });
});

describe('roundUp', () => {
  it.each([
    [810.0000000001, 810],
    [810.01, 811],
    [807.975, 808],
    [0, 0],
  ])('makes of %f %i', (value, whole) => expect(roundUp(value)).toBe(whole));
});
