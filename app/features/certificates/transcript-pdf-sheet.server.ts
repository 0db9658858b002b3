import { put } from '~/platform/pdf/pdf-structure.server';
import type { Voice } from './certificate-pdf-voice.server';
import type { Inks } from './pdf-inks.server';
import { drawText, fitText, type TextStyle } from '~/platform/pdf/pdf-text.server';

/** Where the text of a page stands, in points from its upper left corner; A4 standing is 595.28 × 841.89. */
export const margins = { left: 56, right: 539.28, top: 50, bottom: 790, number: 806 };

/** The pages that are drawn, in both languages. */
export interface TranscriptSheet {
  doc: PDFKit.PDFDocument;
  /** Root of the structure that screen readers follow; null for what they pass over. */
  root: PDFKit.PDFStructureElement | null;
  inks: Inks;
  first: Voice;
  second: Voice;
  publicUrl: string;
}

/** Where the next text stands. */
export interface Column {
  top: number;
  /** Left out: the margins of the page. */
  left?: number;
  width?: number;
}

/** Draws a text and goes on below it. */
export function putBelow(
  { doc, root }: Pick<TranscriptSheet, 'doc' | 'root'>,
  tag: 'H1' | 'H2' | 'H3' | 'P',
  voice: Voice,
  words: string,
  style: TextStyle,
  column: Column,
): void {
  const { left = margins.left, width = margins.right - left } = column;
  const fitted = fitText(doc, words, style, width);
  const place = { x: left, top: column.top };
  if (root) put({ doc, root }, tag, voice, fitted, place);
  else drawText(doc, fitted, place);
  column.top += fitted.height;
}
