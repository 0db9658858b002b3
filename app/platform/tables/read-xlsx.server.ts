import { openArchive } from './open-archive.server';
import { parseXml, type XmlHandler } from './parse-xml.server';
import {
  type FindHeader,
  maxColumns,
  maxLine,
  type RowCollector,
  TableError,
  type TableRow,
} from './table-rows';
import { readWorkbook, type Workbook } from './read-workbook.server';
import { columnOf, dateText, numberText, unescapeText } from './xlsx-cell-text';
import { type TextReader, textReader } from './xlsx-text-reader';

/** Sheets that are looked at for the header; the table is on the first one that anybody would see. */
const maxSheets = 10;

/**
 * Reads a workbook's first visible sheet that has the header, or the first one if none has. Rows and columns may be anywhere: only cells
 * with a value cost memory.
 * @throws TableError
 */
export async function readXlsx(
  bytes: Uint8Array,
  newCollector: () => RowCollector,
  findHeader: FindHeader,
): Promise<TableRow[]> {
  const archive = await openArchive(bytes);
  const book = await readWorkbook(archive);
  let first: TableRow[] | undefined;
  for (const sheet of book.sheets.slice(0, maxSheets)) {
    const collector = newCollector();
    await parseXml(archive.read(sheet), sheetHandler(book, collector));
    if (findHeader(collector.rows)) return collector.rows;
    first = first?.length ? first : collector.rows;
  }
  return first ?? [];
}

/** Hands the rows of one sheet to the collector. */
function sheetHandler(book: Workbook, collector: RowCollector): XmlHandler {
  let line = 0;
  let column = -1;
  let row: string[] = [];
  let cell: { type: string; style: number; value: string; inline: TextReader } | undefined;
  let isInValue = false;
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r);
        if (!Number.isInteger(line) || line < 1 || line > maxLine) throw new TableError('unreadable');
        column = -1;
        row = [];
      } else if (name === 'c') {
        column = columnOf(attributes.r ?? '') ?? column + 1;
        const { t: type = 'n', s: style = '0' } = attributes;
        cell = { type, style: Number(style), value: '', inline: textReader() };
      } else if (name === 'v') isInValue = true;
      else cell?.inline.open(name);
    },
    text: (text) => {
      if (!cell) return;
      if (isInValue) cell.value += text;
      else cell.inline.text(text);
    },
    close: (name) => {
      if (name === 'v') isInValue = false;
      else if (name === 'row') collector.take(line, row);
      else if (name !== 'c') cell?.inline.close(name);
      else if (cell) {
        const text = textOf(cell, book);
        cell = undefined;
        if (text === '') return;
        if (column >= maxColumns) throw new TableError('tooLarge');
        while (row.length < column) row.push('');
        row[column] = text;
      }
    },
  };
}

function textOf(
  { type, style, value, inline }: { type: string; style: number; value: string; inline: TextReader },
  { texts, dateStyles, since1904 }: Workbook,
): string {
  switch (type) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'inlineStr':
      return inline.read();
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
    case 'n': {
      const number = Number(value);
      if (value.trim() === '' || Number.isNaN(number)) return value;
      return dateStyles[style] ? dateText(number, since1904) : numberText(number);
    }
    default:
      // The result of a formula (`str`), or Excel's own word for an error (`e`), such as #N/A.
      return unescapeText(value);
  }
}
