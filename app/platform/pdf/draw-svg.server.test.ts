import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawChart } from '~/ui/charts/draw-chart.server';
import { drawTiles } from '~/ui/charts/draw-tiles.server';
import { fitSvg } from './draw-svg.server';
import { makePdf } from './pdf-document.server';

const moment = new Date('2026-11-29T09:00:00Z');
const facts = { title: 'x', author: 'x', subject: 'x', createdAt: moment, changedAt: moment };

/** What a document's pages draw, as PDF writes it. */
async function drawnBy(svg: string): Promise<string> {
  const pdf = await makePdf({ ...facts, layout: 'portrait', language: 'sw' }, (doc) =>
    fitSvg(svg, 320).draw(doc, 40, 40),
  );
  const streams = pdf.toString('latin1').matchAll(/\/FlateDecode\s*>>\s*stream\n([\s\S]*?)\nendstream/g);
  return [...streams]
    .flatMap(([, deflated = '']) => {
      try {
        return [inflateSync(Buffer.from(deflated, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    })
    .join('\n');
}

const chart = (kind: 'bars' | 'line', values: (number | null)[]) =>
  drawChart({
    kind,
    labels: values.map((_, at) => `M${at}`),
    series: [{ name: '', values }],
    summary: 'Waliofaulu kwa mwezi',
    format: String,
    medianLabel: '',
  });

test('a chart keeps its proportions and says in words what it shows', () => {
  const { summary, height } = fitSvg(chart('bars', [1, 2, 3]), 160);
  expect(summary).toBe('Waliofaulu kwa mwezi');
  expect(height).toBeCloseTo(fitSvg(chart('bars', [1, 2, 3]), 320).height / 2);
});

test('bars are filled, lines are drawn, and each figure has its letters', async () => {
  const bars = await drawnBy(chart('bars', [1, 2, 3]));
  expect(bars.match(/ re\n/g)).toHaveLength(3);
  expect(bars.match(/\bf\n/g)).toHaveLength(3);
  expect(bars.match(/\bBT\n/g)).toHaveLength(6);
  const line = await drawnBy(chart('line', [1, null, 3, 2]));
  expect(line).toMatch(/\bS\n/);
  expect(line.match(/ re\n/g)).toBeNull();
});

test('a region’s tile is filled as far as its share goes, in a grey that a copy in black and white keeps', async () => {
  const tile = { column: 0, row: 0, name: 'Kigoma', shown: '12', share: 0.5 };
  const drawn = await drawnBy(drawTiles([tile], 'x'));
  const heights = [...drawn.matchAll(/([\d.]+) re\n/g)].map(([, height]) => Number(height));
  expect(heights).toEqual([23, 46]);
  const colours = [...drawn.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)\n/g)].map((found) =>
    found.slice(1),
  );
  expect(colours.length).toBeGreaterThan(2);
  expect(colours.every(([red, green, blue]) => red === green && green === blue)).toBe(true);
});
