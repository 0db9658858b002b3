import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { asXlsxText } from './xlsx-text';

/** A number stays one; a text is never run as a formula. A formula is ours alone: nothing that anybody typed may stand in it. */
export type SheetCell = string | number | null | { formula: string };

const widthOf = (cell: SheetCell | undefined) =>
  typeof cell === 'object' && cell !== null ? 0 : String(cell ?? '').length;

export interface Sheet {
  /** At most 31 letters. */
  name: string;
  header: readonly string[];
  rows: readonly (readonly SheetCell[])[];
}

const longestColumn = 48;

/** An Excel workbook whose numbers can be counted on with. The headers are bold and stay in sight; columns are as wide as what is in them. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const buffer = await writeXlsxFile(
    sheets.map(({ name, header, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: header.map((head, column) => ({
        width: Math.min(longestColumn, 3 + Math.max(head.length, ...rows.map((row) => widthOf(row[column])))),
      })),
      data: [
        header.map((head): Cell => ({ ...textCell(head), fontWeight: 'bold' })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}

const textCell = (text: string) => ({ type: String, value: asXlsxText(text) });

const cellOf = (cell: SheetCell): Cell => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'object') return { type: 'Formula', value: cell.formula };
  return typeof cell === 'number' ? { type: Number, value: cell } : textCell(cell);
};
