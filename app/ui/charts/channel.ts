import * as Plot from '@observablehq/plot';
import { nice } from 'd3-array';
import type { Chart } from './chart';
import { marginFor, pointsOf, thinned, unitMark, width } from './marks';
import { spreadApart } from './spread-apart';

const height = 220;
const [marginTop, marginBottom] = [26, 24];
const between = height - marginTop - marginBottom;

/** What was counted, over bands that say what is usual, an alert and an epidemic. Each band has its name at its right end. */
export function channel(chart: Chart): Plot.PlotOptions {
  const { labels, series, format } = chart;
  const points = pointsOf(chart);
  const [low, high] = nice(0, Math.max(...points.map(({ value }) => value), 1) * 1.15, 10);
  const limitsOf = (row: number) => [series[1]?.values[row] ?? null, series[2]?.values[row] ?? null] as const;
  const bands = labels.flatMap((label, row) => {
    const [alert, epidemic] = limitsOf(row);
    return alert === null || epidemic === null ? [] : [{ label, alert, epidemic, top: high }];
  });
  const counted = points.filter(({ at }) => at === 0);
  const known = labels.map((label, row) => ({ label, value: series[0]?.values[row] ?? null }));
  const last = bands.at(-1);
  const unit = (high - low) / between;
  const middles = last
    ? [last.alert / 2, (last.alert + last.epidemic) / 2, (last.epidemic + high) / 2].map((one) => one / unit)
    : [];
  const names = (chart.bands ?? []).flatMap((name, place) => {
    const at = spreadApart(middles, 13, [6, between - 6])[place];
    return at === undefined || !last ? [] : [{ name, label: last.label, value: at * unit }];
  });
  const marginLeft = marginFor([format(high)]) + 14;
  const marginRight = marginFor(chart.bands ?? ['']) + 14;
  return {
    width,
    height,
    marginTop,
    marginBottom,
    marginLeft,
    marginRight,
    x: { type: 'point', domain: labels, ticks: thinned(labels), tickSize: 0, label: null, padding: 0 },
    y: { domain: [low, high], ticks: 4, tickSize: 0, tickFormat: format, label: null },
    marks: [
      Plot.areaY(bands, { x: 'label', y1: 'epidemic', y2: 'top', className: 'f-high' }),
      Plot.areaY(bands, { x: 'label', y1: 'alert', y2: 'epidemic', className: 'f-middle' }),
      Plot.line(bands, { x: 'label', y: 'alert', className: 's-ink dash' }),
      Plot.line(bands, { x: 'label', y: 'epidemic', className: 's-ink' }),
      ...unitMark(chart),
      Plot.line(known, { x: 'label', y: 'value', className: 's-warm' }),
      Plot.dot(counted, { x: 'label', y: 'value', r: 3.5, className: 'f-ink' }),
      Plot.text(names, { x: 'label', y: 'value', text: 'name', dx: 8, textAnchor: 'start', className: 'tb' }),
    ],
  };
}
