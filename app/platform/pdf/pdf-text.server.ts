import { splitIntoRuns, type Typeface } from './pdf-typefaces.server';

/** How a text is set; lengths in points unless said otherwise. */
export interface TextStyle {
  typeface: Typeface;
  color: string;
  /** The size where there is room. */
  size: number;
  /** Below this size another line is begun instead, where there may be more; several lines are never larger. Left out: `size`. */
  comfortableSize?: number;
  /** Lines at most; where they don't hold the text at a comfortable size it is set smaller. Left out: 1. */
  maxLines?: number;
  /** Space between letters, in parts of the size. */
  tracking?: number;
}

/** @returns the style with its sizes multiplied by `scale` */
export function scaleStyle(style: TextStyle, scale: number): TextStyle {
  const { size, comfortableSize = size } = style;
  return { ...style, size: size * scale, comfortableSize: comfortableSize * scale };
}

/** A text broken into lines that fit a width. */
export interface FittedText {
  style: TextStyle;
  size: number;
  lines: { text: string; width: number }[];
  /** From the top of the first line to the bottom of the last one. */
  height: number;
}

/** From one line to the next, in parts of the size. */
export const leading = 1.24;
/** From the top of a line to its baseline, in parts of the size. */
export const rise = 0.95;
const measuringSize = 1000;

/** All OpenType features that are on by default; naming the list makes pdfkit shape a run as a whole, not word by word. */
const features: PDFKit.Mixins.OpenTypeFeatures[] = [];

/** @returns the width of a text on one line, in parts of its size */
function measure(doc: PDFKit.PDFDocument, text: string, { typeface, tracking = 0 }: TextStyle): number {
  return splitIntoRuns(text, typeface).reduce(
    (width, run) =>
      width +
      doc.font(run.font).fontSize(measuringSize).widthOfString(run.text, { features }) / measuringSize +
      run.text.length * tracking,
    -tracking,
  );
}

/** Breaks words into as few lines as hold them, each as wide as `width` at most unless a word alone is wider. */
function breakLines(words: { text: string; width: number }[], space: number, width: number) {
  const lines: { text: string; width: number }[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line && line.width + space + word.width <= width) {
      line.text += ` ${word.text}`;
      line.width += space + word.width;
    } else lines.push({ ...word });
  }
  return lines;
}

/** Breaks words into the same number of lines, but lines of like length. */
function balanceLines(words: { text: string; width: number }[], space: number, width: number) {
  const count = breakLines(words, space, width).length;
  let lines = breakLines(words, space, width);
  for (let narrower = width * 0.98; narrower > 0; narrower *= 0.98) {
    const narrowerLines = breakLines(words, space, narrower);
    if (narrowerLines.length > count || narrowerLines.some((line) => line.width > narrower)) break;
    lines = narrowerLines;
  }
  return lines;
}

/**
 * Finds the size and the lines with which a text fits: on one line where that is comfortable, else on more, else smaller.
 * @param width of the longest line, in points
 */
export function fitText(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): FittedText {
  const space = measure(doc, ' ', style) + 2 * (style.tracking ?? 0);
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => ({ text: word, width: measure(doc, word, style) }));
  const { maxLines = 1, comfortableSize = style.size } = style;

  let size = 0;
  for (let count = 1; count <= maxLines && size < comfortableSize; count++) {
    const fits = (tried: number) => {
      const lines = breakLines(words, space, width / tried);
      return lines.length <= count && lines.every((line) => line.width * tried <= width);
    };
    size = count === 1 ? style.size : comfortableSize;
    while (!fits(size)) size *= 0.98;
  }
  const lines = balanceLines(words, space, width / size).map((line) => ({
    ...line,
    width: line.width * size,
  }));
  return { style, size, lines, height: lines.length * size * leading };
}

/** Where a text stands: `x` is its left edge, its middle or its right edge. */
export interface Place {
  x: number;
  top: number;
  align?: 'left' | 'center' | 'right';
}

/** Draws a text that was fitted. */
export function drawText(doc: PDFKit.PDFDocument, fitted: FittedText, place: Place): void {
  const { style, size } = fitted;
  const part = { left: 0, center: 0.5, right: 1 }[place.align ?? 'left'];
  fitted.lines.forEach((line, index) => {
    let x = place.x - line.width * part;
    const y = place.top + (index * leading + rise) * size;
    // Who hears or copies the text needs a space where a line ends.
    const words = index < fitted.lines.length - 1 ? `${line.text} ` : line.text;
    for (const run of splitIntoRuns(words, style.typeface)) {
      const characterSpacing = (style.tracking ?? 0) * size;
      doc.font(run.font).fontSize(size).fillColor(style.color);
      doc.text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic', features, characterSpacing });
      x += doc.widthOfString(run.text, { features }) + run.text.length * characterSpacing;
    }
  });
}
