/** Fewer people than this could be recognised. */
export const smallestGroup = 5;

/** A cell of a table that is shared: the number of people, or null where it is not told. */
type Shared = number | null;

export interface SharedTable {
  cells: Shared[][];
  rowTotals: Shared[];
  columnTotals: Shared[];
  total: Shared;
}

const isSmall = (value: number) => value > 0 && value < smallestGroup;

/**
 * Hides small groups in a table of counts with its margins, and as much beside them that nothing hidden can be worked out from what is told.
 *
 * Each hidden cell is one corner of a rectangle of four hidden ones. One more in it and its opposite corner and one less in the other two,
 * or the other way round, leaves every sum as it is (a margin's corner moves with its own sign), and no count falls below zero: so at least
 * two tables fit what is told. A rectangle that reaches into both margins always does, so that there is always one.
 * @param cells whole numbers of at least 0, all rows as long as each other
 */
export function suppressSmall(cells: readonly (readonly number[])[]): SharedTable {
  const rows = cells.map((row) => [...row, sumOf(row)]);
  const width = rows[0]?.length ?? 1;
  const table = [...rows, Array.from({ length: width }, (_, at) => sumOf(rows.map((row) => row[at] ?? 0)))];
  const hidden = table.map((row) => row.map(isSmall));
  const small = hidden.flatMap((row, i) => row.flatMap((isHidden, j) => (isHidden ? [[i, j] as const] : [])));
  for (const [i, j] of small) {
    const { k, l } = cheapestRectangle(table, hidden, i, j);
    for (const [row, column] of [
      [i, j],
      [i, l],
      [k, j],
      [k, l],
    ] as const)
      (hidden[row] ?? [])[column] = true;
  }
  const told = table.map((row, i) => row.map((value, j) => (hidden[i]?.[j] ? null : value)));
  const last = told.pop() ?? [];
  return {
    cells: told.map((row) => row.slice(0, -1)),
    rowTotals: told.map((row) => row.at(-1) ?? null),
    columnTotals: last.slice(0, -1),
    total: last.at(-1) ?? null,
  };
}

/** The opposite corner of the rectangle that hides the fewest people more. */
function cheapestRectangle(table: number[][], hidden: boolean[][], i: number, j: number) {
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 1) - 1];
  const valueAt = (row: number, column: number) => table[row]?.[column] ?? 0;
  const costOf = (row: number, column: number) => (hidden[row]?.[column] ? 0 : 1 + valueAt(row, column));
  let best = { k: lastRow === i ? 0 : lastRow, l: lastColumn === j ? 0 : lastColumn, cost: Infinity };
  for (let k = 0; k <= lastRow; k++) {
    for (let l = 0; l <= lastColumn; l++) {
      if (k === i || l === j || !canMove(table, [i, k], [j, l])) continue;
      const cost = costOf(i, l) + costOf(k, j) + costOf(k, l);
      if (cost < best.cost) best = { k, l, cost };
    }
  }
  return best;
}

/** Whether one more or one less at the first corner can be made good at the other three without a count below zero. */
function canMove(table: number[][], rows: [number, number], columns: [number, number]): boolean {
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 1) - 1];
  const corners = rows.flatMap((row, a) =>
    columns.map((column, b) => {
      const turn = (a + b) % 2 === 0 ? 1 : -1;
      const isMargin = (row === lastRow) !== (column === lastColumn);
      return { value: table[row]?.[column] ?? 0, move: isMargin ? -turn : turn };
    }),
  );
  return [1, -1].some((sign) => corners.every(({ value, move }) => value + sign * move >= 0));
}

const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);
