import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
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

const drawing = (inside: string) =>
  `<svg viewBox="0 0 320 210" text-anchor="middle" role="img" aria-label="Waliofaulu kwa mwezi">${inside}</svg>`;

const bars = drawing(
  '<g class="ts" transform="translate(-9,9.5)" text-anchor="end"><text transform="translate(63.8,30)" y="3.8">Jan</text></g>' +
    '<g class="f-ink"><rect height="19" y="30" width="78.9" x="63.8" /><rect height="19" y="55" width="131.6" x="63.8" /></g>' +
    '<g class="tb"><text transform="translate(142.7,30)" y="3.8">3</text></g>',
);
const line = drawing(
  '<g class="s-soft"><line y2="186" y1="186" x2="187.6" x1="28.8" /></g>' +
    '<g class="s-ink dash"><line y2="123.8" y1="123.8" x2="306" x1="28.8" /></g>' +
    '<g class="s-warm"><path d="M42,138L64,106M108,58L130,154" /></g><g class="f-warm"><circle r="3" cy="138" cx="42" /></g>',
);
const tile = drawing(
  '<g class="f-high"><rect height="23" width="46" y="24" x="1" /></g>' +
    '<g class="s-ink"><rect height="46" width="46" y="1" x="1" /></g><g class="tt"><text transform="translate(24,15)" y="3.8">Kigoma</text></g>',
);

test('a chart keeps its proportions and says in words what it shows', () => {
  const { summary, height } = fitSvg(bars, 160);
  expect(summary).toBe('Waliofaulu kwa mwezi');
  expect(height).toBe(105);
});

test('bars are filled, lines are drawn with their dashes, and each figure has its letters', async () => {
  const ofBars = await drawnBy(bars);
  expect(ofBars.match(/ re\n/g)).toHaveLength(2);
  expect(ofBars.match(/\bf\n/g)).toHaveLength(2);
  expect(ofBars.match(/\bBT\n/g)).toHaveLength(2);
  const ofLine = await drawnBy(line);
  expect(ofLine.match(/\bS\n/g)).toHaveLength(3);
  expect(ofLine).toContain('[6 4] 0 d');
  expect(ofLine.match(/ re\n/g)).toBeNull();
});

test('a tile is filled as far as its share goes, in a grey that a copy in black and white keeps', async () => {
  const drawn = await drawnBy(tile);
  const heights = [...drawn.matchAll(/([\d.]+) re\n/g)].map(([, height]) => Number(height));
  expect(heights).toEqual([23, 46]);
  const colours = [...drawn.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)\n/g)].map((found) =>
    found.slice(1),
  );
  expect(colours.length).toBeGreaterThan(2);
  expect(colours.every(([red, green, blue]) => red === green && green === blue)).toBe(true);
});
