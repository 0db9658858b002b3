import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareArea,
  inSteps,
  monthOfTraining,
  type ReportingMonth,
  type TrainedMonth,
} from './compare-reporting';

const trained = (...months: [month: string, people: number, cadre?: string][]): TrainedMonth[] =>
  months.map(([month, certifiedIn, cadre = 'EN']) => ({ area: 'kigoma-dc', cadre, month, certifiedIn }));
const reports = (from: number, to: number, received: number, onTime: number): ReportingMonth[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    area: 'kigoma-dc',
    month: new Date(Date.UTC(2025, from - 1 + at)).toISOString().slice(0, 7),
    expected: 20,
    received,
    onTime,
  }));

describe('the month of training', () => {
  test('is the one by which half of those trained were, whatever order they come in', () => {
    expect(monthOfTraining(trained(['2026-01', 7], ['2025-03', 3], ['2025-06', 4]))).toBe('2025-06');
  });

  test('is not told of fewer than five', () => {
    expect(monthOfTraining(trained(['2025-03', 4]))).toBeNull();
  });
});

describe('an area', () => {
  test('is compared over the year before and the year after, without the month itself', () => {
    const months = [...reports(1, 14, 10, 5), ...reports(15, 15, 0, 0), ...reports(16, 30, 18, 15)];
    expect(compareArea('kigoma-dc', months, trained(['2026-03', 9]))).toEqual({
      area: 'kigoma-dc',
      training: '2026-03',
      trained: 9,
      cadre: 'EN',
      before: { completeness: 50, timeliness: 25 },
      after: { completeness: 90, timeliness: 75 },
    });
  });

  test('is not compared with fewer than three months on a side', () => {
    const { before, after } = compareArea('kigoma-dc', reports(1, 5, 10, 5), trained(['2025-04', 6]));
    expect([before.completeness, after.completeness]).toEqual([50, null]);
  });

  test('goes by the cadre with most trained people, if these are five', () => {
    const mixed = trained(['2025-03', 4, 'CO'], ['2025-04', 3, 'EN'], ['2025-05', 3, 'EN']);
    expect(compareArea('kigoma-dc', [], mixed).cadre).toBe('EN');
    expect(compareArea('kigoma-dc', [], mixed.slice(0, 2)).cadre).toBeNull();
  });
});

test('people trained are told in steps of five or more, never more than there are, and never five fewer', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }), (counts) => {
      const months = counts.map((_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
      const told = inSteps(
        trained(...counts.map((count, at) => [months[at] ?? '', count] as [string, number])),
        months,
      );
      let people = 0;
      counts.forEach((count, at) => {
        people += count;
        const step = (told[at] ?? 0) - (told[at - 1] ?? 0);
        expect(step === 0 || step >= 5).toBe(true);
        expect(people - (told[at] ?? 0)).toBeGreaterThanOrEqual(0);
        expect(people - (told[at] ?? 0)).toBeLessThan(5);
      });
    }),
  );
});
