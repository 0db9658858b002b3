import { smallestGroup } from './suppress';

/** A count, or null where it is not told. */
type Shared = number | null;

const isSmall = (value: number) => value > 0 && value < smallestGroup;

/** What is known of a column of counts beforehand. */
interface ColumnFacts {
  /** Cells that are hidden already. */
  hidden?: readonly boolean[];
  isTotalHidden?: boolean;
  /** The least and the most that a cell may be for all that is told beside it; else from 0 on. */
  rangeOf?: (at: number) => readonly [low: number, high: number];
}

/**
 * Hides small counts of a column whose sum is told too, and with each hidden one another that can make good for it: one more in the one
 * and one less in the other is as likely for all that is told.
 */
export function suppressColumn(
  values: readonly number[],
  { hidden: given = [], isTotalHidden: isGiven = false, rangeOf = () => [0, Infinity] }: ColumnFacts = {},
): { hidden: boolean[]; isTotalHidden: boolean } {
  const total = values.reduce((sum, one) => sum + one, 0);
  const hidden = values.map((value, at) => isSmall(value) || (given[at] ?? false));
  let isTotalHidden = isGiven || isSmall(total);
  const fits = (at: number, change: number) => {
    const [low, high] = rangeOf(at);
    const moved = (values[at] ?? 0) + change;
    return low <= moved && moved <= high;
  };
  const makesGood = (one: number, other: number) =>
    one !== other && [1, -1].some((change) => fits(one, change) && fits(other, -change));
  const cheapest = (among: number[]): number | undefined =>
    among.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))[0];
  const told = () => values.flatMap((_, at) => (hidden[at] ? [] : [at]));
  const hideWith = (at: number) => {
    const partner = cheapest(told().filter((other) => makesGood(at, other))) ?? told().at(-1);
    if (partner === undefined) isTotalHidden = true;
    else hidden[partner] = true;
  };
  for (let at = 0; at < values.length; at++) {
    if (!hidden[at] || isTotalHidden) continue;
    if (!values.some((_, other) => hidden[other] && makesGood(at, other))) hideWith(at);
  }
  if (isTotalHidden && values.length > 0 && !hidden.includes(true)) {
    const least = cheapest(values.flatMap((value, at) => (value > 0 ? [at] : [])));
    if (least !== undefined) hidden[least] = true;
  }
  return { hidden, isTotalHidden };
}

/**
 * Which of nested counts, each of a part of the people before it, are not told: small ones, and those that differ from the last one told by a
 * few, who would be told of by the difference.
 * @param given those that are hidden already
 */
export function hideNested(values: readonly number[], given: readonly boolean[] = []): boolean[] {
  let last: number | undefined;
  return values.map((value, at) => {
    const isHidden =
      (given[at] ?? false) || isSmall(value) || (last !== undefined && isSmall(Math.abs(last - value)));
    if (!isHidden) last = value;
    return isHidden;
  });
}

/** Nested counts of areas and of all of them together, columns from the largest to the smallest. */
interface NestedTable {
  rows: readonly (readonly number[])[];
  totals: readonly number[];
  /** The count of which the totals are parts, where it is told. */
  before?: number | undefined;
}

/** Hides in nested counts what {@link hideNested} says, row by row and in the totals, and what would give it away by the sums of columns. */
export function suppressNested(
  { rows, totals, before }: NestedTable,
  hiddenTotals: readonly boolean[] = [],
): { rows: Shared[][]; totals: Shared[] } {
  let hidden = rows.map((row) => row.map(() => false));
  let ofTotals = totals.map((_, at) => hiddenTotals[at] ?? false);
  const hideTotals = () =>
    before === undefined
      ? hideNested(totals, ofTotals)
      : hideNested([before, ...totals], [isSmall(before), ...ofTotals]).slice(1);
  const count = () => [...hidden.flat(), ...ofTotals].filter(Boolean).length;
  for (let known = -1; known !== count();) {
    known = count();
    hidden = rows.map((row, at) => hideNested(row, hidden[at]));
    ofTotals = hideTotals();
    for (const column of rows.length === 0 ? [] : totals.keys()) {
      const suppressed = suppressColumn(
        rows.map((row) => row[column] ?? 0),
        {
          hidden: hidden.map((row) => row[column] ?? false),
          isTotalHidden: ofTotals[column] ?? false,
          rangeOf: (at) => rangeIn(rows[at] ?? [], hidden[at] ?? [], column),
        },
      );
      for (const [at, isHidden] of suppressed.hidden.entries()) (hidden[at] ?? [])[column] = isHidden;
      ofTotals[column] = suppressed.isTotalHidden;
    }
  }
  const told = (values: readonly number[], isHidden: readonly boolean[] = []): Shared[] =>
    values.map((value, at) => (isHidden[at] ? null : value));
  return { rows: rows.map((row, at) => told(row, hidden[at])), totals: told(totals, ofTotals) };
}

/** What the counts that are told to both sides of one leave it. */
function rangeIn(
  row: readonly number[],
  hidden: readonly boolean[],
  column: number,
): readonly [low: number, high: number] {
  const isTold = (_: number, at: number) => !hidden[at];
  const before = row.filter((value, at) => at < column && isTold(value, at)).at(-1);
  const after = row.filter((value, at) => at > column && isTold(value, at))[0];
  return [after ?? 0, before ?? Infinity];
}
