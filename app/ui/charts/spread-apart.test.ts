import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadApart } from './spread-apart';

it('leaves alone what is far enough apart', () => {
  expect(spreadApart([10, 90, 50], 13, [0, 160])).toEqual([10, 90, 50]);
});

it('moves what lies on one place apart, in the order given', () => {
  expect(spreadApart([100, 100, 100], 13, [0, 160])).toEqual([100, 113, 126]);
  expect(spreadApart([160, 160], 13, [0, 160])).toEqual([147, 160]);
});

it('keeps the gap between all neighbours and their order, whatever the places are', () => {
  const places = fc.array(fc.double({ min: 0, max: 160, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(places, (given) => {
      const apart = spreadApart(given, 13, [0, 160]);
      const order = given.map((_, index) => index).sort((a, b) => given[a]! - given[b]! || a - b);
      const sorted = order.map((index) => apart[index]!);
      sorted.slice(1).forEach((one, index) => expect(one - sorted[index]!).toBeGreaterThanOrEqual(13 - 1e-9));
      expect(Math.min(...apart)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(...apart)).toBeLessThanOrEqual(160 + 1e-9);
    }),
  );
});
