import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPeriod } from './period';
import { byTime, periodsAround } from './period-range';

test.each([
  [
    ['202602', '202511'],
    ['202511', '202512', '202601', '202602'],
  ],
  [
    ['2025Q3', '2026Q1'],
    ['2025Q3', '2025Q4', '2026Q1'],
  ],
  [
    ['2026', '2024'],
    ['2024', '2025', '2026'],
  ],
  [
    ['2025W8', '2025W11'],
    ['2025W8', '2025W9', '2025W10', '2025W11'],
  ],
  [
    ['2026W52', '2027W1'],
    ['2026W52', '2026W53', '2027W1'],
  ],
  [
    ['2025W51', '2026W1'],
    ['2025W51', '2025W52', '2026W1'],
  ],
  [['202511', '202511'], ['202511']],
  [[], []],
])('the periods around %j are %j', (some, all) => expect(periodsAround(some)).toEqual(all));

test('holds each period once, in order, and none that DHIS2 doesn’t know', () => {
  const year = fc.integer({ min: 2015, max: 2035 });
  const months = fc.tuple(year, fc.integer({ min: 1, max: 12 }));
  const weeks = fc.tuple(year, fc.integer({ min: 1, max: 53 }));
  const periods = fc.oneof(
    fc.array(months.map(([one, month]) => `${one}${String(month).padStart(2, '0')}`)),
    fc.array(weeks.map(([one, week]) => `${one}W${week}`)),
  );
  fc.assert(
    fc.property(periods, (some) => {
      const all = periodsAround(some);
      expect(all).toEqual([...new Set(all)].sort(byTime));
      expect(all.every(isPeriod)).toBe(true);
      expect(some.every((one) => all.includes(one))).toBe(true);
    }),
  );
});
