import { languages } from '~/platform/i18n/language';
import type { FigureColumn } from './figure-columns';
import { namesOfColumn } from './figure-columns';
import { asPeriod } from './month-in-words';
import { isPeriod } from './period';
import { byTime } from './period-range';
import { wordOf } from './say-run';

export interface FilledForm {
  /** What the form's boxes hold, by their names. */
  fields: Record<string, string>;
  /** Heads of columns that the worksheet doesn't have. */
  unknownHeads: string[];
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Finds the columns of a file by their heads: each column once, in whatever order they stand. */
export function matchHeads(
  worksheet: string,
  columns: readonly FigureColumn[],
  heads: readonly string[],
): (FigureColumn | undefined)[] {
  const named = new Map(
    columns.flatMap((column) =>
      namesOfColumn(worksheet, column, languages).map((name) => [folded(name), column] as const),
    ),
  );
  const taken = new Set<FigureColumn>();
  return heads.map((head) => {
    const column = named.get(folded(head));
    if (!column || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
}

/** Columns of a table without heads: months are known by their look, all others stand as in the form. */
export function guessColumns(
  columns: readonly FigureColumn[],
  rows: readonly (readonly string[])[],
): (FigureColumn | undefined)[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const looksLikePeriods = (place: number) => rows.every((cells) => isPeriod(asPeriod(cells[place] ?? '')));
  const periods = columns.find(({ field }) => field.kind === 'period');
  const others = columns.filter((column) => column !== periods);
  let isPeriodFound = false;
  return Array.from({ length: width }, (_, place) => {
    if (periods && !isPeriodFound && looksLikePeriods(place)) {
      isPeriodFound = true;
      return periods;
    }
    return others.shift();
  });
}

/**
 * Puts the rows of a file into the boxes of a form. Months are understood in words of either language; where every row has its month, the rows
 * come in the order of time.
 * @param columns of the file: what each of them holds, undefined for one that the worksheet doesn't have
 */
export function fillFromRows(
  heads: readonly string[],
  columns: readonly (FigureColumn | undefined)[],
  rows: readonly (readonly string[])[],
): FilledForm {
  const read = rows.map((cells) => columns.map((column, place) => cellOf(column, cells[place] ?? '')));
  const periodAt = columns.findIndex((column) => column?.field.kind === 'period');
  const hasMonths = periodAt >= 0 && read.every((cells) => isPeriod(cells[periodAt] ?? ''));
  const inOrder = hasMonths
    ? read.toSorted((one, other) => byTime(one[periodAt] ?? '', other[periodAt] ?? ''))
    : read;
  const fields = inOrder.flatMap((cells, row) =>
    columns.flatMap((column, place) => (column ? [[column.pathOf(row), cells[place] ?? ''] as const] : [])),
  );
  return {
    fields: Object.fromEntries(fields),
    unknownHeads: heads.filter((head, place) => head !== '' && !columns[place]),
  };
}

function cellOf(column: FigureColumn | undefined, cell: string): string {
  if (column?.field.kind === 'period') return asPeriod(cell);
  if (column?.field.kind !== 'choice') return cell;
  const isMeant = (option: string) =>
    [option, ...languages.map((language) => wordOf(option, language))].some(
      (word) => folded(word) === folded(cell),
    );
  return column.field.options.find(isMeant) ?? cell;
}
