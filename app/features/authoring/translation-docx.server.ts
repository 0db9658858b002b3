import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { readDocument } from '~/mdx/conversion/convert-docx.server';
import { type Language, languages, type LocalizedText } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { BlockPair } from './block-pairs';

/** What tells a row of the table which blocks it was made of: both hashes, by which a later change is seen. */
const rowMark = ({ hash }: BlockPair, index: number) => `${index + 1} ${hash.sw || '-'} ${hash.en || '-'}`;

const markPattern = /^(\d+)\s+([0-9a-f]{12}|-)\s+([0-9a-f]{12}|-)$/;

const width = (size: number) => ({ size, type: WidthType.PERCENTAGE });

/** Both texts of a lesson as a table of Word's, for translators who work elsewhere. */
export async function writeTranslationDocx(
  title: string,
  rows: readonly BlockPair[],
  language: Language,
): Promise<Uint8Array> {
  const t = getTranslator(language);
  const line = (text: string, size = 20) => new Paragraph({ children: [new TextRun({ text, size })] });
  const cell = (text: string, share: number, size?: number) =>
    new TableCell({ width: width(share), children: text.split('\n').map((one) => line(one, size)) });
  const head = new TableRow({
    tableHeader: true,
    children: [cell('#', 10), ...languages.map((one) => cell(t(`lesson-editor:language.${one}`), 45))],
  });
  const document = new Document({
    sections: [
      {
        children: [
          line(title, 28),
          line(t('lesson-editor:both.docxLead')),
          new Table({
            width: width(100),
            rows: [
              head,
              ...rows.map(
                (row, index) =>
                  new TableRow({
                    children: [
                      cell(rowMark(row, index), 10, 12),
                      ...languages.map((one) => cell(row.text[one], 45)),
                    ],
                  }),
              ),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

interface ReturnedTranslation {
  /** Each row of the lesson with what the translator wrote. */
  texts: LocalizedText[];
  changed: number;
  /** Numbers of rows whose block has changed here since: they stay as they are here. */
  stale: number[];
}

/**
 * Reads a table that has come back from a translator into the blocks as they stand now.
 * @returns undefined where the document has no such table
 * @throws Unconvertible
 */
export async function readTranslationDocx(
  bytes: Uint8Array,
  rows: readonly BlockPair[],
): Promise<ReturnedTranslation | undefined> {
  const returned = rowsIn(fromHtml(await readDocument(bytes), { fragment: true }));
  if (returned.length === 0) return undefined;
  const texts = rows.map(({ text }) => ({ ...text }));
  const answer: ReturnedTranslation = { texts, changed: 0, stale: [] };
  for (const { number, hash, text } of returned) {
    const index = rows.findIndex((row) => languages.every((one) => (row.hash[one] || '-') === hash[one]));
    const [row, target] = [rows[index], texts[index]];
    if (!row || !target) {
      answer.stale.push(number);
      continue;
    }
    for (const language of languages) {
      if (tidy(text[language]) === tidy(row.text[language])) continue;
      target[language] = text[language];
      answer.changed += 1;
    }
  }
  return answer;
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

interface ReturnedRow {
  number: number;
  hash: LocalizedText;
  text: LocalizedText;
}

function rowsIn(node: Root | Element): ReturnedRow[] {
  return (node.children as ElementContent[]).flatMap((child) => {
    if (child.type !== 'element') return [];
    if (child.tagName !== 'tr') return rowsIn(child);
    const [mark = '', sw = '', en = ''] = child.children
      .filter((cell): cell is Element => cell.type === 'element')
      .map(linesIn);
    const [, number, hashSw, hashEn] = markPattern.exec(mark.trim()) ?? [];
    if (!number || !hashSw || !hashEn) return [];
    return [{ number: Number(number), hash: { sw: hashSw, en: hashEn }, text: { sw, en } }];
  });
}

/** Each paragraph of a cell is a line of the block's source. */
const linesIn = (cell: Element): string =>
  cell.children
    .filter((child): child is Element => child.type === 'element')
    .map((paragraph) => toText(paragraph, { whitespace: 'pre-wrap' }).replaceAll('\u00a0', ' '))
    .join('\n')
    .trim();
