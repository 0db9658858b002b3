import * as Plot from '@observablehq/plot';
import { nice } from 'd3-array';
import type { Chart } from './chart';
import { marginFor, width } from './marks';
import { median } from './median';

const columns = 2;
const rowHeight = 96;

/** A small run chart for each series, all on one scale, so that places can be compared: its line, its median and its last value. */
export function multiples({ labels, series, format, moments = [] }: Chart): Plot.PlotOptions {
  const places = series.map(({ name, values }, at) => ({
    name,
    fx: at % columns,
    fy: Math.floor(at / columns),
    values: values.map((value, row) => ({ label: labels[row] ?? '', value })),
  }));
  const facet = { fx: 'fx', fy: 'fy' };
  const began = moments.map(({ label, series: at }) => ({
    label,
    fx: at % columns,
    fy: Math.floor(at / columns),
  }));
  const points = places.flatMap(({ values, fx, fy }) => values.map((one) => ({ ...one, fx, fy })));
  const known = points.flatMap(({ value, ...point }) => (value === null ? [] : [{ ...point, value }]));
  const middles = places.flatMap(({ values, fx, fy }) => {
    const middle = median(values.flatMap(({ value }) => value ?? []));
    return middle === null ? [] : [{ value: middle, fx, fy }];
  });
  const ends = places.flatMap(({ fx, fy }) => known.findLast((one) => one.fx === fx && one.fy === fy) ?? []);
  const levels = known.map(({ value }) => value);
  const [low, high] = levels.length > 0 ? [Math.min(...levels), Math.max(...levels)] : [0, 1];
  const room = (high - low || Math.abs(high) || 1) * 0.1;
  const domain = nice(low >= 0 ? Math.max(0, low - room) : low - room, high + room, 3);
  const [first = '', last = ''] = [labels[0], labels.at(-1)];
  const lowest = places.slice(-columns).map(({ fx, fy }) => ({ fx, fy }));
  // At the edges of their drawing: in the middle under the points, those of two neighbours would lie on each other.
  const edge = (label: string, textAnchor: 'start' | 'end') =>
    Plot.text(lowest, {
      ...facet,
      text: () => label,
      frameAnchor: textAnchor === 'start' ? 'bottom-left' : 'bottom-right',
      textAnchor,
      dy: 14,
      className: 'tt',
    });
  return {
    height: Math.ceil(series.length / columns) * rowHeight + 28,
    marginTop: 22,
    marginBottom: 20,
    marginLeft: marginFor(domain.map(format)) + 10,
    marginRight: 30,
    fx: { axis: null, padding: 0.16 },
    fy: { axis: null, padding: 0.32 },
    x: { type: 'point', domain: labels, axis: null },
    y: { domain, ticks: 2, tickSize: 0, tickFormat: format, label: null },
    marks: [
      edge(first, 'start'),
      edge(last, 'end'),
      Plot.gridY({ ticks: 2, className: 's-soft' }),
      Plot.ruleX(began, { x: 'label', ...facet, className: 's-warm' }),
      Plot.ruleY(middles, { y: 'value', ...facet, className: 's-ink dash' }),
      Plot.line(points, { x: 'label', y: 'value', ...facet, className: 's-ink' }),
      Plot.dot(ends, { x: 'label', y: 'value', ...facet, r: 3, className: 'f-ink' }),
      Plot.text(ends, {
        x: 'label',
        y: 'value',
        ...facet,
        text: ({ value }: { value: number }) => format(value),
        dx: 6,
        textAnchor: 'start',
        className: 'tb',
      }),
      Plot.text(places, {
        ...facet,
        text: 'name',
        frameAnchor: 'top-left',
        dy: -15,
        textAnchor: 'start',
        className: 'ts',
      }),
    ],
    width,
  };
}
