import { inflateSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';

const streams = /FlateDecode[^>]*>>\nstream\n([\s\S]*?)\nendstream/g;

/** What a PDF says its shapes stand for: https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf#page=301 */
function lettersOf(pdf: Buffer): string {
  return [...pdf.toString('latin1').matchAll(streams)]
    .map(([, packed = '']) => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'))
    .filter((stream) => stream.includes('beginbfrange'))
    .join();
}

it('knows the letter of each shape, also of one that it met first as a part of another', async () => {
  vi.resetModules();
  const { outlineOf, splitIntoRuns } = await import('./pdf-typefaces.server');
  const { makePdf } = await import('./pdf-document.server');
  const { drawText, fitText } = await import('./pdf-text.server');
  // A colon is drawn as two dots.
  for (const run of splitIntoRuns(':', 'sans')) outlineOf(run, 0);
  const day = new Date('2026-11-29T00:00:00Z');
  const pdf = await makePdf(
    {
      layout: 'portrait',
      language: 'sw',
      title: 'a',
      author: 'a',
      subject: 'a',
      createdAt: day,
      changedAt: day,
    },
    (doc) => {
      const text = fitText(doc, 'a.', { typeface: 'sans', color: '#000', size: 10 }, 100);
      drawText(doc, text, { x: 20, top: 20 });
    },
  );
  expect(lettersOf(pdf)).toContain('<002e>');
});
