/** A row of an uploaded table. */
export interface TableRow {
  /** The row's number as a spreadsheet shows it, the first being 1. */
  line: number;
  /** Tidied texts: at least as many as the header has. */
  cells: string[];
}

/** Finds the header among a table's first rows. */
export type FindHeader = (rows: TableRow[]) => TableRow | undefined;

/**
 * Why a table can't be taken: nothing in it; no table at all, or a broken one; an old binary or locked Excel file; more than could be
 * meant; more rows than asked for; no row that is the header.
 */
export type TableFault = 'empty' | 'unreadable' | 'oldExcel' | 'tooLarge' | 'tooManyRows' | 'noHeader';

/** Ends the reading of a table. */
export class TableError extends Error {
  constructor(readonly fault: TableFault) {
    super(fault);
  }
}

/** Columns beyond these are no table of people or places; a single stray cell far to the right must not cost memory. */
export const maxColumns = 256;

/** Rows above which a spreadsheet has none. */
export const maxLine = 1_048_576;

/** Letters of all cells together. */
const maxLetters = 100_000_000;

/** Letters that a cell of Excel holds at most. */
export const maxCellLetters = 32_767;

/** Control characters, invisible marks and halves of characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A cell as one line of text: no control characters or invisible marks, single spaces, none at the ends. */
export const tidyCell = (text: string): string =>
  text.slice(0, maxCellLetters).replace(/\s+/gu, ' ').replace(unseen, '').replace(/ {2,}/g, ' ').trim();

/** Takes the rows of a table one by one and stops the reading where there are too many. */
export class RowCollector {
  readonly rows: TableRow[] = [];
  #letters = 0;

  /** @param maxRows rows that aren't blank */
  constructor(private readonly maxRows: number) {}

  /** Keeps a row unless it is blank. @throws TableError past a limit */
  take(line: number, texts: readonly string[]): void {
    const cells = texts.map(tidyCell);
    while (cells.at(-1) === '') cells.pop();
    if (cells.length === 0) return;
    if (this.rows.length >= this.maxRows) throw new TableError('tooManyRows');
    this.#letters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (cells.length > maxColumns || this.#letters > maxLetters) throw new TableError('tooLarge');
    this.rows.push({ line, cells });
  }
}
