import path from 'node:path';
import type { Archive } from './open-archive.server';
import { parseXml } from './parse-xml.server';
import { TableError } from './table-rows';
import { isDateFormat } from './xlsx-cell-text';
import { type TextReader, textReader } from './xlsx-text-reader';

const maxSharedLetters = 100_000_000;

/** What the cells of all sheets refer to. */
export interface Workbook {
  /** The parts of the sheets that anybody would see, in their order. */
  sheets: string[];
  since1904: boolean;
  /** By number of text. */
  texts: string[];
  /** By number of style: whether it shows dates. */
  dateStyles: boolean[];
}

/** Reads which sheets a workbook has, its texts and styles. @throws TableError */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = [...(await readRelations(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  if (!main) throw new TableError('unreadable');
  const related = await readRelations(archive, main.part);
  const partOf = (type: string) => [...related.values()].find((relation) => relation.type === type)?.part;
  const { sheetIds, since1904 } = await readSheetList(archive, main.part);
  return {
    since1904,
    sheets: sheetIds
      .map((id) => related.get(id))
      .flatMap((sheet) => (sheet?.type === 'worksheet' ? [sheet.part] : [])),
    texts: await readSharedTexts(archive, partOf('sharedStrings')),
    dateStyles: await readDateStyles(archive, partOf('styles')),
  };
}

/** A part that another refers to, and as what. */
interface Relation {
  type: string;
  part: string;
}

/** @returns what `part` refers to, by the id that it uses; '' asks for the package itself */
async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const { dir, base } = path.posix.parse(part);
  const relations = new Map<string, Relation>();
  const file = path.posix.join(dir, '_rels', `${base}.rels`);
  if (!archive.has(file)) throw new TableError('unreadable');
  await parseXml(archive.read(file), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const target = path.posix.join('/', Target.startsWith('/') ? '' : dir, Target).slice(1);
      relations.set(Id, { type: path.posix.basename(Type), part: target });
    },
  });
  return relations;
}

async function readSheetList(archive: Archive, part: string) {
  const sheetIds: string[] = [];
  let since1904 = false;
  await parseXml(archive.read(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      // The prefix of relations is the writer's choice: mostly `r:id`.
      const [, id] = Object.entries(attributes).find(([key]) => /:id$/.test(key)) ?? [];
      if (id) sheetIds.push(id);
    },
  });
  return { sheetIds, since1904 };
}

async function readSharedTexts(archive: Archive, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  let letters = 0;
  let reader: TextReader | undefined;
  if (part && archive.has(part)) {
    await parseXml(archive.read(part), {
      open: (name) => {
        if (name === 'si') reader = textReader();
        else reader?.open(name);
      },
      text: (text) => reader?.text(text),
      close: (name) => {
        if (name !== 'si') return reader?.close(name);
        const read = reader?.read() ?? '';
        letters += read.length + 8;
        if (letters > maxSharedLetters) throw new TableError('tooLarge');
        texts.push(read);
        reader = undefined;
      },
    });
  }
  return texts;
}

async function readDateStyles(archive: Archive, part: string | undefined): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isInCellStyles = false;
  if (part && archive.has(part)) {
    await parseXml(archive.read(part), {
      open: (name, { numFmtId = '0', formatCode = '' }) => {
        const id = Number(numFmtId);
        if (name === 'numFmt') codes.set(id, formatCode);
        else if (name === 'cellXfs') isInCellStyles = true;
        else if (name === 'xf' && isInCellStyles) styles.push(isDateFormat(id, codes.get(id)));
      },
      close: (name) => {
        if (name === 'cellXfs') isInCellStyles = false;
      },
    });
  }
  return styles;
}
