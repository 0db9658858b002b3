import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestGroup } from './suppress';
import { hideNested, suppressColumn, suppressNested } from './suppress-steps';

const isSmall = (value: number) => value > 0 && value < smallestGroup;
const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);

/** Rows of which each count is a part of the one before. */
const nestedRow = fc
  .array(fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 40 })), { minLength: 4, maxLength: 4 })
  .map((parts) => parts.map((_, at) => sumOf(parts.slice(at))));
const nestedTables = fc
  .array(nestedRow, { minLength: 2, maxLength: 6 })
  .map((rows) => ({ rows, totals: [0, 1, 2, 3].map((column) => sumOf(rows.map((row) => row[column]!))) }));

const differencesOf = (told: readonly (number | null)[]) => {
  const known = told.filter((one) => one !== null);
  return known.slice(1).map((value, at) => Math.abs(known[at]! - value));
};

describe('nested counts', () => {
  it('don’t tell by a difference of the few who have not begun', () => {
    expect(hideNested([20, 18])).toEqual([false, true]);
  });

  it('are compared with the last one that is told', () => {
    expect(hideNested([20, 18, 17, 15, 0])).toEqual([false, true, true, false, false]);
  });

  it('are all told where each step loses many or nobody', () => {
    expect(hideNested([40, 40, 30, 12, 7])).toEqual([false, false, false, false, false]);
  });

  it('tell in no row and in no total of a group of one to four, nor of a difference of one to four', () => {
    fc.assert(
      fc.property(nestedTables, (table) => {
        const { rows, totals } = suppressNested(table);
        for (const told of [...rows, totals]) {
          for (const value of told) expect(value !== null && isSmall(value)).toBe(false);
          for (const difference of differencesOf(told)) expect(isSmall(difference)).toBe(false);
        }
      }),
    );
  });

  it('tell true numbers only, and no hidden one by the sum of a column', () => {
    fc.assert(
      fc.property(nestedTables, (table) => {
        const { rows, totals } = suppressNested(table);
        rows.forEach((row, at) =>
          row.forEach((value, column) =>
            expect(value === null || value === table.rows[at]![column]).toBe(true),
          ),
        );
        totals.forEach((total, column) => {
          const hidden = [...rows.map((row) => row[column]), total].filter((one) => one === null);
          expect(hidden.length).not.toBe(1);
        });
      }),
    );
  });

  it('hide what is told elsewhere not to be told', () => {
    const { rows, totals } = suppressNested({ rows: [[30], [50]], totals: [80] }, [true]);
    expect(totals).toEqual([null]);
    expect(rows.flat()).toContain(null);
  });

  it('count the first total as a part of those before', () => {
    expect(suppressNested({ rows: [], totals: [38, 20], before: 40 }).totals).toEqual([null, 20]);
  });
});

describe('a column with its sum', () => {
  it('is told where no count is small', () => {
    expect(suppressColumn([10, 0, 25])).toEqual({ hidden: [false, false, false], isTotalHidden: false });
  });

  it('hides a second count with a small one, so that the sum doesn’t tell it', () => {
    expect(suppressColumn([3, 40, 9])).toEqual({ hidden: [true, false, true], isTotalHidden: false });
  });

  it('hides with a count one that could be another: it has no room where what is told beside it leaves none', () => {
    const rangeOf = (at: number): [low: number, high: number] => (at === 1 ? [10, 10] : [0, Infinity]);
    expect(suppressColumn([3, 10, 40], { rangeOf }).hidden).toEqual([true, false, true]);
  });

  it('hides its sum with the only count that there is', () => {
    expect(suppressColumn([7], { hidden: [true] })).toEqual({ hidden: [true], isTotalHidden: true });
  });
});
