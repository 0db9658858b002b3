import { type Language, localeOf } from '~/platform/i18n/language';
import type { FittedSvg } from './draw-svg.server';
import { drawArtifact, put } from './pdf-structure.server';
import { drawText, fitText, type TextStyle } from './pdf-text.server';

/** Where the text of a page stands, in points from its upper left corner; A4 standing is 595.28 × 841.89. */
const margins = { left: 48, right: 547.28, top: 44, bottom: 790, number: 808 };
const width = margins.right - margins.left;

const black = '#1c1c1c';
const grey = '#4a4a4a';
const deep = '#0a4a5c';

/** Lines that a text may have: more than a page holds, so that none is made smaller for its length. */
const anyNumber = 60;
const cellGap = 8;

export const sheetStyles = {
  title: { typeface: 'serif', color: deep, size: 17, comfortableSize: 14, maxLines: 2 },
  heading: { typeface: 'serif', color: deep, size: 11.5 },
  lead: { typeface: 'sans-bold', color: black, size: 9.5, maxLines: anyNumber },
  text: { typeface: 'sans', color: black, size: 9.5, maxLines: anyNumber },
  small: { typeface: 'sans', color: grey, size: 8.5, maxLines: anyNumber },
} satisfies Record<string, TextStyle>;

/** A table on a sheet. */
export interface SheetTable {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** Parts of the page's width. */
  widths: readonly number[];
}

/** Pages that are written from the top down. */
export class PdfSheet {
  top = margins.top;
  private page = 1;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly root: PDFKit.PDFStructureElement,
    readonly language: Language,
  ) {
    this.drawNumber();
  }

  private drawNumber(): void {
    const number = fitText(this.doc, String(this.page), sheetStyles.small, width);
    drawArtifact(this.doc, () =>
      drawText(this.doc, number, { x: margins.right, top: margins.number, align: 'right' }),
    );
  }

  /** Begins another page where this one has no room of that height. */
  makeRoom(height: number): void {
    if (this.top + height <= margins.bottom) return;
    this.doc.addPage();
    this.page += 1;
    this.top = margins.top;
    this.drawNumber();
  }

  write(tag: 'H1' | 'H2' | 'P', words: string, style: TextStyle, gap: number): void {
    if (words === '') return;
    const fitted = fitText(this.doc, words, style, width);
    this.makeRoom(fitted.height);
    put(this, tag, this, fitted, { x: margins.left, top: this.top });
    this.top += fitted.height + gap;
  }

  drawLine(): void {
    const { doc, top } = this;
    drawArtifact(doc, () =>
      doc.moveTo(margins.left, top).lineTo(margins.right, top).lineWidth(0.5).stroke('#8a8578'),
    );
  }

  /** Draws a picture, which a screen reader reads as what it shows in words. */
  drawPicture({ summary, height, draw }: FittedSvg, gap: number): void {
    const { doc, root, language } = this;
    this.makeRoom(height);
    const { top } = this;
    root.add(
      doc.struct('Figure', { alt: summary, lang: localeOf[language] }, () => draw(doc, margins.left, top)),
    );
    this.top += height + gap;
  }

  writeRow(cells: readonly string[], widths: readonly number[], style: TextStyle): void {
    const fitted = cells.map((words, place) => {
      const room = width * (widths[place] ?? 0) - cellGap;
      return fitText(this.doc, words || '–', style, room);
    });
    const height = Math.max(...fitted.map((one) => one.height)) + 5;
    this.makeRoom(height);
    this.drawLine();
    let left = margins.left;
    fitted.forEach((one, place) => {
      put(this, 'P', this, one, { x: left, top: this.top + 2 });
      left += width * (widths[place] ?? 0);
    });
    this.top += height;
  }

  writeTable({ heads, rows, widths }: SheetTable): void {
    this.writeRow(heads, widths, { ...sheetStyles.small, typeface: 'sans-bold' });
    for (const row of rows) this.writeRow(row, widths, sheetStyles.text);
    this.drawLine();
    this.top += 5;
  }
}
