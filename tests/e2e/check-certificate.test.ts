import type { Page, TestInfo } from '@playwright/test';
import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { moduleQuizPath } from './drivers/course-files';
import { runTumia } from './drivers/command-line';
import { graduate } from './drivers/learner-over-http';
import { drawPdf, readQrOfPdf } from './drivers/pdf';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const heading = (page: Page) => page.locator('[data-outcome]:not([hidden]) h2');
const outcome = (
  of: 'valid' | 'validAsOf' | 'revoked' | 'forged' | 'unreadable' | 'noCode' | 'severalCodes' | 'noKeys',
) => t(`certificates:outcomes.${of}.title`);

/** A certificate of the signed-in graduate: what its QR code says, and its sheet as a picture. */
async function certificateOf(page: Page, number: string, testInfo: TestInfo) {
  const pdf = await (await page.request.get(`/sw/me/certificates/${number}.pdf`)).body();
  const file = testInfo.outputPath(`${number}.pdf`);
  const address = readQrOfPdf(pdf, file);
  return { path: `/v${new URL(address).hash}`, picture: drawPdf(pdf, file), address };
}

/** Waits until the phone has kept what it needs without network. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await (await caches.open('verify')).match('/sw/verify')) !== undefined;
  });

/** A picture of codes beside and below each other. */
async function drawCodes(texts: string[]): Promise<Buffer> {
  const [size, perRow] = [340, 5];
  const codes = await Promise.all(texts.map((text) => toBuffer(text, { width: size, margin: 4 })));
  const height = Math.ceil(codes.length / perRow) * size;
  return sharp({ create: { width: size * perRow, height, channels: 3, background: 'white' } })
    .composite(
      codes.map((input, at) => ({
        input,
        left: (at % perRow) * size,
        top: Math.floor(at / perRow) * size,
      })),
    )
    .png()
    .toBuffer();
}

test.use({ serviceWorkers: 'allow' });

test('without a script the page asks for the number, and shows no buttons that do nothing', async ({ page }, {
  project,
}) => {
  await page.goto('/v#AAAA');
  await expect(page).toHaveURL('/sw/verify#AAAA');
  const checker = page.locator('[data-check-certificate]');
  if (project.use.javaScriptEnabled) await expect(checker).toBeVisible();
  else await expect(checker).toBeHidden();
  await expect(page.getByLabel(t('certificates:number'))).toBeVisible();
});

test.describe('the QR code of a certificate', { tag: '@js-on' }, () => {
  // One of them takes a whole course first.
  test.describe.configure({ timeout: 180_000 });

  test('is checked on the phone itself, with the network off too: valid, forged, revoked', async ({
    page,
    context,
    baseURL,
    complaints,
  }, testInfo) => {
    const person = await graduate(page.request, moduleQuizPath(3));
    const { path, picture, address } = await certificateOf(page, person.certificateNumber, testInfo);

    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('valid'));
    await expect(page.locator('[data-claims]')).toContainText(person.person.name);
    await expect(page.locator('[data-claims]')).toContainText(person.certificateNumber);
    await expect.poll(() => isKept(page)).toBe(true);

    await context.setOffline(true);
    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('validAsOf'));
    const shared = new URLSearchParams({ text: `Cheti changu: ${address}` });
    await page.goto(`/sw/share?${shared.toString()}`);
    await expect(heading(page)).toHaveText(outcome('validAsOf'));
    await page.goto('/sw/verify');
    await page.locator('[data-picture]').setInputFiles(picture);
    await expect(heading(page)).toHaveText(outcome('validAsOf'));
    await page.locator('[data-text]').fill(path.replace(/.{6}$/, 'AAAAAA'));
    await expect(heading(page)).toHaveText(outcome('forged'));
    await expect(page.locator('[data-claims]')).toBeHidden();
    await page.locator('[data-text]').fill(path.slice(0, 90));
    await expect(heading(page)).toHaveText(outcome('unreadable'));

    await context.setOffline(false);
    await runTumia(
      baseURL ?? '',
      'credential',
      'revoke',
      person.certificateNumber,
      '--reason',
      'Jina si sahihi',
    );
    await page.goto('/sw/verify');
    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('revoked'));
    await context.setOffline(true);
    await page.goto('/en/verify');
    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('revoked'));
    // Chromium tells of each request that fails without network.
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED')),
    );
  });

  test('is found in a picture with one code, not in one with none or several', async ({
    page,
    graduate: person,
  }, testInfo) => {
    await page.context().addCookies(person.storageState.cookies);
    const { picture, address } = await certificateOf(page, person.certificateNumber, testInfo);
    await page.goto('/sw/verify');
    const blank = testInfo.outputPath('blank.png');
    await page.screenshot({ path: blank });
    await page.locator('[data-picture]').setInputFiles(blank);
    await expect(heading(page)).toHaveText(outcome('noCode'));
    await page.locator('[data-picture]').setInputFiles(picture);
    await expect(heading(page)).toHaveText(outcome('valid'));
    await page
      .locator('[data-picture]')
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await expect(heading(page)).toHaveText(outcome('noCode'));
    const forged = [...'ABCDEFGH'].map((sign) => `${address.slice(0, -20)}AAAA${sign}${address.slice(-15)}`);
    await page.locator('[data-picture]').setInputFiles({
      name: 'ten.png',
      mimeType: 'image/png',
      buffer: await drawCodes([...forged, address, 'https://example.org/menu']),
    });
    await expect(heading(page)).toHaveText(outcome('severalCodes'));
    const lines = page.locator('[data-each] li');
    await expect(lines).toHaveCount(10);
    await expect(lines.filter({ hasText: outcome('forged') })).toHaveCount(8);
    await expect(lines.filter({ hasText: t('certificates:qr.noCertificate') })).toHaveCount(1);
    const valid = lines.filter({ hasText: outcome('valid') });
    await expect(valid).toHaveCount(1);
    await expect(valid).toContainText(person.certificateNumber);
  });

  test('is judged by the keys of Tumia, not by what a portal on the way answers', async ({
    page,
    graduate: person,
  }, testInfo) => {
    await page.context().addCookies(person.storageState.cookies);
    const { path } = await certificateOf(page, person.certificateNumber, testInfo);
    const portal = { status: 200, contentType: 'text/html', body: '<h1>Karibu! Nunua bando</h1>' };
    await page.route('**/v/trust.json', (route) => route.fulfill(portal));
    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('noKeys'));
    await page.unroute('**/v/trust.json');
    await page.goto('/sw/verify');
    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('valid'));
    await page.route('**/v/trust.json', (route) => route.fulfill(portal));
    await page.goto('/sw/verify');
    await page.goto(path);
    await expect(heading(page)).toHaveText(outcome('validAsOf'));
  });
});
