import { localeOf, type Language } from '~/platform/i18n/language';
import { drawText, type FittedText, type Place } from './pdf-text.server';

/** Draws what a screen reader passes over. */
export function drawArtifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** Where a text goes: the document, and the element of its structure that it becomes a part of. */
export interface Structured {
  doc: PDFKit.PDFDocument;
  root: PDFKit.PDFStructureElement;
}

/** Draws a text as an element of the structure. */
export function put(
  { doc, root }: Structured,
  tag: 'H1' | 'H2' | 'H3' | 'P',
  { language }: { language: Language },
  fitted: FittedText,
  place: Place,
): void {
  root.add(doc.struct(tag, { lang: localeOf[language] }, () => drawText(doc, fitted, place)));
}
