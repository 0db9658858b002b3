import * as Plot from '@observablehq/plot';
import { nice } from 'd3-array';
import type { Chart } from './chart';
import { width } from './marks';

const rowHeight = 40;
const head = 18;
const [marginLeft, marginRight] = [4, 46];
const fillOf = ['f-ink', 'f-pale'];

/** For each label what is there and what is coming, end to end, against lines for the least and the most to have. */
export function stock(chart: Chart): Plot.PlotOptions {
  const { labels, series, levels = [], format } = chart;
  const rows = labels.map((label, row) => {
    const parts = series.map(({ values }) => Math.max(0, values[row] ?? 0));
    return { label, parts, isKnown: series[0]?.values[row] !== null, top: head + row * rowHeight };
  });
  const totalOf = (parts: number[]) => parts.reduce((sum, one) => sum + one, 0);
  const most = Math.max(...rows.map(({ parts }) => totalOf(parts)), ...levels.map(({ value }) => value)) || 1;
  const bars = rows.flatMap(({ parts, top }) =>
    parts.map((value, at) => ({
      at,
      top,
      x1: totalOf(parts.slice(0, at)),
      x2: totalOf(parts.slice(0, at)) + value,
    })),
  );
  const foot = head + labels.length * rowHeight;
  const [, end = most] = nice(0, most, 10);
  const unit = end / (width - marginLeft - marginRight);
  return {
    height: foot + 22,
    marginTop: 0,
    marginBottom: 0,
    marginLeft,
    marginRight,
    x: { domain: [0, end], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ...fillOf.map((className, at) =>
        Plot.rect(
          bars.filter((bar) => bar.at === at && bar.x2 > bar.x1),
          {
            x1: 'x1',
            x2: 'x2',
            y1: ({ top }: { top: number }) => top + 18,
            y2: ({ top }: { top: number }) => top + 34,
            className,
          },
        ),
      ),
      ...levels.map(({ value }) =>
        Plot.link([value], {
          x1: (one: number) => one,
          x2: (one: number) => one,
          y1: head - 3,
          y2: foot,
          className: 's-warm dash',
        }),
      ),
      ...levels.map(({ value, label }, place) =>
        Plot.text([value], {
          x: (one: number) => one,
          y: 8,
          text: () => `${label} ${format(value)}`,
          dx: place === 0 ? 3 : -3,
          textAnchor: place === 0 ? 'end' : 'start',
          className: 'ts',
        }),
      ),
      Plot.text(rows, {
        x: 0,
        y: ({ top }: { top: number }) => top + 9,
        text: 'label',
        textAnchor: 'start',
        className: 'ts',
      }),
      Plot.text(rows, {
        x: ({ parts }: { parts: number[] }) => totalOf(parts),
        y: ({ top }: { top: number }) => top + 26,
        text: ({ parts, isKnown }: { parts: number[]; isKnown: boolean }) =>
          isKnown ? format(totalOf(parts)) : '–',
        dx: 5,
        textAnchor: 'start',
        className: 'tb',
      }),
      ...series.flatMap(({ name }, at) => [
        Plot.rect([0], {
          x1: at * 150 * unit,
          x2: (at * 150 + 12) * unit,
          y1: foot + 5,
          y2: foot + 17,
          className: fillOf[at] ?? 'f-pale',
        }),
        Plot.text([name], {
          x: () => (at * 150 + 17) * unit,
          y: foot + 11,
          text: (one: string) => one,
          textAnchor: 'start',
          className: 'ts',
        }),
      ]),
    ],
  };
}
