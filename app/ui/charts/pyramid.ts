import * as Plot from '@observablehq/plot';
import type { Chart } from './chart';
import { pointsOf, width } from './marks';

const rowHeight = 38;
const barTop = 17;

/** Bars around the middle, each under its name and figure, so that long names need no room at the side. */
export function pyramid(chart: Chart): Plot.PlotOptions {
  const points = pointsOf(chart).map((point) => ({
    ...point,
    top: chart.labels.indexOf(point.label) * rowHeight,
  }));
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
      Plot.text(points, {
        x: 0,
        y: ({ top }: { top: number }) => top + 9,
        text: ({ label, value }: { label: string; value: number }) => `${label}: ${chart.format(value)}`,
        className: 'ts',
      }),
    ],
    width,
  };
}
