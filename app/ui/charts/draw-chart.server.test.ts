import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from './chart';
import { drawChart } from './draw-chart.server';

const kinds = ['line', 'run', 'bars', 'stacked'] as const;
const months = ['Jan', 'Feb', 'Machi', 'Apr', 'Mei', 'Juni', 'Julai', 'Ago', 'Sept', 'Okt', 'Nov', 'Des'];
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
type Values = (number | null)[];

const chartOf = (kind: Chart['kind'], series: Record<string, Values>, more: Partial<Chart> = {}): Chart => ({
  kind,
  labels: Object.values(series)[0]?.map((_, row) => months[row] ?? `M${row}`) ?? [],
  series: Object.entries(series).map(([name, values]) => ({ name, values })),
  medianLabel: 'Wastani wa kati',
  summary: 'Zinapanda kutoka 1 hadi 3',
  format: (value) => numbers.format(value),
  ...more,
});

/** One series, or two where the kind has no less. */
const seriesOf = (kind: Chart['kind'], values: Values): Record<string, Values> =>
  kind === 'stacked' ? { Mpya: values, Marudio: values } : { Mpya: values };

const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);
const notFinite = /NaN|Infinity|undefined|null|∞/;

/** @throws where a place or a size in the drawing is no number, or lies far off the drawing */
function checkNumbers(svg: string): void {
  expect(svg).not.toMatch(notFinite);
  for (const [, name = '', value = ''] of svg.matchAll(
    / (x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"/g,
  )) {
    expect(Math.abs(Number(value)), `${name}="${value}"`).toBeLessThan(2_000);
  }
}

describe.each(kinds)('a chart of kind %s', (kind) => {
  const svg = drawChart(
    chartOf(kind, seriesOf(kind, [12, 18, 9, 21]), {
      unit: 'Watoto',
      target: { value: 20, label: 'Lengo' },
    }),
  );

  it('brings no style, script, id, colour or address along', () => {
    expect(svg).not.toMatch(/<(style|script|defs|clipPath|use|a|image|foreignObject)\b/i);
    const names = new Set([...svg.matchAll(/ ([\w:-]+)="/g)].map(([, name = '']) => name));
    const allowed =
      'viewBox role aria-label class d points transform text-anchor x y x1 y1 x2 y2 cx cy r width height';
    expect([...names].filter((name) => !allowed.split(' ').includes(name))).toEqual([]);
    expect(svg).not.toMatch(/currentColor|#[\da-f]{3,6}\b|rgb\(|url\(/i);
  });

  it('says its labels, its unit, its target and what it shows', () => {
    const texts = textsIn(svg);
    for (const label of ['Jan', 'Feb', 'Machi', 'Apr', 'Watoto', 'Lengo 20']) expect(texts).toContain(label);
    expect(svg).toContain('role="img" aria-label="Zinapanda kutoka 1 hadi 3"');
  });

  it('keeps words of its author words', () => {
    const hostile = '"><script>alert(1)</script>&amp;';
    const drawn = drawChart(
      chartOf(
        kind,
        { [hostile]: [1, 2, 3], [`${hostile} 2`]: [1, 2, 3] },
        {
          labels: [hostile, '<b>', "'"],
          summary: hostile,
          unit: hostile,
          target: { value: 2, label: hostile },
        },
      ),
    );
    expect(drawn).not.toMatch(/<(script|b)\b/);
    expect(drawn.match(/aria-label="([^"]*)"/)?.[1]).toBe('&quot;>&lt;script>alert(1)&lt;/script>&amp;amp;');
  });

  it.each<[string, Values]>([
    ['zeros alone', [0, 0, 0, 0]],
    ['one value again and again', [7, 7, 7, 7]],
    ['one huge value', [3, 4, 1_000_000_000_000, 5]],
    ['tiny values', [0.000001, 0.000002, 0, 0.000001]],
    ['values that are missing', [null, 3, null, 5]],
    ['one value alone', [null, null, 5, null]],
    ['no value at all', [null, null, null, null]],
  ])('has a place for everything with %s', (_what, values) => {
    checkNumbers(drawChart(chartOf(kind, seriesOf(kind, values))));
    checkNumbers(drawChart(chartOf(kind, seriesOf(kind, values), { target: { value: 0, label: 'Lengo' } })));
  });

  it('is drawn the same each time', () => {
    const chart = chartOf(kind, seriesOf(kind, [1, null, 3]));
    expect(drawChart(chart)).toBe(drawChart(chart));
  });
});

describe('a line', () => {
  const pathsOf = (svg: string, className: string) =>
    [...svg.matchAll(new RegExp(`<g class="${className}"><path d="([^"]*)"`, 'g'))].map(([, d = '']) => d);

  it('goes through all that is known in one stroke', () => {
    const [path = ''] = pathsOf(drawChart(chartOf('line', { Mpya: [1, 2, 3, 4, 5] })), 's-ink');
    expect(path.match(/M/g)).toHaveLength(1);
  });

  it.each(['line', 'run'] as const)('of kind %s breaks off where a value is missing', (kind) => {
    const svg = drawChart(chartOf(kind, { Mpya: [1, 2, null, 4, 5] }));
    const [path = ''] = pathsOf(svg, 's-ink');
    expect(path.match(/M/g)).toHaveLength(2);
    expect(svg.match(/<circle /g)).toHaveLength(4);
  });

  it.each(['line', 'run'] as const)('of kind %s goes below zero', (kind) => {
    const svg = drawChart(chartOf(kind, { Mpya: [-5, 0, 5, -10] }));
    checkNumbers(svg);
    expect(textsIn(svg).join(' ')).toMatch(/[-−]10/);
  });

  it('has each level at its side once, though it is written without decimals', () => {
    const whole = drawChart(chartOf('line', { Mpya: [0, 1, 0] }, { format: (value) => value.toFixed(0) }));
    expect(textsIn(whole).filter((text) => text === '0').length).toBeLessThanOrEqual(3);
    const levels = [...whole.matchAll(/<text[^>]*>([01])</g)].map(([, text]) => text);
    expect(new Set(levels)).toEqual(new Set(['0', '1']));
  });

  it('tells which is which where there are several', () => {
    const svg = drawChart(chartOf('line', { Mpya: [1, 2, 3], Marudio: [3, 2, null], Wote: [4, 4, 5] }));
    for (const name of ['Mpya', 'Marudio', 'Wote']) expect(textsIn(svg)).toContain(name);
    for (const className of ['s-ink', 's-warm', 's-pale']) expect(pathsOf(svg, className)).toHaveLength(1);
  });
});

describe('the median of a run chart', () => {
  it.each<[string, Values, string]>([
    ['the middle of an odd number', [9, 1, 5], '5'],
    ['the mean of the middle two', [10, 2, 4, 8], '6'],
    ['not moved by one huge value', [4, 5, 1_000_000, 6, 7], '6'],
    ['of what is known alone', [null, 3, null, 9, 5], '5'],
    ['zero', [0, 0, 0], '0'],
    ['between two that are alike', [2, 3, 3, 100], '3'],
  ])('is %s', (_what, values, median) => {
    const names = textsIn(drawChart(chartOf('run', { Mpya: values }))).map((text) =>
      text.replace('- - ', ''),
    );
    expect(names).toContain(`Wastani wa kati ${median}`);
  });

  it('has its name above all points where these leave no room beside the line', () => {
    const free = drawChart(chartOf('run', { Mpya: [9, 9, 5, 1, 1] }));
    expect(textsIn(free)).toContain('Wastani wa kati 5');
    const close = [50, 62, 45, 55, 40, 68, 52, 37, 58, 48, 65, 43];
    const crossed = drawChart(chartOf('run', { Mpya: [...close, 0, 100, ...close] }));
    expect(textsIn(crossed)).toContain('- - Wastani wa kati 51');
  });

  it('stands in a run chart alone', () => {
    expect(drawChart(chartOf('line', { Mpya: [1, 2, 3] }))).not.toContain('Wastani wa kati');
  });
});

describe('letters', () => {
  const letters = ['A', 'B', 'C', 'D'];

  it.each(['line', 'run'] as const)(
    'stand at the points of kind %s, known or not, instead of values',
    (kind) => {
      const svg = drawChart(chartOf(kind, { Mpya: [17.5, 31.5, null, 26.5] }, { letters }));
      const texts = textsIn(svg);
      for (const letter of letters) expect(texts.filter((text) => text === letter)).toHaveLength(1);
      expect(texts).not.toContain('31.5');
      checkNumbers(svg);
    },
  );

  it('stand before the labels of bars', () => {
    const texts = textsIn(drawChart(chartOf('bars', { Mpya: [1, 2, null, 3] }, { letters })));
    for (const label of ['A. Jan', 'B. Feb', 'C. Machi', 'D. Apr']) expect(texts).toContain(label);
  });
});

describe('bars', () => {
  const barsIn = (svg: string) =>
    [...svg.matchAll(/<rect ([^>]*)>/g)].map(([, attributes = '']) => {
      const of = (name: string) =>
        Number(new RegExp(`(?:^| )${name}="([\\d.-]+)"`).exec(attributes)?.[1] ?? Number.NaN);
      return { x: of('x'), y: of('y'), width: of('width'), height: of('height') };
    });

  it('are as long as their values', () => {
    const [one, two, none] = barsIn(drawChart(chartOf('bars', { Mpya: [10, 20, 0] })));
    expect((two?.width ?? 0) / (one?.width ?? 1)).toBeCloseTo(2, 1);
    expect(none?.width).toBe(0);
  });

  it('of a stack stand on each other up to the sum', () => {
    const bars = barsIn(drawChart(chartOf('stacked', { Mpya: [10, 20], Marudio: [30, 5] })));
    expect(bars).toHaveLength(4);
    const heights = bars.map(({ height }) => height);
    const unit = Math.max(...heights) / 30;
    expect(heights.map((height) => Math.round(height / unit)).sort((a, b) => a - b)).toEqual([5, 10, 20, 30]);
    const first = bars.filter(({ x }) => x === bars[0]?.x).sort((a, b) => a.y - b.y);
    expect((first[0]?.y ?? 0) + (first[0]?.height ?? 0)).toBeCloseTo(first[1]?.y ?? 0, 0);
  });

  it('below zero, which no lesson may have, go to the other side and stay on the drawing', () => {
    checkNumbers(drawChart(chartOf('bars', { Mpya: [-5, 10, -1_000_000] })));
  });
});

describe('the weight of a chart', () => {
  /** As much as the gate lets an author write. */
  const largest: [Chart['kind'], number, number][] = [
    ['line', 3, 24],
    ['run', 1, 36],
    ['bars', 1, 14],
    ['stacked', 3, 12],
  ];

  it.each(largest)('of kind %s is under 6 KB with %i series of %i', (kind, columns, rows) => {
    const series = Object.fromEntries(
      Array.from({ length: columns }, (_, at) => [
        `Mfululizo ${at}`,
        Array.from({ length: rows }, (_, row) => 1234.5 + ((row * 7919 + at * 104729) % 9973)),
      ]),
    );
    const svg = drawChart(
      chartOf(kind, series, {
        labels: Array.from({ length: rows }, (_, row) => `Mwezi wa ${row}`),
        unit: 'Watoto waliochanjwa',
        target: { value: 5000, label: 'Lengo la halmashauri' },
      }),
    );
    expect(Buffer.byteLength(svg)).toBeLessThan(6 * 1024);
  });
});

describe('whatever the figures are', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.constantFrom(0, -1, 1, 1e12, -1e12, 1e-9, 0.1),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((number) => Number(number.toFixed(4))),
  );
  const label = fc.string({ maxLength: 12 });
  const anyChart = fc
    .record({
      kind: fc.constantFrom(...kinds),
      labels: fc.array(label, { minLength: 2, maxLength: 36 }),
      target: fc.option(
        fc.record({ value: fc.integer({ min: -1_000_000, max: 1_000_000 }), label: fc.constant('Lengo') }),
      ),
    })
    .chain(({ kind, labels, target }) =>
      fc
        .array(fc.array(value, { minLength: labels.length, maxLength: labels.length }), {
          minLength: kind === 'stacked' ? 2 : 1,
          maxLength: kind === 'bars' || kind === 'run' ? 1 : 3,
        })
        .map((values): Chart => ({
          ...chartOf(kind, {}),
          labels,
          series: values.map((one, at) => ({ name: `S${at}`, values: one })),
          target: target ?? undefined,
        })),
    );

  it('every place in the drawing is a number', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const plain = { ...chart, labels: chart.labels.map((_, row) => `L${row}`) };
        checkNumbers(drawChart(plain));
      }),
      { numRuns: 150 },
    );
  });

  it('no label breaks out of the drawing', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = drawChart(chart);
        const tags = new Set([...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag = '']) => tag));
        expect(
          [...tags].filter((tag) => !'svg g path rect circle line text tspan'.split(' ').includes(tag)),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
