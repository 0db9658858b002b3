import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { localeOf, type Language } from '~/platform/i18n/language';
import type { Minutes, MinutesSection, MinutesTable } from './present-minutes.server';

/** Half-points, as Word counts sizes. */
const sizes = { text: 20, small: 17, heading: 25, title: 36 };
const deep = '0A4A5C';
/** Twentieths of a point: A4 standing, with margins of 18 mm. */
const page = { width: 11906, height: 16838, margin: 1020 };
const tableWidth = page.width - 2 * page.margin;

const paragraph = (text: string, options: { isBold?: boolean; size?: number; after?: number } = {}) =>
  new Paragraph({
    spacing: { after: options.after ?? 60 },
    children: [new TextRun({ text, bold: options.isBold ?? false, size: options.size ?? sizes.text })],
  });

function makeTable({ heads, rows, widths }: MinutesTable): Table {
  const columnWidths = widths.map((part) => Math.round(part * tableWidth));
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, place) =>
          new TableCell({
            width: { size: columnWidths[place] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              paragraph(text || '–', { isBold: isHead, size: isHead ? sizes.small : sizes.text, after: 0 }),
            ],
          }),
      ),
    });
  return new Table({
    columnWidths,
    width: { size: tableWidth, type: WidthType.DXA },
    rows: [row(heads, true), ...rows.map((cells) => row(cells, false))],
  });
}

const makeSection = ({ title, items, table, closing }: MinutesSection) => [
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 200, after: 80 },
    children: [new TextRun(title)],
  }),
  ...items.flatMap(({ lead, text }) => [
    paragraph(lead, { isBold: true, after: 0 }),
    ...(text === '' ? [] : text.split('\n').map((line) => paragraph(line))),
  ]),
  ...(table ? [makeTable(table)] : []),
  ...(closing === '' ? [] : [new Paragraph({ spacing: { before: 60 }, children: [new TextRun(closing)] })]),
];

/** Writes minutes as a document that goes on being edited: headings and tables are Word's own. */
export async function renderMinutesDocx(minutes: Minutes, language: Language): Promise<Buffer> {
  const document = new Document({
    creator: 'Tumia',
    title: minutes.title,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: sizes.text, language: { value: localeOf[language] } },
        },
        title: {
          run: { size: sizes.title, bold: true, color: deep },
          paragraph: { spacing: { after: 120 } },
        },
        heading2: { run: { size: sizes.heading, bold: true, color: deep } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: sizes.small })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(minutes.title)] }),
          ...minutes.facts.map(
            ([term, value]) =>
              new Paragraph({
                spacing: { after: 20 },
                children: [new TextRun({ text: `${term}: `, bold: true }), new TextRun(value)],
              }),
          ),
          ...minutes.sections.flatMap(makeSection),
          ...minutes.signatures.map(
            (who) =>
              new Paragraph({
                spacing: { before: 360 },
                children: [new TextRun(`${who}: ……………………………………………………`)],
              }),
          ),
          new Paragraph({
            spacing: { before: 160 },
            children: [new TextRun({ text: minutes.note, size: sizes.small })],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
