import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { fitSvg } from '~/platform/pdf/draw-svg.server';
import { makePdf } from '~/platform/pdf/pdf-document.server';
import { PdfSheet, sheetStyles } from '~/platform/pdf/pdf-sheet.server';
import type { Overview } from './get-overview.server';
import type { PresentedTable } from './present-figures';
import { presentOverview } from './present-overview.server';

/** Columns of figures beside the name of the row: more don't fit a page, and the rest goes on below. */
const mostColumns = 6;
const nameWidth = { ofOne: 0.6, ofSeveral: 0.28 };
/** A head with its first rows, in points: it doesn't stand alone at the foot of a page. */
const headHeight = 60;
/** In points; the letters of a drawing are then a little smaller than those of the text. */
const pictureWidth = 260;

/** The shared pictures and tables of an overview on A4, tagged for screen readers and legible in black and white. */
export function overviewAsPdf(overview: Overview, language: Language, at: Date): Promise<Buffer> {
  const t = getTranslator(language);
  const { chosen, counted, facts, tables, pictures, counting } = presentOverview(overview, language);
  const document = {
    layout: 'portrait',
    language,
    title: t('tracking:title'),
    author: 'Tumia',
    subject: chosen.map(([, value]) => value).join(', '),
    createdAt: at,
    changedAt: at,
  } as const;
  return makePdf(document, (doc, root) => {
    const sheet = new PdfSheet(doc, root, language);
    sheet.write('H1', t('tracking:title'), sheetStyles.title, 4);
    if (counted !== null) sheet.write('P', t('tracking:counted', { when: counted }), sheetStyles.small, 2);
    for (const [name, value] of [...chosen, ...facts.map((fact) => [fact.name, fact.value] as const)])
      sheet.write('P', `${name}: ${value}`, sheetStyles.text, 1);
    sheet.write('P', counting, sheetStyles.text, 1);
    sheet.write('P', t('tracking:shared.lead'), sheetStyles.small, 2);
    for (const table of tables) {
      const drawn = pictures
        .filter((picture) => picture.table === table.key)
        .map((picture) => ({ ...picture, fitted: fitSvg(picture.svg, pictureWidth) }));
      sheet.makeRoom(headHeight + (drawn[0]?.fitted.height ?? 0));
      sheet.top += 8;
      sheet.write('H2', table.caption, sheetStyles.heading, 3);
      for (const { title, note, fitted } of drawn) {
        sheet.makeRoom(headHeight + fitted.height);
        if (title !== table.caption) sheet.write('P', title, sheetStyles.lead, 4);
        sheet.drawPicture(fitted, 6);
        if (note !== null) sheet.write('P', note, sheetStyles.small, 4);
      }
      for (const part of partsOf(table)) {
        sheet.makeRoom(headHeight);
        sheet.writeTable(part);
      }
    }
  });
}

function partsOf({ heads, rows }: PresentedTable) {
  const columns = heads.length - 1;
  const first = columns === 1 ? nameWidth.ofOne : nameWidth.ofSeveral;
  return Array.from({ length: Math.ceil(columns / mostColumns) }, (_, part) => {
    const from = part * mostColumns;
    const to = Math.min(columns, from + mostColumns);
    const width = (1 - first) / Math.min(columns, mostColumns);
    return {
      heads: [heads[0] ?? '', ...heads.slice(from + 1, to + 1)],
      rows: rows.map(({ name, cells }) => [name, ...cells.slice(from, to).map(({ shown }) => shown)]),
      widths: [first, ...Array.from({ length: to - from }, () => width)],
    };
  });
}
