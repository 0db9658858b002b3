import * as Plot from '@observablehq/plot';
import type { Chart } from './chart';
import { nice, ticks } from 'd3-array';
import { channel } from './channel';
import { cleanSvg } from './clean-svg';
import { median } from './median';
import { levelMarks, marginFor, momentMarks, pointsOf, type Point, thinned, unitMark, width } from './marks';
import { multiples } from './multiples';
import { pareto } from './pareto';
import { pyramid } from './pyramid';
import { spreadApart } from './spread-apart';
import { stock } from './stock';

/** Between labels at the end of a line or a bar, from middle to middle. */
const labelHeight = 13;
const stackHeight = 160;
/** What a unit of a drawing's height stands for. */
const unitOf = ([low = 0, high = 1]: readonly number[]) => (high - low) / stackHeight;
const lineOf = ['s-ink', 's-warm', 's-pale'];
const fillOf = ['f-ink', 'f-warm', 'f-pale'];

/**
 * Draws a chart as an SVG of 320 units' width: ink, warm ink and grey by classes, direct labels instead of a legend.
 * Scales, axes and stacking are Observable Plot's.
 * @param document that makes the elements
 * @returns a drawing without style, script or id, to be put into a page
 */
export function plotChart(chart: Chart, document: Document): Element {
  const options = {
    line: lines,
    run: lines,
    bars: bars,
    stacked: stacks,
    channel,
    pyramid,
    stock,
    multiples,
    pareto,
  }[chart.kind](chart);
  const svg = Plot.plot({ document, width, label: null, ...options });
  return cleanSvg(svg, chart.summary);
}

function lines(chart: Chart): Plot.PlotOptions {
  const points = pointsOf(chart);
  const { series, target, format } = chart;
  const center = chart.kind === 'run' ? median(points.map(({ value }) => value)) : null;
  const middle = center === null ? undefined : { value: center, label: chart.medianLabel };
  const ends =
    series.length > 1 ? series.flatMap(({ name }) => points.findLast((one) => one.name === name) ?? []) : [];
  const levels = [...points.map(({ value }) => value), ...[target?.value ?? [], middle?.value ?? []].flat()];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const domain = nice(low < 0 || low - room > 0 ? low - room : 0, high + room, 10);
  const ringed = (chart.marked ?? []).flatMap(
    (row) => points.find(({ at, label }) => at === 0 && label === chart.labels[row]) ?? [],
  );
  const unit = unitOf(domain);
  const marginLeft = marginFor(domain.map(format)) + 14;
  const marginRight = ends.length > 0 ? marginFor(series.map(({ name }) => name)) + 14 : 14;
  return {
    height: 210,
    marginTop: 26,
    marginBottom: 24,
    marginLeft,
    marginRight,
    x: {
      type: 'point',
      domain: chart.labels,
      ticks: thinned(chart.labels, width - Math.max(60, marginLeft + marginRight)),
      tickSize: 0,
      label: null,
    },
    y: {
      domain,
      ticks: levelsOf(domain, format),
      tickSize: 0,
      tickFormat: format,
      label: null,
    },
    marks: [
      Plot.gridY(levelsOf(domain, format), { className: 's-soft' }),
      ...unitMark(chart),
      ...momentMarks(chart),
      ...levelMarks(target, points, 's-warm dash', format, unit),
      ...levelMarks(middle, points, 's-ink dash', format, unit),
      ...series.flatMap(({ values }, at) => {
        const own = points.filter((point) => point.at === at);
        // Where nothing is known the line breaks off: drawn through, it would claim a value.
        const known = values.map((value, row) => ({ label: chart.labels[row] ?? '', value }));
        // Beside points that may be a signal, other lines are their limits.
        const isLimit = chart.marked !== undefined && at > 0;
        const className = isLimit ? 's-ink dash' : lineOf[at];
        return [
          Plot.line(known, { x: 'label', y: 'value', className: className ?? 's-pale' }),
          ...(isLimit
            ? []
            : [Plot.dot(own, { x: 'label', y: 'value', r: 3, className: fillOf[at] ?? 'f-pale' })]),
        ];
      }),
      Plot.dot(ringed, { x: 'label', y: 'value', r: 6.5, className: 's-ink' }),
      ...(chart.letters
        ? letterMarks(chart.letters, chart, points)
        : valueMarks(series.length === 1 ? worthSaying(points) : [], points, ({ value }) => format(value))),
      ...endMarks(ends, domain, 8),
    ],
  };
}

/** Levels to be named at the side, each name once. */
const levelsOf = ([low, high]: readonly [number, number], format: (value: number) => string): number[] =>
  ticks(low, high, 4).filter((level, at, all) => at === 0 || format(level) !== format(all[at - 1] ?? 0));

function bars(unlettered: Chart): Plot.PlotOptions {
  const chart = withLetters(unlettered);
  const points = pointsOf(chart);
  const { target, format } = chart;
  const levels = [...points.map(({ value }) => value), target?.value ?? 0, 0];
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const marginLeft = marginFor(chart.labels) + 12;
  return {
    height: chart.labels.length * 26 + (target ? 40 : 28),
    marginTop: target ? 34 : 22,
    marginBottom: 4,
    marginLeft,
    marginRight: marginFor([format(most)]) + 12,
    x: { domain: [least, most > least ? most : least + 1], axis: null },
    y: { type: 'band', domain: chart.labels, tickSize: 0, label: null, padding: 0.25 },
    marks: [
      ...unitMark(chart),
      Plot.barX(points, { x: 'value', y: 'label', className: 'f-ink' }),
      ...(target
        ? [
            Plot.ruleX([target.value], { className: 's-warm dash' }),
            Plot.text([target.value], {
              x: (value: number) => value,
              text: () => `${target.label} ${format(target.value)}`,
              frameAnchor: 'top',
              dy: -10,
              textAnchor: 'end',
              className: 'ts',
            }),
          ]
        : []),
      Plot.text(points, {
        x: 'value',
        y: 'label',
        text: ({ value }: Point) => format(value),
        dx: 5,
        textAnchor: 'start',
        className: 'tb',
      }),
    ],
  };
}

function stacks(chart: Chart): Plot.PlotOptions {
  const points = pointsOf(chart);
  const { target, format, labels, series } = chart;
  const last = labels.at(-1) ?? '';
  const domain = nice(
    Math.min(0, ...labels.map((label) => sumOf(points, label, (value) => value < 0)), target?.value ?? 0),
    Math.max(...labels.map((label) => sumOf(points, label, (value) => value > 0)), target?.value ?? 0) || 1,
    10,
  );
  const names = series.map(({ name }) => name);
  const marginLeft = marginFor(domain.map(format)) + 14;
  const marginRight = marginFor(names) + 12;
  /** From the middle of the last bar to a little right of its edge. */
  const labelOffset = ((width - marginLeft - marginRight) / labels.length) * 0.375 + 8;
  return {
    height: 210,
    marginTop: 26,
    marginBottom: 24,
    marginLeft,
    marginRight,
    x: { type: 'band', domain: labels, ticks: thinned(labels), tickSize: 0, label: null, padding: 0.25 },
    y: { domain, ticks: 4, tickSize: 0, tickFormat: format, label: null },
    color: { type: 'ordinal', domain: names, range: fillOf },
    marks: [
      Plot.gridY({ ticks: 4, className: 's-soft' }),
      ...unitMark(chart),
      Plot.barY(points, Plot.stackY({ order: names }, { x: 'label', y: 'value', fill: 'name' })),
      ...endMarks(middlesOf(points.filter(({ label }) => label === last)), domain, labelOffset),
      ...levelMarks(target, [], 's-warm dash', format),
    ],
  };
}

const sumOf = (points: Point[], label: string, counts: (value: number) => boolean) =>
  points.reduce((sum, point) => (point.label === label && counts(point.value) ? sum + point.value : sum), 0);

/** The parts of one stacked bar, each at the height of its middle. */
function middlesOf(parts: Point[]): Point[] {
  let [above, below] = [0, 0];
  return parts.map((part) => {
    const start = part.value < 0 ? below : above;
    if (part.value < 0) below += part.value;
    else above += part.value;
    return { ...part, value: start + part.value / 2 };
  });
}

/** The name of each series beside its last point; where two would lie on each other, they move apart. */
function endMarks(ends: Point[], domain: readonly number[], dx: number): Plot.Markish[] {
  const [low = 0] = domain;
  const unit = unitOf(domain);
  const heights = spreadApart(
    ends.map(({ value }) => (value - low) / unit),
    labelHeight,
    [0, stackHeight],
  );
  const apart = ends.map((end, place) => ({ ...end, value: low + (heights[place] ?? 0) * unit }));
  return [
    Plot.text(apart, { x: 'label', y: 'value', text: 'name', dx, textAnchor: 'start', className: 'tb' }),
  ];
}

/** Each value stands on the side of its point where the line isn't. */
function valueMarks(said: Point[], points: Point[], textOf: (point: Point) => string): Plot.Markish[] {
  const isValley = (point: Point) => {
    const at = points.indexOf(point);
    return [points[at - 1], points[at + 1]].every((next) => !next || next.value > point.value);
  };
  return [true, false].map((below) =>
    Plot.text(
      said.filter((point) => isValley(point) === below),
      {
        x: 'label',
        y: 'value',
        text: textOf,
        dy: below ? 13 : -10,
        className: 'tb',
      },
    ),
  );
}

/** Bars have room for a letter before their label. */
function withLetters(chart: Chart): Chart {
  const { labels, letters } = chart;
  return letters ? { ...chart, labels: labels.map((label, row) => `${letters[row]}. ${label}`) } : chart;
}

/** Each letter stands at its point, or at the foot of the chart where nothing is known. */
function letterMarks(letters: string[], { labels, series }: Chart, points: Point[]): Plot.Markish[] {
  const letterAt = new Map(labels.map((label, row) => [label, letters[row] ?? '']));
  const unknown = labels.filter((_, row) => series[0]?.values[row] === null);
  return [
    ...valueMarks(points, points, ({ label }) => letterAt.get(label) ?? ''),
    Plot.text(unknown, {
      x: (label: string) => label,
      text: (label: string) => letterAt.get(label) ?? '',
      frameAnchor: 'bottom',
      dy: -6,
      className: 'tb',
    }),
  ];
}

/** A few points can all say their value; of many, the highest, the lowest and the last. */
function worthSaying(points: Point[]): Point[] {
  if (points.length <= 7) return points;
  const byValue = points.toSorted((a, b) => a.value - b.value);
  return [...new Set([byValue.at(-1), byValue[0], points.at(-1)])].flatMap((point) => point ?? []);
}
