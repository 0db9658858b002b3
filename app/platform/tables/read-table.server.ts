import { isOldExcel, isText, isZip, looksLikeHtml } from './recognise-file.server';
import { decodeText } from './decode-text.server';
import { readCsv } from './read-csv.server';
import { readHtmlTable } from './read-html-table.server';
import { readXlsx } from './read-xlsx.server';
import { type FindHeader, RowCollector, TableError, type TableFault, type TableRow } from './table-rows';

export type { TableFault, TableRow } from './table-rows';

export interface ReadTableOptions {
  /** Whether a row is the header; without it the first row that isn't blank is. Rows above the header are left out. */
  headerHas?: (cells: string[]) => boolean;
  /** Rows below the header; 100,000 unless told. */
  maxRows?: number;
}

export type TableAnswer = { ok: true; header: string[]; rows: TableRow[] } | { ok: false; fault: TableFault };

/** How far down a header is looked for: exports put a title or two above it. */
const headerDepth = 20;

/**
 * Reads an uploaded table: XLSX, CSV in any usual encoding and with any usual separator, or an HTML table, which some systems save
 * under the name of a spreadsheet. The content tells the kind, never the file's name. Blank rows are left out; of merged cells the
 * first has the value, a formula counts as the value that was computed last, a date is `2025-06-30`, a number has no exponent.
 */
export async function readTable(bytes: Uint8Array, options: ReadTableOptions = {}): Promise<TableAnswer> {
  const { headerHas = () => true, maxRows = 100_000 } = options;
  const newCollector = () => new RowCollector(maxRows + headerDepth);
  const findHeader: FindHeader = (rows) => rows.slice(0, headerDepth).find(({ cells }) => headerHas(cells));
  try {
    const rows = await readRows(bytes, newCollector, findHeader);
    if (rows.length === 0) return { ok: false, fault: 'empty' };
    const header = findHeader(rows);
    if (!header) return { ok: false, fault: 'noHeader' };
    const body = rows.slice(rows.indexOf(header) + 1);
    if (body.length > maxRows) return { ok: false, fault: 'tooManyRows' };
    for (const { cells } of body) while (cells.length < header.cells.length) cells.push('');
    return { ok: true, header: header.cells, rows: body };
  } catch (error) {
    if (error instanceof TableError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** @param findHeader chooses among the sheets of a workbook and the separators of a CSV */
async function readRows(
  bytes: Uint8Array,
  newCollector: () => RowCollector,
  findHeader: FindHeader,
): Promise<TableRow[]> {
  if (bytes.length === 0) return [];
  if (isZip(bytes)) return readXlsx(bytes, newCollector, findHeader);
  if (isOldExcel(bytes)) throw new TableError('oldExcel');
  const text = decodeText(bytes);
  if (!isText(text)) throw new TableError('unreadable');
  return looksLikeHtml(text)
    ? readHtmlTable(text, newCollector())
    : readCsv(text, newCollector(), findHeader);
}
