import PDFDocument from 'pdfkit';
import {
  type FittedText,
  fitText,
  leading,
  type Place,
  rise,
  type TextStyle,
} from '~/platform/pdf/pdf-text.server';
import { outlineOf, registerTypefaces, splitIntoRuns } from '~/platform/pdf/pdf-typefaces.server';

let measuring: PDFKit.PDFDocument | undefined;

/** Finds the size and the lines with which a text fits, as on a certificate's PDF. */
export function fitSvgText(text: string, style: TextStyle, width: number): FittedText {
  if (!measuring) {
    measuring = new PDFDocument({ autoFirstPage: false, font: '' });
    registerTypefaces(measuring);
  }
  return fitText(measuring, text, style, width);
}

/** Draws a text as outlines of our own fonts, so that it looks the same on every server, whatever fonts that one has. */
export function drawSvgText({ style, size, lines }: FittedText, { x, top, align = 'left' }: Place): string {
  const part = { left: 0, center: 0.5, right: 1 }[align];
  const drawn = lines.flatMap((line, index) => {
    let left = x - line.width * part;
    const baseline = top + (index * leading + rise) * size;
    return splitIntoRuns(line.text, style.typeface).map((run) => {
      const { paths, width } = outlineOf(run, style.tracking ?? 0);
      const at = `translate(${left.toFixed(2)} ${baseline.toFixed(2)}) scale(${size} ${-size})`;
      left += width * size;
      return `<path transform="${at}" d="${paths}"/>`;
    });
  });
  return `<g fill="${style.color}">${drawn.join('')}</g>`;
}
