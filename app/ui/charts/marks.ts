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

/** Where the name of a line may stand: from the line's height to the middle of its letters, the best first. */
const placesOfName = [-6, -12, -17, 10, 20];
/** From the middle of such letters to the middle of a point that doesn't touch them. */
const clearance = 9;
/** What a letter of a small text takes, in parts of the drawing's width. */
const partOfLetter = 0.021;

/**
 * A line across with its name, which stands at the end and at the height where it lies on no point, or above them all where
 * there is no such place.
 * @param unit what a unit of the drawing's height stands for, where points have to be kept clear of
 */
export function levelMarks(
  level: { value: number; label: string } | undefined,
  points: Point[],
  className: string,
  format: (value: number) => string,
  unit?: number,
): Plot.Markish[] {
  if (!level) return [];
  const name = `${level.label} ${format(level.value)}`;
  const labels = [...new Set(points.map(({ label }) => label))];
  const beneath = Math.ceil(Math.min(1, name.length * partOfLetter) * labels.length);
  const near = (isLeft: boolean) => {
    const ends = new Set(isLeft ? labels.slice(0, beneath) : labels.slice(-beneath));
    return points.filter(({ label }) => ends.has(label));
  };
  const nearest = (isLeft: boolean) =>
    Math.min(...near(isLeft).map(({ value }) => Math.abs(value - level.value)));
  const roomier = nearest(true) >= nearest(false);
  const isClear = (isLeft: boolean, dy: number) =>
    unit === undefined ||
    near(isLeft).every(({ value }) => Math.abs((level.value - value) / unit - dy) >= clearance);
  const places = placesOfName.flatMap((dy) => [roomier, !roomier].map((isLeft) => ({ isLeft, dy })));
  const rule = Plot.ruleY([level.value], { className });
  const place = places.find(({ isLeft, dy }) => isClear(isLeft, dy));
  if (!place) {
    const above = { frameAnchor: 'top-right', dy: -18, textAnchor: 'end', className: 'ts' } as const;
    return [rule, Plot.text([`- - ${name}`], above)];
  }
  const { isLeft: standsLeft, dy } = place;
  return [
    rule,
    Plot.text([level.value], {
      y: (value: number) => value,
      text: () => name,
      frameAnchor: standsLeft ? 'left' : 'right',
      dx: standsLeft ? 4 : -4,
      dy,
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
