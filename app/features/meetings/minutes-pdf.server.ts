import type { Language } from '~/platform/i18n/language';
import { makePdf } from '~/platform/pdf/pdf-document.server';
import { PdfSheet, sheetStyles } from '~/platform/pdf/pdf-sheet.server';
import type { Minutes } from './present-minutes.server';

/** Draws minutes on A4, tagged for screen readers: one page, unless they are long. The same minutes give the same bytes. */
export function renderMinutesPdf(minutes: Minutes, language: Language, updatedAt: Date): Promise<Buffer> {
  const facts = {
    layout: 'portrait',
    language,
    title: minutes.title,
    author: 'Tumia',
    subject: minutes.facts.map(([, value]) => value).join(', '),
    createdAt: updatedAt,
    changedAt: updatedAt,
  } as const;
  return makePdf(facts, (doc, root) => {
    const sheet = new PdfSheet(doc, root, language);
    sheet.write('H1', minutes.title, sheetStyles.title, 4);
    for (const [term, value] of minutes.facts) sheet.write('P', `${term}: ${value}`, sheetStyles.text, 1);
    for (const { title, items, table, closing } of minutes.sections) {
      sheet.makeRoom(48);
      sheet.top += 8;
      sheet.write('H2', title, sheetStyles.heading, 3);
      for (const { lead, text } of items) {
        sheet.write('P', lead, sheetStyles.lead, 0);
        sheet.write('P', text, sheetStyles.text, 4);
      }
      if (table) sheet.writeTable(table);
      sheet.write('P', closing, sheetStyles.small, 2);
    }
    sheet.makeRoom(56);
    sheet.top += 26;
    sheet.writeRow(
      minutes.signatures,
      minutes.signatures.map(() => 1 / minutes.signatures.length),
      sheetStyles.small,
    );
    sheet.top += 4;
    sheet.write('P', minutes.note, sheetStyles.small, 0);
  });
}
