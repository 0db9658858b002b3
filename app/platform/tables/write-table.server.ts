import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { withFormulaGuard } from './formula-guard';
import { asXlsxText } from './xlsx-text';

/**
 * A CSV file that spreadsheets open as it is meant: marked as UTF-8, and no cell is run as a formula. Our own reader takes the marks off
 * again, so that a phone number in international form comes back as it went.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const guarded = [header, ...rows].map((cells) => cells.map(withFormulaGuard));
  return stringify(guarded, { bom: true, record_delimiter: 'windows' });
}

/**
 * An Excel workbook of one sheet. All cells are text, so that none is a formula and no number loses its zeros; the header is bold and
 * stays in sight.
 * @param options.widths of the columns, in characters
 */
export async function writeXlsx(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  options: { widths?: readonly number[] } = {},
): Promise<Uint8Array> {
  const textCell = (text: string): Cell => {
    const value = asXlsxText(text);
    return value === '' ? null : { type: String, value, format: '@' };
  };
  const bold = (cell: Cell): Cell =>
    cell === null || typeof cell !== 'object' ? cell : { ...cell, fontWeight: 'bold' };
  const sheet = [header.map((text) => bold(textCell(text))), ...rows.map((row) => row.map(textCell))];
  const columns = options.widths?.map((width) => ({ width }));
  const buffer = await writeXlsxFile(sheet, { stickyRowsCount: 1, ...(columns && { columns }) }).toBuffer();
  return new Uint8Array(buffer);
}
