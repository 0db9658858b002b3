import { readdirSync } from 'node:fs';
import { expect, test } from './drivers/tumia';

/** Chromium writes the objects of a PDF as plain text: each page is one. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length;

test.describe('job aids', { tag: '@js-on' }, () => {
  for (const toolkit of readdirSync('content/toolkits')) {
    test(`${toolkit} fits one sheet of A4 in both languages`, async ({ page }) => {
      for (const language of ['sw', 'en']) {
        await page.goto(`/${language}/toolkits/${toolkit}/job-aid`);
        expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })), language).toBe(1);
      }
    });
  }

  test('a notice board fits one sheet of A4 in both languages', async ({ page }) => {
    for (const language of ['sw', 'en']) {
      await page.goto(
        `/${language}/toolkits/immunisation/immunisation-dropout/notice-board?part=coverage&example=1&period=202510`,
      );
      expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })), language).toBe(1);
    }
  });
});
