import { readTable, type TableFault } from '~/platform/tables/read-table.server';
import { figureColumns } from './figure-columns';
import { fillFromRows, type FilledForm, guessColumns, matchHeads } from './fill-from-rows';
import type { AnyPart, Worksheet } from './worksheet';

/** Rows that a form takes from a file: years of months, or every facility of a council. */
export const mostFileRows = 200;

export type FiguresAnswer = ({ ok: true } & FilledForm) | { ok: false; fault: TableFault };

/**
 * Reads figures that were pasted from a spreadsheet, or uploaded as XLSX or CSV. Columns are found by their heads in either language, in
 * any order; without heads they stand as in the form.
 */
export async function readFigures(
  worksheet: Worksheet,
  part: AnyPart,
  bytes: Uint8Array,
): Promise<FiguresAnswer> {
  const columns = figureColumns(part.fields);
  const match = (heads: readonly string[]) => matchHeads(worksheet.key, columns, heads);
  const headerHas = (cells: string[]) => match(cells).some(Boolean);
  const table = await readTable(bytes, { headerHas, maxRows: mostFileRows });
  if (table.ok) {
    const rows = table.rows.map(({ cells }) => cells);
    return { ok: true, ...fillFromRows(table.header, match(table.header), rows) };
  }
  if (table.fault !== 'noHeader') return table;
  const bare = await readTable(bytes, { maxRows: mostFileRows });
  if (!bare.ok) return bare;
  const rows = [bare.header, ...bare.rows.map(({ cells }) => cells)];
  return { ok: true, ...fillFromRows([], guessColumns(columns, rows), rows) };
}
