import type { Inks } from './pdf-inks.server';

/** Distance of the border from the paper's edge, and how deep it is, in points. */
const inset = 22;
const depth = 27;
/** Length of one repeat of the pattern, before it is stretched to a whole number of repeats. */
const repeat = 21;

type Point = [x: number, y: number];

/** One side: where `along` (0 to `length`) and `inward` (0 at the outer edge to `depth`) lie on the page. */
interface Side {
  length: number;
  at: (along: number, inward: number) => Point;
}

function sidesOf(width: number, height: number): Side[] {
  const start = inset + depth;
  return [
    { length: width - 2 * start, at: (along, inward) => [start + along, inset + inward] },
    { length: height - 2 * start, at: (along, inward) => [width - inset - inward, start + along] },
    { length: width - 2 * start, at: (along, inward) => [start + along, height - inset - inward] },
    { length: height - 2 * start, at: (along, inward) => [inset + inward, start + along] },
  ];
}

/** Draws the border of a kanga, its pindo, around the page: rows of triangles that meet, with dots between them. */
export function drawKangaBorder(doc: PDFKit.PDFDocument, { deep, warm }: Inks): void {
  const { width, height } = doc.page;
  for (const side of sidesOf(width, height)) drawSide(doc, side, { deep, warm });
  for (const x of [inset, width - inset - depth]) {
    for (const y of [inset, height - inset - depth])
      drawCorner(doc, x + depth / 2, y + depth / 2, { deep, warm });
  }
  const inner = inset + depth + 5;
  doc
    .rect(inner, inner, width - 2 * inner, height - 2 * inner)
    .lineWidth(0.6)
    .stroke(warm);
}

/** Draws one side of the border across the whole page, from `top` down. */
export function drawKangaBand(doc: PDFKit.PDFDocument, top: number, inks: Inks): void {
  drawSide(doc, { length: doc.page.width, at: (along, inward) => [along, top + inward] }, inks);
}

function drawSide(doc: PDFKit.PDFDocument, { length, at }: Side, { deep, warm }: Inks): void {
  const count = Math.round(length / repeat);
  const step = length / count;
  const steps = Array.from({ length: count }, (_, index) => index * step);
  const band = (from: number, to: number) =>
    doc.polygon(at(0, from), at(length, from), at(length, to), at(0, to));
  const dot = (along: number, inward: number, radius: number) => doc.circle(...at(along, inward), radius);

  band(0, 2.4);
  for (const along of steps) doc.polygon(at(along, 4), at(along + step, 4), at(along + step / 2, 14.5));
  band(depth - 1.2, depth);
  doc.fill(deep);

  const half = step * 0.34;
  for (const along of [0, ...steps.map((start) => start + step)]) {
    const from = Math.max(0, along - half);
    const to = Math.min(length, along + half);
    doc.polygon(at(from, depth - 3), at(to, depth - 3), at(along, depth - 12.5));
  }
  for (const along of steps) dot(along + step / 2, 19.4, 1.9);
  doc.fill(warm);

  for (const along of steps) dot(along + step / 2, 7.4, 1.5);
  doc.fill('white');
}

function drawCorner(doc: PDFKit.PDFDocument, x: number, y: number, { deep, warm }: Inks): void {
  const diamond = (reach: number) =>
    doc.polygon([x, y - reach], [x + reach, y], [x, y + reach], [x - reach, y]);
  doc.rect(x - depth / 2, y - depth / 2, depth, depth).fill(deep);
  diamond(depth / 2 - 2).fill('white');
  diamond(depth / 2 - 5).fill(warm);
  doc.circle(x, y, 2).fill('white');
}
