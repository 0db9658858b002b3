import { describe, expect, test } from 'vitest';
import { hideFew } from './hide-few';

describe('counts whose sum is told', () => {
  test('are all told where none is small', () => expect(hideFew([5, 12, 9])).toEqual([5, 12, 9]));

  test('hide the smallest of the others with a small one', () =>
    expect(hideFew([2, 40, 7, 12])).toEqual([null, 40, null, 12]));

  test('hide one more where the smallest one would give it away', () =>
    expect(hideFew([1, 5, 9, 30])).toEqual([null, null, null, 30]));

  test('leave more than one way to share out what is missing, whatever the counts', () => {
    for (let small = 1; small < 5; small += 1) {
      for (let large = 5; large < 12; large += 1) {
        const told = hideFew([small, large, 30]);
        const missing = 30 + small + large - (told?.[2] ?? 0);
        const ways = [1, 2, 3, 4].filter((one) => missing - one >= (told?.[2] === null ? 10 : 5));
        expect(ways.length, `${small} and ${large}`).toBeGreaterThan(1);
      }
    }
  });

  test('are none of them told where all are small, or would be known', () => {
    expect(hideFew([1, 3, 4])).toBeUndefined();
    expect(hideFew([1, 5])).toBeUndefined();
  });
});
