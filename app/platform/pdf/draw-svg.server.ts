import { parseHTML } from 'linkedom';
import type { Typeface } from './pdf-typefaces.server';
import { drawText, fitText, rise } from './pdf-text.server';

/** How the classes of a drawing look on paper: told apart by shape, width and shade, so that a copy in black and white says the same. */
const strokes: Partial<Record<string, { color: string; width: number; dash?: [number, number] }>> = {
  's-ink': { color: '#1c1c1c', width: 1.6 },
  's-warm': { color: '#7a7a7a', width: 2.4 },
  's-soft': { color: '#bdbdbd', width: 1 },
  's-pale': { color: '#4a4a4a', width: 1.6, dash: [2, 3] },
  'f-pale': { color: '#1c1c1c', width: 1 },
};
const fills: Partial<Record<string, string>> = {
  'f-ink': '#3a3a3a',
  'f-pale': '#d9d9d9',
  'f-warm': '#8a8a8a',
  'f-soft': '#f2f2f2',
  'f-middle': '#f2f2f2',
  'f-high': '#c4c4c4',
};
const letters = { normal: 13, ts: 11, tt: 9 };
const ink = '#1c1c1c';
const paper = '#ffffff';
const dashOfClass: [number, number] = [6, 4];

/** A text of any width that stays on its line. */
const noEnd = 10_000;

interface Looks {
  classes: readonly string[];
  anchor: string;
}

/** A drawing that is ready to be put on paper. */
export interface FittedSvg {
  /** What it shows, in words. */
  summary: string;
  /** In points. */
  height: number;
  draw: (doc: PDFKit.PDFDocument, x: number, top: number) => void;
}

/**
 * Fits one of the site's own charts to a width: they say by classes alone how they look, and by a few kinds of elements what they show.
 * @param svg as `app/ui/charts` makes it @param width in points
 */
export function fitSvg(svg: string, width: number): FittedSvg {
  const root = parseHTML(`<!doctype html><body>${svg}</body>`).document.querySelector('svg');
  if (!root) throw new Error('no drawing');
  const [left = 0, upper = 0, ownWidth = 1, ownHeight = 1] = numbersIn(root.getAttribute('viewBox') ?? '');
  const scale = width / ownWidth;
  return {
    summary: root.getAttribute('aria-label') ?? '',
    height: ownHeight * scale,
    draw: (doc, x, top) => {
      doc.save();
      doc.translate(x, top).scale(scale).translate(-left, -upper);
      drawChildren(doc, root, { classes: [], anchor: root.getAttribute('text-anchor') ?? 'start' });
      doc.restore();
    },
  };
}

const numbersIn = (text: string): number[] => text.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];

function drawChildren(doc: PDFKit.PDFDocument, parent: Element, around: Looks): void {
  for (const element of parent.children) {
    const own = (element.getAttribute('class') ?? '').split(' ').filter(Boolean);
    const looks: Looks = {
      classes: [...around.classes, ...own],
      anchor: element.getAttribute('text-anchor') ?? around.anchor,
    };
    doc.save();
    const [dx = 0, dy = 0] = /translate/.test(element.getAttribute('transform') ?? '')
      ? numbersIn(element.getAttribute('transform') ?? '')
      : [];
    doc.translate(dx, dy);
    drawElement(doc, element, looks);
    doc.restore();
  }
}

function drawElement(doc: PDFKit.PDFDocument, element: Element, looks: Looks): void {
  const of = (name: string) => Number(element.getAttribute(name) ?? 0);
  switch (element.localName.toLowerCase()) {
    case 'g':
      drawChildren(doc, element, looks);
      return;
    case 'text':
      drawWords(doc, element, looks);
      return;
    case 'rect':
      if (of('width') <= 0 || of('height') <= 0) return;
      doc.rect(of('x'), of('y'), of('width'), of('height'));
      break;
    case 'line':
      doc.moveTo(of('x1'), of('y1')).lineTo(of('x2'), of('y2'));
      break;
    case 'circle':
      doc.circle(of('cx'), of('cy'), of('r'));
      break;
    case 'path':
      doc.path(element.getAttribute('d') ?? '');
      break;
    default:
      return;
  }
  paint(doc, looks);
}

/** What has no class is filled with ink, as a browser fills it. */
function paint(doc: PDFKit.PDFDocument, { classes }: Looks): void {
  const last = <Value>(of: Partial<Record<string, Value>>) =>
    classes.reduce<Value | undefined>((found, name) => of[name] ?? found, undefined);
  const [fill, stroke] = [last(fills), last(strokes)];
  if (!stroke) {
    doc.fill(fill ?? ink);
    return;
  }
  const dash = stroke.dash ?? (classes.includes('dash') ? dashOfClass : undefined);
  doc.lineWidth(stroke.width);
  if (dash) doc.dash(dash[0], { space: dash[1] });
  if (fill) doc.fillAndStroke(fill, stroke.color);
  else doc.stroke(stroke.color);
}

function drawWords(doc: PDFKit.PDFDocument, element: Element, { classes, anchor }: Looks): void {
  const size = classes.includes('tt') ? letters.tt : classes.includes('ts') ? letters.ts : letters.normal;
  const typeface: Typeface = classes.includes('tb') ? 'sans-bold' : 'sans';
  const color = classes.includes('tp') ? paper : ink;
  const words = element.textContent?.trim() ?? '';
  if (words === '') return;
  const fitted = fitText(doc, words, { typeface, color, size }, noEnd);
  const [x, baseline] = ['x', 'y'].map((name) => Number(element.getAttribute(name) ?? 0));
  const align = ({ middle: 'center', end: 'right' } as const)[anchor as 'middle'] ?? 'left';
  drawText(doc, fitted, { x: x ?? 0, top: (baseline ?? 0) - size * rise, align });
}
