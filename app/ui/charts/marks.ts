import * as Plot from '@observablehq/plot';
import type { Chart } from './chart';

/** Units of a drawing from left to right; on a phone of 360 px about a pixel each. */
export const width = 320;
/** A little more than the mean of a bold system font of 12 px. */
const letterWidth = 7.4;

/** One figure of a chart with its label, and which series it belongs to. */
export interface Point {
  label: string;
  value: number;
  name: string;
  at: number;
}

export const pointsOf = ({ labels, series }: Chart): Point[] =>
  series.flatMap(({ name, values }, at) =>
    values.flatMap((value, row) => (value === null ? [] : [{ label: labels[row] ?? '', value, name, at }])),
  );

export function unitMark({ unit }: Chart): Plot.Markish[] {
  if (!unit) return [];
  return [Plot.text([unit], { frameAnchor: 'top-left', dy: -22, textAnchor: 'start', className: 'ts' })];
}

/** Of the height of all points, how far from a level's line they leave room for its name. */
const roomForName = 0.12;

/** A line across with its name, which stands at the end where the points leave more room, or above them all where neither has any. */
export function levelMarks(
  level: { value: number; label: string } | undefined,
  points: Point[],
  className: string,
  format: (value: number) => string,
): Plot.Markish[] {
  if (!level) return [];
  const nearest = (some: Point[]) => Math.min(...some.map(({ value }) => Math.abs(value - level.value)));
  const third = Math.ceil(points.length / 3);
  const [left, right] = [nearest(points.slice(0, third)), nearest(points.slice(-third))];
  const values = points.map(({ value }) => value);
  const height = Math.max(...values) - Math.min(...values);
  const name = `${level.label} ${format(level.value)}`;
  if (height > 0 && Math.max(left, right) < roomForName * height) {
    const above = { frameAnchor: 'top-right', dy: -18, textAnchor: 'end', className: 'ts' } as const;
    return [Plot.ruleY([level.value], { className }), Plot.text([`- - ${name}`], above)];
  }
  const standsLeft = left >= right;
  return [
    Plot.ruleY([level.value], { className }),
    Plot.text([level.value], {
      y: (value: number) => value,
      text: () => name,
      frameAnchor: standsLeft ? 'left' : 'right',
      dx: standsLeft ? 4 : -4,
      dy: -6,
      textAnchor: standsLeft ? 'start' : 'end',
      className: 'ts',
    }),
  ];
}

/** Upright lines where something began, each with its name on the side where there is more room. */
export function momentMarks({ moments = [], labels }: Chart): Plot.Markish[] {
  if (moments.length === 0) return [];
  const named = (isLate: boolean) =>
    Plot.text(
      moments.filter(({ label }) => labels.indexOf(label) * 2 > labels.length === isLate),
      {
        x: 'label',
        text: 'name',
        frameAnchor: 'top',
        dy: -14,
        dx: isLate ? 4 : -4,
        textAnchor: isLate ? 'end' : 'start',
        className: 'ts',
      },
    );
  return [Plot.ruleX(moments, { x: 'label', className: 's-warm' }), named(false), named(true)];
}

/** As many labels of the axis as fit beside each other: every one, every second, every third … @param room for them, in units of the drawing */
export function thinned(labels: string[], room = width - 60): string[] {
  const longest = Math.max(...labels.map(({ length }) => length), 1) * letterWidth + 8;
  const step = Math.ceil((labels.length * longest) / room);
  return labels.filter((_, index) => index % Math.max(step, 1) === 0);
}

export function marginFor(texts: string[]): number {
  return Math.max(...texts.map(({ length }) => length)) * letterWidth;
}
