import { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

/** A heading that is Word's own, so that it stands in the navigation. */
export const heading = (text: string, level: keyof typeof levels) =>
  new Paragraph({
    heading: levels[level],
    keepNext: true,
    spacing: { before: 200, after: 80 },
    children: [new TextRun(text)],
  });

/** @param indent in twentieths of a point */
export const line = (text: string, { bold = false, indent = 0 } = {}) =>
  new Paragraph({
    spacing: { after: 60 },
    indent: { left: indent },
    children: [new TextRun({ text, bold })],
  });

/** A table over the whole width. */
export function table(heads: string[], rows: string[][]): Table {
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: true,
      children: cells.map(
        (text) =>
          new TableCell({
            width: { size: Math.floor(100 / heads.length), type: WidthType.PERCENTAGE },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [line(text || '–', { bold: isHead })],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(heads, true), ...rows.map((cells) => row(cells, false))],
  });
}
