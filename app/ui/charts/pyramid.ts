import * as Plot from '@observablehq/plot';
import type { Chart } from './chart';
import { pointsOf, width } from './marks';

const rowHeight = 38;
const barTop = 17;

/** Bars around the middle, each under its name and figure, so that long names need no room at the side; one that is not told has a name and no bar. */
export function pyramid(chart: Chart): Plot.PlotOptions {
  const topOf = (label: string) => chart.labels.indexOf(label) * rowHeight;
  const points = pointsOf(chart).map((point) => ({ ...point, top: topOf(point.label) }));
  const figureOf = new Map(points.map(({ label, value }) => [label, chart.format(value)]));
  const most = Math.max(...points.map(({ value }) => Math.abs(value)), 0) || 1;
  return {
    height: chart.labels.length * rowHeight + 4,
    margin: 2,
    x: { domain: [-most / 2, most / 2], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.rect(points, {
        x1: ({ value }: { value: number }) => -value / 2,
        x2: ({ value }: { value: number }) => value / 2,
        y1: ({ top }: { top: number }) => top + barTop,
        y2: ({ top }: { top: number }) => top + rowHeight - 3,
        className: 'f-ink',
      }),
      Plot.text(chart.labels, {
        x: 0,
        y: (label: string) => topOf(label) + 9,
        text: (label: string) => `${label}: ${figureOf.get(label) ?? '–'}`,
        className: 'ts',
      }),
    ],
    width,
  };
}
