import * as Plot from '@observablehq/plot';
import type { Chart } from './chart';
import { marginFor, pointsOf, unitMark, width } from './marks';

/** Between the end of a bar and the point of its line, so that each can say its own figure. */
const roomForFigure = 34;

/**
 * Bars of causes, the greatest on top, on the scale of all of them together; a line adds them up, from the first to 100 %. Those on the way to the target
 * are dark: the vital few.
 */
export function pareto(chart: Chart): Plot.PlotOptions {
  const { labels, target, format } = chart;
  const points = pointsOf(chart);
  const total = points.reduce((sum, { value }) => sum + value, 0) || 1;
  const rows = points.map((point, place) => {
    const before = points.slice(0, place).reduce((sum, { value }) => sum + value, 0);
    return { ...point, before, together: before + point.value };
  });
  type Row = (typeof rows)[number];
  const shareOf = (value: number) => (value / total) * 100;
  const shown = ({ together }: Row) => `${format(Math.round(shareOf(together) * 10) / 10)} %`;
  const isVital = ({ before }: Row) => !target || shareOf(before) < target.value;
  const marginLeft = marginFor(labels) + 12;
  const marginRight = marginFor(['100 %']) + 12;
  const isApart = ({ before }: Row) => (before / total) * (width - marginLeft - marginRight) > roomForFigure;
  return {
    height: labels.length * 30 + 40,
    marginTop: 34,
    marginBottom: 6,
    marginLeft,
    marginRight,
    x: { domain: [0, total], axis: null },
    y: { type: 'band', domain: labels, tickSize: 0, label: null, padding: 0.25 },
    marks: [
      ...unitMark(chart),
      Plot.barX(rows.filter(isVital), { x: 'value', y: 'label', className: 'f-ink' }),
      Plot.barX(
        rows.filter((row) => !isVital(row)),
        { x: 'value', y: 'label', className: 'f-pale' },
      ),
      ...(target
        ? [
            Plot.ruleX([(target.value / 100) * total], { className: 's-warm dash' }),
            Plot.text([(target.value / 100) * total], {
              x: (value: number) => value,
              text: () => `${target.label} ${format(target.value)} %`,
              frameAnchor: 'top',
              dy: -10,
              textAnchor: 'end',
              className: 'ts',
            }),
          ]
        : []),
      Plot.line(rows, { x: 'together', y: 'label', className: 's-warm' }),
      Plot.dot(rows, { x: 'together', y: 'label', r: 3, className: 'f-warm' }),
      Plot.text(rows.filter(isApart), {
        x: 'value',
        y: 'label',
        text: ({ value }: Row) => format(value),
        dx: 5,
        textAnchor: 'start',
        className: 'tb',
      }),
      Plot.text(rows, {
        x: 'together',
        y: 'label',
        text: (row: Row) => (isApart(row) ? shown(row) : `${format(row.value)} · ${shown(row)}`),
        dx: 7,
        textAnchor: 'start',
        className: 'tb',
      }),
    ],
  };
}
