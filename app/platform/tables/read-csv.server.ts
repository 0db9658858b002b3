import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { withoutFormulaGuard } from './formula-guard';
import { type FindHeader, type RowCollector, TableError, type TableRow, tidyCell } from './table-rows';

const separators = [',', ';', '\t'];

/** Characters that a single record may have: one quotation mark that is never closed must not swallow the file. */
const longestRecord = 1_000_000;

const format = (separator: string) =>
  ({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRecord,
  }) satisfies Options;

/**
 * Reads separated values. A record is a row, as in a spreadsheet, even where a quoted cell has several lines.
 * @param findHeader tells the right separator: the one by which the header is found
 * @throws TableError where a quotation mark is never closed
 */
export async function readCsv(
  text: string,
  collector: RowCollector,
  findHeader: FindHeader,
): Promise<TableRow[]> {
  const named = /^sep=([,;\t])\r?\n/i.exec(text);
  const separator = named?.[1] ?? chooseSeparator(text, findHeader);
  const body = named ? text.slice(named[0].length) : text;
  let line = named ? 1 : 0;
  try {
    const records = Readable.from(chunksOf(body)).pipe(parse(format(separator)));
    for await (const record of records as AsyncIterable<string[]>) {
      collector.take((line += 1), record.map(withoutFormulaGuard));
    }
  } catch (error) {
    if (error instanceof CsvError) throw new TableError('unreadable');
    throw error;
  }
  return collector.rows;
}

function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += 65_536) yield text.slice(start, start + 65_536);
}

/** Tries each separator on the first lines: right is the one that makes the most columns of the header. */
function chooseSeparator(text: string, findHeader: FindHeader): string {
  const tried = separators.map((separator) => ({
    separator,
    columns: findHeader(firstRows(text, separator))?.cells.length ?? 0,
  }));
  const [best] = tried.sort((one, other) => other.columns - one.columns);
  return best?.separator ?? ',';
}

function firstRows(text: string, separator: string): TableRow[] {
  try {
    const records = parseAtOnce(text.slice(0, 65_536), { ...format(separator), to: 25 });
    return records.map((cells, index) => ({
      line: index + 1,
      cells: cells.map((cell) => tidyCell(withoutFormulaGuard(cell))),
    }));
  } catch {
    return [];
  }
}
