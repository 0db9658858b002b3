import { brotliDecompressSync } from 'node:zlib';
import type { TestInfo } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import { answerAll, press, startAttempt } from './drivers/attempt-page';
import { coursePath, lessonPaths, lessonPathsOf } from './drivers/course-files';
import {
  enhancements,
  enhancementsOf,
  loadedOnDemand,
  onEveryPage,
  onDemandOf,
  withoutEnhancements,
} from './drivers/enhancements';
import { type Answer, exchange } from './drivers/exchange';
import { kindsOfPages } from './drivers/kinds-of-pages';
import { completeLessons, signUp } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { watchTraffic } from './drivers/traffic';

const kilobyte = 1024;
const pageBudget = 14 * kilobyte;
const journeyBudget = { bytes: 45_000, requests: 14 };
const acceptBrotli = { 'Accept-Encoding': 'br' };

/** Tells a figure in the report and on the terminal. */
function tell(testInfo: TestInfo, type: string, description: string): void {
  testInfo.annotations.push({ type, description });
  process.stdout.write(`${type}: ${description}\n`);
}

const shown = (bytes: number) => `${(bytes / kilobyte).toFixed(2)} KB`;

/** Bytes of an answer as a phone receives it: status line, headers and compressed body. */
function bytesOf({ headers, body }: Answer): { body: number; head: number } {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}\r\n`),
  );
  return { body: body.length, head: Buffer.byteLength(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`) };
}

/** All worksheets calculate by one script, which comes after the first of them and has a budget of its own. */
const loadedOnceForAll = /\/compute-worksheet-/;

const assetsIn = (html: string) =>
  [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');

test.describe('bytes over the wire', { tag: '@js-on' }, () => {
  test('every learner page fits in 14 KB with its stylesheet', async ({ baseURL, graduate }, testInfo) => {
    // The first visit to a course's page makes its pack and its file.
    test.slow();
    const { storageState } = graduate;
    const cookie = storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const otherLessons = ['from-data-to-decision', 'digital-primary-care'].flatMap(lessonPathsOf);
    const lessons = [...lessonPaths, ...otherLessons].flatMap((path) =>
      [false, true].map((signedIn) => ({ name: 'lesson', path, signedIn })),
    );
    const stylesheets = new Map<string, number>();
    const sizes: { page: string; bytes: number; head: number }[] = [];
    for (const language of ['sw', 'en']) {
      for (const { path, signedIn } of [...kindsOfPages(graduate), ...lessons]) {
        const url = `${baseURL}/${language}${path}`;
        const answer = await exchange(url, {
          headers: { ...acceptBrotli, ...(signedIn ? { Cookie: cookie } : {}) },
        });
        expect(answer.headers['content-encoding'], url).toBe('br');
        const html = brotliDecompressSync(answer.body).toString();
        const scripts = enhancementsOf(html);
        expect(withoutEnhancements(html), url).not.toMatch(/<script/i);
        const [common, ...others] = scripts.map(({ name }) => name);
        expect(common, url).toBe(onEveryPage.name);
        expect(others.length > 0, url).toBe(
          /data-(facility-picker|check-certificate|client-list|kept-list|download-course|worksheet|outbox)/.test(
            html,
          ),
        );
        const policy = String(answer.headers['content-security-policy']);
        expect(policy, url).toContain("script-src 'self';");
        expect(html, url).not.toMatch(/<[^>]* style=/i);
        expect(html, url).not.toMatch(/<[^>]* on\w+=/i);
        const loaded = [
          ...html.matchAll(/<(?:link|img|iframe|source|video|audio)\b[^>]*?(?:href|src)="([^"]+)"/g),
        ];
        for (const [tag, address] of loaded) expect(address, tag).toMatch(/^\/(?!\/)/);
        const weighed = assetsIn(html).filter(
          (asset) => /\.(css|js)$/.test(asset) && !loadedOnceForAll.test(asset),
        );
        for (const sheet of weighed) {
          if (stylesheets.has(sheet)) continue;
          stylesheets.set(
            sheet,
            (await exchange(`${baseURL}${sheet}`, { headers: acceptBrotli })).body.length,
          );
        }
        const styles = assetsIn(html).reduce((sum, asset) => sum + (stylesheets.get(asset) ?? 0), 0);
        const { body, head } = bytesOf(answer);
        sizes.push({
          page: `/${language}${path}${signedIn ? ' signed in' : ''}`,
          bytes: body + styles,
          head,
        });
      }
    }
    sizes.sort((one, other) => other.bytes - one.bytes);
    for (const [sheet, bytes] of stylesheets) tell(testInfo, 'stylesheet', `${sheet} ${shown(bytes)}`);
    for (const { page, bytes, head } of sizes.slice(0, 5)) {
      tell(testInfo, 'heaviest pages with stylesheet', `${page} ${shown(bytes)} (and ${head} B of headers)`);
    }
    const middle = sizes[Math.floor(sizes.length / 2)];
    tell(testInfo, 'median page with stylesheet', `${shown(middle?.bytes ?? 0)} of ${sizes.length} pages`);
    expect(sizes.filter(({ bytes }) => bytes > pageBudget)).toEqual([]);
  });

  test('each enhancement fits in its budget, and is kept for good', async ({ baseURL }, testInfo) => {
    // A course's page has its script once the server has found out what the course weighs.
    for (const path of ['/packs/data-quality/sw', '/packs/data-quality/sw.html'])
      await exchange(`${baseURL}${path}`);
    for (const [page, name] of [
      ['/sw/sign-up', 'facility-type-ahead'],
      ['/en/sign-up', 'facility-type-ahead'],
      ['/sw/verify', 'check-certificate'],
      ['/sw/toolkits/missed-appointments/missed-appointments', 'client-list'],
      ['/sw/kept', 'kept-list'],
      ['/sw/courses/data-quality', 'download-course'],
      ['/sw/toolkits/immunisation/immunisation-dropout', 'compute-worksheet-sw'],
      ['/en/toolkits/immunisation/immunisation-dropout', 'compute-worksheet-en'],
    ] as const) {
      const html = (await exchange(`${baseURL}${page}`)).body.toString();
      const linked = enhancementsOf(html);
      expect(linked.map((script) => script.name)).toEqual([onEveryPage.name, name]);
      for (const script of [...linked, ...onDemandOf(html)]) {
        const { headers, body } = await exchange(`${baseURL}${script.path}`, { headers: acceptBrotli });
        tell(testInfo, 'enhancement', `${script.path} ${body.length} B`);
        expect(headers).toMatchObject({
          'content-type': 'text/javascript; charset=utf-8',
          'content-encoding': 'br',
          'cache-control': 'public, max-age=31536000, immutable',
        });
        expect(body.length).toBeGreaterThan(100);
        const budget = enhancements[script.name] ?? loadedOnDemand[script.name] ?? 0;
        expect(body.length, script.name).toBeLessThanOrEqual(budget);
      }
    }
  });

  test('where data are saved, a worksheet leaves its script to whoever asks for it', async ({ baseURL }) => {
    const path = '/sw/toolkits/immunisation/immunisation-dropout?penta1=960';
    const ask = (address: string, headers: Record<string, string> = {}) =>
      exchange(`${baseURL}${address}`, { headers: { 'Save-Data': 'on', ...headers } });
    const scriptsOf = ({ body }: Answer) => enhancementsOf(body.toString()).map(({ name }) => name);
    const plain = await ask(path);
    expect(scriptsOf(plain)).toEqual([onEveryPage.name]);
    expect(plain.body.toString()).toContain('onPhone=1');
    const asked = await ask(`${path}&onPhone=1`);
    expect([asked.status, asked.headers.location]).toEqual([302, path]);
    const cookies = [asked.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]);
    const again = await ask(path, { Cookie: cookies.join('; ') });
    expect(scriptsOf(again)).toEqual([onEveryPage.name, 'compute-worksheet-sw']);
    expect(again.body.toString()).not.toContain('onPhone=1');
  });

  test('the service worker and the script that brings it take 12 KB together', async ({
    baseURL,
  }, testInfo) => {
    const [script] = enhancementsOf((await exchange(`${baseURL}/sw`)).body.toString());
    const answers = await Promise.all(
      [script?.path, '/service-worker.js'].map((path) =>
        exchange(`${baseURL}${path}`, { headers: acceptBrotli }),
      ),
    );
    const [small = 0, worker = 0] = answers.map(({ body }) => body.length);
    tell(testInfo, 'service worker', `${shown(worker)}, and ${small} B of script on each page`);
    expect(small + worker).toBeLessThanOrEqual(onEveryPage.withWorker);
  });

  test('a public page is not sent twice, an asset is kept for good', async ({ baseURL }) => {
    for (const path of ['/sw', '/sw/courses', `/sw${coursePath}`, `/en${lessonPaths[0]}`, '/sw/verify']) {
      const first = await exchange(`${baseURL}${path}`, { headers: acceptBrotli });
      expect(first.status, path).toBe(200);
      const second = await exchange(`${baseURL}${path}`, {
        headers: { ...acceptBrotli, 'If-None-Match': first.headers.etag ?? '' },
      });
      expect([second.status, second.body.length], path).toEqual([304, 0]);
      expect(second.headers['content-security-policy']).toBeTruthy();
      expect(second.headers.etag).toBe(first.headers.etag);
      const changed = await exchange(`${baseURL}${path}`, { headers: { 'If-None-Match': 'W/"other"' } });
      expect(changed.status).toBe(200);
    }
    const html = (await exchange(`${baseURL}/sw`)).body.toString();
    const assets = new Set(assetsIn(html));
    expect(assets.size).toBeGreaterThan(0);
    for (const asset of assets) {
      const kept = await exchange(`${baseURL}${asset}`, { headers: acceptBrotli });
      expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(kept.headers['content-encoding']).toBe('br');
      const again = await exchange(`${baseURL}${asset}`, {
        headers: { ...acceptBrotli, 'If-None-Match': kept.headers.etag ?? '' },
      });
      expect(again.status).toBe(304);
    }
  });

  test('a page of a signed-in person is kept by no shared cache', async ({ baseURL, graduate }) => {
    const cookie = graduate.storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    for (const { path, signedIn } of kindsOfPages(graduate)) {
      if (!signedIn) continue;
      const answer = await exchange(`${baseURL}/sw${path}`, { headers: { Cookie: cookie } });
      expect(answer.headers['cache-control'], path).toMatch(/\b(private|no-store)\b/);
    }
  });
});

/** Pages with tables that a team reads: they bring the stylesheet of offices, once. */
const withOfficeSheet = ['my meetings', 'minutes of a meeting'];

test(
  'the first paint needs the document and the stylesheet alone',
  { tag: '@js-on' },
  async ({ page, context, baseURL, graduate, complaints }) => {
    const transfers = await watchTraffic(page, 'without-cache');
    for (const { name, path, signedIn } of kindsOfPages(graduate)) {
      if (signedIn) await context.addCookies(graduate.storageState.cookies);
      transfers.length = 0;
      await page.goto(`/sw${path}`);
      // A deferred script runs after the page has been drawn, and so does what it asks for.
      const types = transfers
        .filter(({ url, type }) => type !== 'Fetch' && !/\.svg$|\/assets\/scripts\//.test(url))
        .map(({ type }) => type);
      const sheets = withOfficeSheet.includes(name) ? ['Stylesheet', 'Stylesheet'] : ['Stylesheet'];
      expect(types, name).toEqual(['Document', ...sheets]);
      for (const { url } of transfers) expect(new URL(url).origin, name).toBe(baseURL);
    }
    forgiveStatus(complaints, 404, 422);
  },
);

test('sign-in to certificate takes at most 45 KB and 14 requests', async ({
  page,
  baseURL,
  context,
}, testInfo) => {
  const person = await signUp(page.request);
  await completeLessons(page.request, lessonPaths.slice(0, -1));
  await context.clearCookies();
  const lastLesson = `/sw${lessonPaths.at(-1)}`;

  const watched = await watchTraffic(page);
  await page.goto(`/sw/sign-in?next=${lastLesson}`);
  await fillSignIn(page, person);
  await expect(page).toHaveURL(lastLesson);
  await page.locator('#done form button').click();
  await page.locator('.turn a[href$="/final"]').click();
  await startAttempt(page);
  await answerAll(page, 'sw', 'right');
  await press(page, 'submit');
  await page.locator('main a[href*="/me/certificates/"]').click();
  await expect(page.locator('.certificate')).toContainText(person.name);

  // A browser asks for the icon once, when it likes: some versions while a page is left, others not at all.
  const icon = assetsIn((await exchange(`${baseURL}/sw`)).body.toString()).find((asset) =>
    asset.endsWith('.svg'),
  );
  if (!icon) throw new Error('the home page names no icon');
  const answer = bytesOf(await exchange(`${baseURL}${icon}`, { headers: acceptBrotli }));
  const transfers = [
    ...watched.filter(({ url }) => !url.endsWith(icon)),
    { url: icon, type: 'Icon', status: 200, bytes: answer.head + answer.body },
  ];
  const bytes = transfers.reduce((sum, transfer) => sum + transfer.bytes, 0);
  tell(
    testInfo,
    'journey sign-in to certificate',
    `${transfers.length} requests, ${shown(bytes)}, headers included`,
  );
  for (const transfer of transfers) {
    expect(transfer.status, transfer.url).toBeGreaterThanOrEqual(200);
    expect(transfer.bytes, transfer.url).toBeGreaterThan(0);
  }
  expect(transfers.length).toBeLessThanOrEqual(journeyBudget.requests);
  expect(bytes).toBeLessThanOrEqual(journeyBudget.bytes);
});
