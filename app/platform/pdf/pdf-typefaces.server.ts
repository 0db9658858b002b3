import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { unpackWoff } from './pdf-font-file.server';

const require = createRequire(import.meta.url);

/** Source Serif 4 and Source Sans 3 (SIL Open Font License). Each file holds the letters of one part of Unicode. */
const filesOf = {
  serif: [
    require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff'),
    require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff'),
  ],
  'serif-italic': [
    require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff'),
    require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-ext-400-italic.woff'),
  ],
  sans: [
    require.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff'),
    require.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff'),
  ],
  'sans-bold': [
    require.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff'),
    require.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-ext-600-normal.woff'),
  ],
};

/** What everything falls back on: DejaVu Sans has Arabic, Cyrillic, Greek and many other scripts. */
const lastResort = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

export type Typeface = keyof typeof filesOf;

/** The part of an open font that is asked here; pdfkit keeps it to itself. */
interface OpenFont {
  characterSet: number[];
  glyphForCodePoint(codePoint: number): unknown;
  hasGlyphForCodePoint(codePoint: number): boolean;
  unitsPerEm: number;
  layout(text: string): {
    glyphs: { path: { translate(x: number, y: number): { scale(factor: number): { toSVG(): string } } } }[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
  };
}

const isSignByItself = (codePoint: number) => {
  const sign = String.fromCodePoint(codePoint);
  return sign.normalize('NFKC') === sign;
};

/** Opens each font once: reading their tables takes ten times as long as drawing with them. */
function openFonts(): Map<string, OpenFont> {
  const opener = new PDFDocument({ autoFirstPage: false, font: '' });
  const open = (bytes: Buffer) => {
    const { font } = (opener.font(bytes) as unknown as { _font: { font: OpenFont } })._font;
    // A font keeps each shape as it first met it. One met as a part of another (the dot of a colon) would stand for no letter, and
    // be missing from the text of every later document.
    // Forms of other signs (ligatures, Arabic letters in the middle of a word) are for the text that they come from to name.
    for (const codePoint of font.characterSet)
      if (isSignByItself(codePoint)) font.glyphForCodePoint(codePoint);
    return font;
  };
  return new Map([
    ...Object.values(filesOf)
      .flat()
      .map((file) => [file, open(unpackWoff(readFileSync(file)))] as const),
    [lastResort, open(readFileSync(lastResort))],
  ]);
}

let opened: Map<string, OpenFont> | undefined;

function fonts(): Map<string, OpenFont> {
  opened ??= openFonts();
  return opened;
}

/** Makes the typefaces known to a document, which embeds only those that it uses. */
export function registerTypefaces(doc: PDFKit.PDFDocument): void {
  // An open font is a source as good as a file's bytes; the types don't say so.
  for (const [name, font] of fonts()) doc.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
}

function canShow(name: string, text: string): boolean {
  const font = fonts().get(name);
  return [...text].every((sign) => font?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
}

/** A piece of text that one font can show. */
export interface Run {
  /** The name by which a document knows the font. */
  font: string;
  text: string;
}

const letters = new Intl.Segmenter('sw', { granularity: 'grapheme' });
const hasNoScript = /^[\p{P}\p{Zs}]$/u;

/**
 * Cuts a text where another font is needed. Spaces and punctuation stay with what is before them, so that the words of a
 * name written from right to left are one run and keep their order.
 */
export function splitIntoRuns(text: string, typeface: Typeface): Run[] {
  const runs: Run[] = [];
  for (const { segment } of letters.segment(text)) {
    const last = runs.at(-1);
    const font =
      last && hasNoScript.test(segment) && canShow(last.font, segment)
        ? last.font
        : (filesOf[typeface].find((candidate) => canShow(candidate, segment)) ?? lastResort);
    if (last?.font === font) last.text += segment;
    else runs.push({ font, text: segment });
  }
  return runs;
}

/**
 * The outlines of a run as one SVG path, its baseline at 0, upwards positive, in parts of the size.
 * @param tracking space between letters, in parts of the size
 */
export function outlineOf({ font: name, text }: Run, tracking: number): { paths: string; width: number } {
  const font = fonts().get(name);
  if (!font) return { paths: '', width: 0 };
  const { glyphs, positions } = font.layout(text);
  const em = font.unitsPerEm;
  let left = 0;
  const paths = glyphs.map(({ path }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const outline = path
      .translate(left + xOffset, yOffset)
      .scale(1 / em)
      .toSVG();
    left += xAdvance + tracking * em;
    return outline.replace(/\d+\.\d+/g, (number) => Number(number).toFixed(4));
  });
  return { paths: paths.join(''), width: left / em };
}
