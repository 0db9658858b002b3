import { setImmediate } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { maxColumns, type RowCollector, TableError, type TableRow } from './table-rows';

const chunkLetters = 65_536;

/** How many rows or columns a cell spans. */
const spanOf = (attribute: string | undefined) =>
  Math.min(Math.max(1, Number.parseInt(attribute ?? '1', 10) || 1), maxColumns);

/**
 * Reads the rows of an HTML page's tables, one after the other; a table inside of a cell is part of that cell's text.
 * @throws TableError
 */
export async function readHtmlTable(html: string, collector: RowCollector): Promise<TableRow[]> {
  const rows = rowReader(collector);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => rows.open(name, attributes),
      ontext: (text) => rows.text(text),
      onclosetag: (name) => rows.close(name),
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let start = 0; start < html.length; start += chunkLetters) {
    parser.write(html.slice(start, start + chunkLetters));
    // Others are served between two chunks.
    await setImmediate();
  }
  parser.end();
  rows.end();
  return collector.rows;
}

/** Puts rows together out of tags, with spanned cells empty but for the first. */
function rowReader(collector: RowCollector) {
  let line = 0;
  let depth = 0;
  let row: string[] | undefined;
  let cell: { column: number; text: string } | undefined;
  /** For each column, how many of the next rows a cell above reaches into. */
  let reached: number[] = [];
  let isHidden = false;

  const oneLess = (column: number) => {
    reached[column] = Math.max(0, (reached[column] ?? 0) - 1);
  };
  const endCell = () => {
    if (row && cell) row[cell.column] = cell.text;
    cell = undefined;
  };
  const endRow = () => {
    endCell();
    if (!row) return;
    for (let column = row.length; column < reached.length; column += 1) oneLess(column);
    collector.take(line, row);
    row = undefined;
  };
  const startCell = (attributes: Record<string, string>) => {
    endCell();
    row ??= [];
    let column = row.length;
    while (reached[column]) {
      oneLess(column);
      row[column] = '';
      column += 1;
    }
    if (column >= maxColumns) throw new TableError('tooLarge');
    const [columns, rowsDown] = [spanOf(attributes.colspan), spanOf(attributes.rowspan)];
    for (let next = column; next < column + columns; next += 1) {
      row[next] = '';
      if (rowsDown > 1) reached[next] = rowsDown - 1;
    }
    cell = { column, text: '' };
  };

  return {
    open: (name: string, attributes: Record<string, string>) => {
      if (name === 'table') {
        depth += 1;
        if (depth === 1) reached = [];
      } else if (name === 'script' || name === 'style') isHidden = true;
      else if (cell && depth > 1) cell.text += ' ';
      else if (name === 'tr') {
        endRow();
        line += 1;
        row = [];
      } else if (name === 'td' || name === 'th') startCell(attributes);
      else if (cell && /^(br|p|div|li)$/.test(name)) cell.text += ' ';
    },
    text: (text: string) => {
      if (cell && !isHidden) cell.text += text;
    },
    close: (name: string) => {
      if (name === 'script' || name === 'style') isHidden = false;
      else if (name === 'table') {
        if (depth === 1) endRow();
        depth = Math.max(0, depth - 1);
      } else if (depth > 1) return;
      else if (name === 'td' || name === 'th') endCell();
      else if (name === 'tr') endRow();
    },
    end: endRow,
  };
}
