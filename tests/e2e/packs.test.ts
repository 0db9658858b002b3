import { readFileSync, writeFileSync } from 'node:fs';
import zlib from 'node:zlib';
import type { APIRequestContext, Page, Route } from '@playwright/test';
import { type Language, languages } from '~/platform/i18n/language';
import { coursePath, itemsIn, moduleQuizPath, writtenCourse } from './drivers/course-files';
import { openCourseToTake } from './drivers/phone';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

interface Entry {
  kind: string;
  path: string;
  address: string;
  etag: string;
  bytes: number;
}
interface Pack {
  bytes: number;
  version: string;
  entries: Entry[];
}

const packPath = (language: string) => `/packs/data-quality/${language}`;
const folder = 'content/courses/data-quality';
const counted = [
  `${folder}/final.yml`,
  ...writtenCourse.modules.map((_, index) => `content${moduleQuizPath(index + 1)}.yml`),
].flatMap((file) => itemsIn(readFileSync(file, 'utf8')));

/** @returns ids of the questions that count and stand in a text */
const countedIn = (text: string, language: Language) =>
  counted.filter((item) => text.includes(item.stem[language])).map(({ id }) => id);

const brotli = (text: string) =>
  zlib.brotliCompressSync(text, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** What arrives in the encoding of a phone: the request context opens it, and tells its length in the header. */
async function fetched(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { headers: { 'Accept-Encoding': 'br' } });
  const headers = answer.headers();
  return { bytes: Number(headers['content-length']), etag: headers.etag, text: await answer.text(), headers };
}

test('a pack weighs what its page says, near its floor, and holds no question of a quiz that counts', async ({
  request,
}) => {
  for (const language of languages) {
    const t = wordsOf(language);
    const pack = JSON.parse((await fetched(request, packPath(language))).text) as Pack;
    let [travelled, floor] = [0, 0];
    for (const entry of pack.entries) {
      const { bytes, etag, text, headers } = await fetched(request, entry.address);
      expect({ bytes, etag }, entry.address).toEqual({ bytes: entry.bytes, etag: entry.etag });
      expect(headers['tumia-carries'], entry.address).toMatch(/^(public|content)$/);
      expect(headers['set-cookie'] ?? '', entry.address).not.toContain('session');
      expect(countedIn(text, language), entry.path).toEqual([]);
      travelled += bytes;
      floor += brotli(/<main id="main">([^]*)<\/main>/.exec(text)?.[1] ?? text);
    }
    expect(travelled).toBe(pack.bytes);
    process.stdout.write(
      `pack ${language}: ${travelled} bytes, ${(travelled / floor).toFixed(3)} of its floor\n`,
    );
    expect(travelled / floor).toBeLessThanOrEqual(1.25);

    // Whoever asks for the file waits until it is there; the course's page never does.
    const file = await fetched(request, `${packPath(language)}.html`);
    const page = (await fetched(request, `/${language}${coursePath}`)).text;
    for (const bytes of [pack.bytes, file.bytes]) expect(page).toContain(`<data value="${bytes}">`);
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="tumia-data-quality-${language}.html"`,
    );
    expect(countedIn(file.text, language)).toEqual([]);
    expect(file.text).toContain(t('packs:contents'));
    const again = await request.get(packPath(language), {
      headers: { 'If-None-Match': (await fetched(request, packPath(language))).etag ?? '' },
    });
    expect(again.status()).toBe(304);
  }
});

test('the file of a course opens by itself, and its practice tells answers without a script', async ({
  page,
  request,
}, testInfo) => {
  const path = testInfo.outputPath('course.html');
  writeFileSync(path, (await fetched(request, `${packPath('sw')}.html`)).text);
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  await page.goto(`file://${path}`);
  await page.getByRole('link', { name: wordsOf('sw')('quizzes:practice.title') }).click();
  const answer = page.locator('#practice-2 details').first();
  await answer.locator('summary').click();
  await expect(answer.locator('.explained')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
});

test.describe('on a phone with scripts', () => {
  // What answers here is the network, not what a worker has kept.
  test.use({ serviceWorkers: 'block' });

  test(
    'a download outlives cuts, portals, a full phone and a closed tab, and brings only what is new',
    { tag: '@js-on' },
    async ({ page, context, complaints }) => {
      const t = wordsOf('sw');
      const deed = (of: Page, name: 'download' | 'resume' | 'update' | 'pause' | 'delete') =>
        of.getByRole('button', { name: t(`packs:${name}`) });
      const shows = (of: Page, state: string) => expect(of.locator(`[data-state=${state}]`)).toBeVisible();
      const kept = (of: Page) =>
        of.evaluate(async () => {
          const names = ['tumia-content', 'tumia-pages'];
          const opened = await Promise.all(names.map((name) => caches.open(name)));
          const keys = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
          return keys.map(({ url }) => url.replace(location.origin, ''));
        });
      /** Answers lessons from the fifth on in another way. */
      let seen = 0;
      const afterFive = (answer: (route: Route) => Promise<void>) => {
        seen = 0;
        return context.route(/\?part=content$/, (route) => (++seen > 5 ? answer(route) : route.continue()));
      };
      await openCourseToTake(page, `/sw${coursePath}`);
      await expect(deed(page, 'resume')).toBeHidden();

      await afterFive((route) => route.abort());
      await deed(page, 'download').click();
      await shows(page, 'cut');
      expect(await kept(page)).toHaveLength(5);

      await context.unroute(/\?part=content$/);
      await afterFive((route) => route.fulfill({ contentType: 'text/html', body: '<h1>Buy data</h1>' }));
      await deed(page, 'resume').click();
      await shows(page, 'portal');
      expect(await kept(page)).toHaveLength(10);
      await page.close();

      const later = await context.newPage();
      await context.unroute(/\?part=content$/);
      await openCourseToTake(later, `/sw${coursePath}`);
      await shows(later, 'paused');
      const session = await context.newCDPSession(later);
      const origin = new URL(later.url()).origin;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await deed(later, 'resume').click();
      await shows(later, 'full');
      await session.send('Storage.overrideQuotaForOrigin', { origin });

      const fetchedNow: string[] = [];
      later.on('request', (one) => fetchedNow.push(new URL(one.url()).pathname + new URL(one.url()).search));
      await deed(later, 'resume').click();
      await shows(later, 'ready');
      expect(fetchedNow.filter((path) => path.endsWith('?part=content'))).toHaveLength(5);
      const all = await kept(later);
      expect(all).toHaveLength(15);
      expect(all).toContain(`/sw${coursePath}`);
      expect(
        await later.evaluate(async () => {
          const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const bodies = await Promise.all(
            opened.map(async (cache) =>
              Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.text())),
            ),
          );
          return bodies.flat().some((body) => body?.includes('Buy data'));
        }),
      ).toBe(false);

      // One lesson is another now.
      await later.evaluate(async (pack) => {
        const cache = await caches.open('tumia-content');
        const [lesson] = await cache.keys();
        if (lesson) await cache.put(lesson, new Response('old', { headers: { ETag: '"old"' } }));
        const packs = await caches.open('tumia-packs');
        const held = (await (await packs.match(pack))?.json()) as { version: string };
        await packs.put(pack, new Response(JSON.stringify({ ...held, version: 'old' })));
      }, packPath('sw'));
      await openCourseToTake(later, `/sw${coursePath}`);
      await shows(later, 'paused');
      fetchedNow.length = 0;
      await deed(later, 'resume').click();
      await shows(later, 'ready');
      expect(fetchedNow.filter((path) => path.includes('?part=content'))).toHaveLength(1);

      await deed(later, 'delete').click();
      await expect(deed(later, 'download')).toBeVisible();
      expect(await kept(later)).toEqual([]);
      // Chromium says of each cut what the test has done itself.
      expect(complaints.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
    },
  );
});
