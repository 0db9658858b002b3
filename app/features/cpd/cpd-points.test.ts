import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CouncilRule } from './council-rule';
import { daysLeft, periodOf } from './cpd-period';
import { type EarnedPoints, totalPoints } from './cpd-points';

const rule: CouncilRule = {
  periodMonths: 12,
  periodStart: '2026-01-01',
  requiredPoints: 20,
  categoryOnePercent: 40,
  associationPercent: 25,
  isConfirmed: true,
};
const financialYear: CouncilRule = { ...rule, periodStart: '2026-07-01' };
const threeYears: CouncilRule = { ...rule, periodMonths: 36, categoryOnePercent: null, requiredPoints: 30 };

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const rules = fc.record({
  periodMonths: fc.integer({ min: 1, max: 120 }),
  periodStart: fc
    .tuple(fc.integer({ min: 2000, max: 2060 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`),
});

describe('a council’s period', () => {
  test.each([
    { day: '2026-11-28', council: rule, from: '2026-01-01', until: '2026-12-31' },
    { day: '2027-01-01', council: rule, from: '2027-01-01', until: '2027-12-31' },
    { day: '2026-06-30', council: financialYear, from: '2025-07-01', until: '2026-06-30' },
    { day: '2026-07-01', council: financialYear, from: '2026-07-01', until: '2027-06-30' },
    { day: '2028-02-29', council: threeYears, from: '2026-01-01', until: '2028-12-31' },
    { day: '2025-12-31', council: threeYears, from: '2023-01-01', until: '2025-12-31' },
  ])('of $day is $from to $until', ({ day, council, from, until }) => {
    expect(periodOf(day, council)).toEqual({ from, until });
  });

  test('holds the day, and all its days have the same one', () => {
    fc.assert(
      fc.property(days, rules, (day, council) => {
        const period = periodOf(day, council);
        expect(period.from <= day && day <= period.until).toBe(true);
        expect(periodOf(period.from, council)).toEqual(period);
        expect(periodOf(period.until, council)).toEqual(period);
      }),
    );
  });

  test('has one day left on its last', () => {
    const period = periodOf('2026-11-28', rule);
    expect(daysLeft('2026-12-31', period)).toBe(1);
    expect(daysLeft('2026-11-28', period)).toBe(34);
  });
});

describe('points', () => {
  const earned = (day: string, points: number, category: 1 | 2 | null = null): EarnedPoints => ({
    day,
    points,
    category,
  });

  test('are summed by period, the latest first, today’s also where it is empty', () => {
    const points = [earned('2025-12-31', 4), earned('2026-01-01', 2.5), earned('2026-03-04', 4)];
    expect(totalPoints(points, rule, '2027-02-01')).toEqual([
      { from: '2027-01-01', until: '2027-12-31', earned: 0, counted: 0 },
      { from: '2026-01-01', until: '2026-12-31', earned: 6.5, counted: 6.5 },
      { from: '2025-01-01', until: '2025-12-31', earned: 4, counted: 4 },
    ]);
  });

  test('of category 1 count up to the council’s limit, the others all', () => {
    const points = [earned('2026-02-01', 6, 1), earned('2026-03-01', 6, 1), earned('2026-04-01', 4, 2)];
    expect(totalPoints(points, rule, '2026-05-01')[0]).toMatchObject({ earned: 16, counted: 12 });
    expect(totalPoints(points, threeYears, '2026-05-01')[0]).toMatchObject({ earned: 16, counted: 16 });
    expect(totalPoints(points, { ...rule, requiredPoints: null }, '2026-05-01')[0]).toMatchObject({
      counted: 16,
    });
  });

  test('are never lost between periods, nor counted beyond what was earned', () => {
    const halves = fc.integer({ min: 1, max: 40 }).map((count) => count / 2);
    const one = fc.record({
      day: days,
      points: halves,
      category: fc.constantFrom<(1 | 2 | null)[]>(1, 2, null),
    });
    fc.assert(
      fc.property(fc.array(one), rules, (points, period) => {
        const totals = totalPoints(points, { ...rule, ...period }, '2026-05-01');
        const sum = totals.reduce((total, { earned: of }) => total + of, 0);
        expect(sum).toBe(points.reduce((total, { points: of }) => total + of, 0));
        for (const { earned: of, counted } of totals) expect(counted).toBeLessThanOrEqual(of);
      }),
    );
  });
});
