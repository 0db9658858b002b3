import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from './chart';
import { drawChart } from './draw-chart.server';
import { drawFishbone } from './draw-fishbone.server';

type Kind = 'channel' | 'pyramid' | 'stock' | 'multiples' | 'stacked' | 'line' | 'pareto';
type Values = (number | null)[];

const linesOf: Record<Kind, number> = {
  channel: 3,
  pyramid: 1,
  stock: 2,
  multiples: 5,
  stacked: 3,
  line: 3,
  pareto: 1,
};
const kinds = Object.keys(linesOf) as Kind[];

const chartOf = (kind: Kind, series: Values[]): Chart => ({
  kind,
  labels: (series[0] ?? []).map((_, row) => `Mwezi ${row + 1}`),
  series: series.map((values, at) => ({ name: `Mfululizo ${at + 1}`, values })),
  unit: 'Wagonjwa',
  levels: [
    { value: 4, label: 'Chini' },
    { value: 7, label: 'Juu' },
  ],
  bands: ['kawaida', 'tahadhari', 'mlipuko'],
  marked: [1],
  medianLabel: 'Mstari wa kati',
  summary: 'Muhtasari',
  format: (value) => value.toFixed(1),
});

const drawingOf = (kind: Kind, values: Values) =>
  drawChart(
    chartOf(
      kind,
      Array.from({ length: linesOf[kind] }, () => values),
    ),
  );
const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);
const heightsOf = (svg: string, texts: string[]) =>
  texts.map((text) => {
    const [, y] =
      new RegExp(`<text[^>]*?transform="translate\\([-\\d.]+,([-\\d.]+)\\)[^>]*>${text}<`).exec(svg) ?? [];
    return Number(y);
  });

function checkNumbers(svg: string): void {
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null|∞/);
  for (const [, value = ''] of svg.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"/g)) {
    expect(Math.abs(Number(value)), value).toBeLessThan(2_000);
  }
}

describe.each(kinds)('a chart of kind %s', (kind) => {
  it('brings no style, script, id, colour or address along', () => {
    const svg = drawingOf(kind, [12, 18, null, 21]);
    expect(svg).not.toMatch(/<(style|script|defs|clipPath|use|a|image|foreignObject)\b/i);
    expect(svg).not.toMatch(/currentColor|#[\da-f]{3,6}\b|rgb\(|url\(/i);
    expect(svg).toContain('role="img" aria-label="Muhtasari"');
  });

  it('has a place for everything, whatever the figures are', () => {
    const value = fc.oneof(fc.constantFrom(null, 0, 1, 1e12, 1e-9), fc.nat(1_000_000));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (values) =>
        checkNumbers(drawingOf(kind, values)),
      ),
      { numRuns: 60 },
    );
  });
});

it('a stack names each of its parts at a height of its own, though parts of the last bar are empty', () => {
  const svg = drawChart(
    chartOf('stacked', [
      [10, 0],
      [5, 0],
      [3, 30],
    ]),
  );
  const names = ['Mfululizo 1', 'Mfululizo 2', 'Mfululizo 3'];
  const heights = heightsOf(svg, names).sort((a, b) => a - b);
  expect(heights.slice(1).every((height, at) => height - (heights[at] ?? 0) >= 12.9)).toBe(true);
});

it('lines that end at one value have their names apart', () => {
  const svg = drawChart({
    ...chartOf('line', [
      [1, 5],
      [2, 5],
      [3, 5],
    ]),
    marked: undefined,
  });
  const heights = heightsOf(svg, ['Mfululizo 1', 'Mfululizo 2', 'Mfululizo 3']).sort((a, b) => a - b);
  expect(heights.slice(1).every((height, at) => height - (heights[at] ?? 0) >= 12.9)).toBe(true);
});

it('a channel names its bands, a stock its limits and both its parts, a pyramid each figure', () => {
  expect(textsIn(drawingOf('channel', [1, 2]))).toEqual(
    expect.arrayContaining(['kawaida', 'tahadhari', 'mlipuko']),
  );
  expect(textsIn(drawingOf('stock', [1, 2]))).toEqual(
    expect.arrayContaining(['Chini 4.0', 'Juu 7.0', 'Mfululizo 1', 'Mfululizo 2', 'Mwezi 2']),
  );
  expect(textsIn(drawingOf('pyramid', [1, 2]))).toContain('Mwezi 2: 2.0');
  expect(textsIn(drawingOf('pyramid', [1, null]))).toContain('Mwezi 2: –');
});

describe('a pareto', () => {
  const paretoOf = (...values: number[]) =>
    textsIn(
      drawChart({
        ...chartOf('pareto', [values]),
        target: { value: 80, label: 'Pamoja' },
        format: (value) => String(value),
      }),
    );

  it('adds its causes up, to where they reach the target', () => {
    expect(paretoOf(21, 12, 8, 5, 4)).toEqual(
      expect.arrayContaining(['Pamoja 80 %', '12', '8', '5', '4', '66 %', '82 %', '100 %']),
    );
  });

  it('says the first cause and its share in one, as its bar ends where the line begins', () => {
    expect(paretoOf(2, 1)).toContain('2 · 66.7 %');
  });
});

it('the name of a line stands where no point lies on it', () => {
  const svg = drawChart({
    ...chartOf('line', [[40, 38, 42, 41, 39, 43, 40, 37, 410, 41, 38, 44]]),
    target: { value: 40.5, label: 'Namba ya kati (median)' },
    marked: undefined,
  });
  const [, dy, y] =
    /translate\([^,]+,([-\d.]+)\)"[^>]*><text transform="translate\([^,]+,([\d.]+)\)"[^>]*>Namba/.exec(svg) ??
    [];
  const name = Number(y) + Number(dy);
  const points = [...svg.matchAll(/<circle[^>]* cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(points).toHaveLength(12);
  expect(points.every((point) => Math.abs(point - name) > 8)).toBe(true);
});

it('a signal has a ring around its point', () => {
  const rings = (marked: number[]) =>
    [...drawChart({ ...chartOf('line', [[1, 2, 3]]), marked }).matchAll(/ r="6.5"/g)].length;
  expect(rings([0, 2])).toBe(2);
  expect(rings([])).toBe(0);
});

describe('a fishbone', () => {
  const bone = (name: string, ...causes: string[]) => ({ name, causes });

  it('says each cause under its kind, in lines that fit, and the problem at its head', () => {
    const svg = drawFishbone({
      problem: 'Ripoti 20, rejesta 30',
      bones: [bone('Watu', 'Mtumishi mpya hakuelekezwa vizuri na msimamizi wake'), bone('Taratibu')],
      summary: 'Muhtasari',
    });
    const texts = textsIn(svg);
    for (const text of ['Watu', 'Taratibu', 'Ripoti 20, rejesta 30']) expect(texts).toContain(text);
    expect(texts.join(' ')).toContain('Mtumishi mpya hakuelekezwa vizuri na msimamizi');
    checkNumbers(svg);
  });

  it('writes a long kind in two lines, so that it stays off the edge', () => {
    const svg = drawFishbone({
      problem: 'Ripoti 20, rejesta 30',
      bones: [bone('Watu'), bone('Mifumo na mashine')],
      summary: 'Muhtasari',
    });
    expect(textsIn(svg)).toEqual(expect.arrayContaining(['Watu', 'Mifumo na', 'mashine']));
    expect(heightsOf(svg, ['Watu'])).toEqual(heightsOf(svg, ['mashine']));
  });

  it('keeps words of its author words, however long they are', () => {
    const hostile = '"><script>alert(1)</script>';
    const svg = drawFishbone({
      problem: hostile,
      bones: [bone(hostile, hostile, 'x'.repeat(300))],
      summary: hostile,
    });
    expect(svg).not.toMatch(/<script\b/);
    expect(Math.max(...textsIn(svg).map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});
