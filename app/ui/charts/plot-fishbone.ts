import * as Plot from '@observablehq/plot';
import { cleanSvg } from './clean-svg';
import type { Fishbone } from './fishbone';
import { width } from './marks';
import { wrapped } from './wrapped';

const spine = width / 2;
const lineHeight = 14;
/** Letters that fit: of a name and of a cause between the edge and the spine, of the problem from edge to edge. */
const letters = { name: 16, cause: 21, problem: 44 };

interface Line {
  x: number;
  y: number;
  text: string;
}

/**
 * Draws causes as bones of a fish that stands upright, so that it is read on a phone: its backbone runs down the middle, the problem is its head
 * below. A kind without a cause is a bone without one.
 * @param document that makes the elements
 * @returns a drawing without style, script or id, to be put into a page
 */
export function plotFishbone({ problem, bones, summary }: Fishbone, document: Document): Element {
  const names: Line[] = [];
  const causes: Line[] = [];
  const ribs: { x1: number; y1: number; x2: number; y2: number }[] = [];
  let top = 6;
  for (let row = 0; row < bones.length; row += 2) {
    const pair = bones.slice(row, row + 2);
    const lines = pair.map((bone) => bone.causes.flatMap((cause) => wrapped(`• ${cause}`, letters.cause)));
    const heads = pair.map(({ name }) => wrapped(name, letters.name));
    top += (Math.max(1, ...heads.map(({ length }) => length)) - 1) * lineHeight;
    heads.forEach((head, side) => {
      const [start, end] = side === 0 ? [2, spine - 16] : [spine + 16, width - 2];
      const near = side === 0 ? end : start;
      head.forEach((text, line) =>
        names.push({ x: start, y: top + 8 - (head.length - 1 - line) * lineHeight, text }),
      );
      ribs.push({ x1: start, y1: top + 18, x2: end, y2: top + 18 });
      ribs.push({ x1: near, y1: top + 18, x2: spine, y2: top + 40 });
      lines[side]?.forEach((text, line) => causes.push({ x: start, y: top + 31 + line * lineHeight, text }));
    });
    top += Math.max(44, 30 + Math.max(0, ...lines.map(({ length }) => length)) * lineHeight);
  }
  const head = wrapped(problem, letters.problem).map((text, line) => ({
    x: spine,
    y: top + 26 + line * (lineHeight + 2),
    text,
  }));
  const tip = top + 12;
  const foot = tip + 8 + head.length * (lineHeight + 2) + 4;
  const svg = Plot.plot({
    document,
    width,
    height: foot + 4,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.link([{ x1: spine, y1: 4, x2: spine, y2: tip }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        className: 's-warm',
      }),
      Plot.link(ribs, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', className: 's-ink' }),
      Plot.rect([0], { x1: 4, x2: width - 4, y1: tip, y2: foot, className: 's-warm' }),
      Plot.text(names, { x: 'x', y: 'y', text: 'text', textAnchor: 'start', className: 'tb' }),
      Plot.text(causes, { x: 'x', y: 'y', text: 'text', textAnchor: 'start', className: 'ts' }),
      Plot.text(head, { x: 'x', y: 'y', text: 'text', className: 'tb' }),
    ],
  });
  return cleanSvg(svg, summary);
}
