import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SharedTable, smallestGroup, suppressSmall } from './suppress';

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 40 })), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  );

/** All told and hidden values in one grid, margins last. */
const gridOf = ({ cells, rowTotals, columnTotals, total }: SharedTable) => [
  ...cells.map((row, at) => [...row, rowTotals[at]!]),
  [...columnTotals, total],
];

const withMargins = (cells: number[][]) => {
  const rows = cells.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  return [...rows, rows[0]!.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0))];
};

/** Another table of counts that agrees with everything that is told and differs in one place, looked for along four corners. */
function hasAnother(truth: number[][], told: (number | null)[][], i: number, j: number): boolean {
  const [lastRow, lastColumn] = [truth.length - 1, truth[0]!.length - 1];
  for (const [k, row] of told.entries()) {
    for (const l of row.keys()) {
      if (k === i || l === j) continue;
      for (const change of [1, -1]) {
        const other = truth.map((values) => [...values]);
        for (const [a, b, turn] of [
          [i, j, 1],
          [k, l, 1],
          [i, l, -1],
          [k, j, -1],
        ] as const) {
          const isMargin = (a === lastRow) !== (b === lastColumn);
          other[a]![b]! += change * turn * (isMargin ? -1 : 1);
        }
        const adds = JSON.stringify(withMargins(other.slice(0, -1).map((values) => values.slice(0, -1))));
        const agrees = told.every((values, a) =>
          values.every((value, b) => value === null || value === other[a]![b]),
        );
        if (agrees && other.flat().every((value) => value >= 0) && adds === JSON.stringify(other))
          return true;
      }
    }
  }
  return false;
}

describe('suppressSmall', () => {
  it('tells no group of one to four', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        for (const value of gridOf(suppressSmall(cells)).flat())
          expect(value === null || value === 0 || value >= smallestGroup).toBe(true);
      }),
    );
  });

  it('tells true numbers only', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const truth = withMargins(cells).flat();
        gridOf(suppressSmall(cells))
          .flat()
          .forEach((value, at) => expect(value === null || value === truth[at]).toBe(true));
      }),
    );
  });

  it('leaves nothing hidden that could be worked out: another table fits what is told', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const truth = withMargins(cells);
        const told = gridOf(suppressSmall(cells));
        told.forEach((row, i) =>
          row.forEach((value, j) => {
            if (value === null) expect(hasAnother(truth, told, i, j)).toBe(true);
          }),
        );
      }),
    );
  });

  it('hides nothing where no group is small', () => {
    expect(
      suppressSmall([
        [10, 0],
        [7, 25],
      ]),
    ).toEqual({
      cells: [
        [10, 0],
        [7, 25],
      ],
      rowTotals: [10, 32],
      columnTotals: [17, 25],
      total: 42,
    });
  });

  it('hides a second council with a small one, so that the sum doesn’t tell it', () => {
    expect(
      suppressSmall([[3], [40], [9]])
        .cells.flat()
        .filter((one) => one === null),
    ).toHaveLength(2);
  });
});
