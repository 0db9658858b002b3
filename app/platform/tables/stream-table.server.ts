import { stringify } from 'csv-stringify/sync';
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { withFormulaGuard } from './formula-guard';
import { asXlsxText } from './xlsx-text';

/** Rows of a long table, some at a time: only these are in memory. */
type RowBatches = AsyncIterable<readonly (readonly string[])[]>;

/** A CSV file as `writeCsv` writes it, sent while its rows are read. */
export function streamCsv(header: readonly string[], batches: RowBatches): ReadableStream<Uint8Array> {
  return streamOf(csvPieces(header, batches));
}

async function* csvPieces(header: readonly string[], batches: RowBatches): AsyncGenerator<Uint8Array> {
  const piece = (rows: readonly (readonly string[])[], bom: boolean) =>
    strToU8(
      stringify(
        rows.map((cells) => cells.map(withFormulaGuard)),
        { bom, record_delimiter: 'windows' },
      ),
    );
  yield piece([header], true);
  for await (const rows of batches) if (rows.length > 0) yield piece(rows, false);
}

/** An Excel workbook of one sheet, all of whose cells are text, sent while its rows are read. */
export function streamXlsx(header: readonly string[], batches: RowBatches): ReadableStream<Uint8Array> {
  return streamOf(xlsxPieces(header, batches));
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook beside its sheet (ECMA-376, part 1). */
const frame: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Tumia" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

async function* xlsxPieces(header: readonly string[], batches: RowBatches): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const take = () => ready.splice(0);
  for (const [name, xml] of Object.entries(frame)) {
    const part = new ZipPassThrough(name);
    zip.add(part);
    part.push(strToU8(xmlHead + xml), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 3 });
  zip.add(sheet);
  sheet.push(
    strToU8(
      `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(header)}`,
    ),
  );
  for await (const rows of batches) {
    if (rows.length > 0) sheet.push(strToU8(rows.map(rowXml).join('')));
    yield* take();
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  yield* take();
}

const rowXml = (cells: readonly string[]) => `<row>${cells.map(cellXml).join('')}</row>`;

const cellXml = (text: string) =>
  text === ''
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(asXlsxText(text))}</t></is></c>`;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Asks for the next piece when the one before has been taken: a slow reader holds the rows up, not the memory. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
