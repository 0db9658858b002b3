import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Page } from '@playwright/test';
import { lessonPaths } from './drivers/course-files';
import { exchange } from './drivers/exchange';
import { signUp } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import { forgiveNetwork, untilKept } from './drivers/phone';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const lessons = lessonPaths.map((path) => `/sw${path}`);
const [first = '', second = '', third = ''] = lessons;

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

/** What is kept on the phone, by cache. */
const allKept = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        texts.push((await (await cache.match(request))?.text()) ?? '');
    }
    return texts.join('\n');
  });

const banner = (page: Page) => page.locator('#offline');

/** Size of the text and markup of a lesson's content by itself, at the highest effort. */
async function floorOf(baseURL: string, path: string): Promise<number> {
  const { body } = await exchange(`${baseURL}${path}?part=content`, { headers: { 'Accept-Encoding': 'br' } });
  return brotliCompressSync(brotliDecompressSync(body), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  }).length;
}

test.describe('a phone', { tag: '@js-on' }, () => {
  let network: Network;
  test.beforeEach(async ({ baseURL }) => {
    network = await openNetwork(baseURL ?? '');
  });
  test.afterEach(() => network.close());

  test('pays for a layer once, and reads without network what it has visited', async ({
    page,
    baseURL,
    complaints,
  }, testInfo) => {
    await page.goto(network.origin + first);
    await untilKept(page, first);
    const forFirst = network.sent.filter(({ path }) => path === first);
    expect(forFirst).toHaveLength(1);

    for (const [path, inWords] of [
      [second, 'next lesson'],
      [first, 'same lesson again'],
    ] as const) {
      network.sent.length = 0;
      await page.goto(network.origin + path);
      await untilKept(page, path);
      await expect(page.locator('h1')).toHaveCount(1);
      const [sent, ...more] = network.sent.filter((one) => !one.path.startsWith('/assets/'));
      expect(more, 'requests beside that of the lesson').toEqual([]);
      const floor = await floorOf(baseURL ?? '', path);
      const told = `${sent?.body} B and ${sent?.head} B of headers, content by itself ${floor} B`;
      testInfo.annotations.push({ type: inWords, description: told });
      process.stdout.write(`${inWords}: ${told}\n`);
      expect(sent?.body ?? 0).toBeGreaterThan(20);
      expect(sent?.body ?? 0).toBeLessThanOrEqual((path === second ? 1.2 : 0.2) * floor);
    }
    const online = await page.locator('[data-layer=content]').allInnerTexts();

    network.weather = 'cut';
    await page.goto(network.origin + first);
    await expect(banner(page)).toContainText('2026');
    expect(await page.locator('[data-layer=content]').allInnerTexts()).toEqual(online);
    await page.goto(network.origin + third);
    await expect(page.locator('h1')).toHaveText(t('offline:noneTitle'));
    await expect(page.locator(`main a[href="${second}"]`)).toBeVisible();

    network.weather = 'fair';
    await page.goto(network.origin + third);
    await expect(banner(page)).toHaveCount(0);
    await expect(page.locator('article.lesson')).toBeVisible();
    await page.goto(`${network.origin}/sw/kept`);
    const lines = page.locator('[data-kind=lessons] li');
    await expect(lines).toHaveCount(3);
    await expect(page.locator('[data-month]')).not.toHaveText(t('shell:kilobytes', { size: 0 }));
    await lines.first().getByRole('button').click();
    await expect(lines).toHaveCount(2);
    await page.locator('[data-delete-all]').click();
    await expect(lines).toHaveCount(0);
    forgiveNetwork(complaints);
  });

  test('keeps nothing of a portal, of a failing server, of half an answer, or of anybody', async ({
    page,
    context,
    complaints,
    baseURL,
  }) => {
    const person = await signUp(context.request);
    const cookies = await context.cookies(baseURL);
    await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: network.origin })));
    await page.goto(network.origin + first);
    await untilKept(page, first);
    await page.goto(`${network.origin}/sw/me`);
    await expect(page.getByText(person.name)).toBeVisible();
    await page.goto(network.origin + second);
    await untilKept(page, second);
    await expect(page.locator('#done form')).toBeVisible();
    const kept = await allKept(page);
    expect(kept).not.toContain(person.name);
    expect(kept).not.toContain('name="uuid"');

    for (const weather of ['portal', 'failing', 'half'] as const) {
      network.weather = weather;
      await page.goto(network.origin + third).catch(() => undefined);
      await page.goto(`${network.origin}/sw/courses`).catch(() => undefined);
      await page.goto(network.origin + first);
      if (weather === 'portal') await expect(page.locator('h1')).toHaveText('Karibu! Nunua bando');
      else await expect(banner(page)).toBeVisible();
    }
    network.weather = 'cut';
    await page.goto(network.origin + first);
    expect(await allKept(page)).not.toMatch(/Nunua bando|<h1>500/);
    await expect(page.locator('article.lesson')).toBeVisible();

    network.weather = 'fair';
    await page.evaluate(async () => {
      const shell = await caches.open('tumia-shell');
      for (const request of await shell.keys()) await shell.put(request, new Response('<html>'));
    });
    await page.goto(network.origin + second);
    await expect(page.locator('article.lesson #done form')).toBeVisible();
    forgiveNetwork(complaints);
  });

  test('goes on with an open lesson when there is a new build, and makes room when it is full', async ({
    page,
    complaints,
  }) => {
    await page.goto(network.origin + first);
    await untilKept(page, first);
    await page.goto(network.origin + second);
    await untilKept(page, second);
    network.weather = 'new build';
    await page.locator('.turn a[rel=next]').click();
    await expect(page).toHaveURL(network.origin + third);
    await expect(page.locator('link[href*=newbuild]')).toHaveCount(1);
    await untilKept(page, third);
    network.weather = 'cut';
    await page.goto(network.origin + first);
    await expect(banner(page)).toBeVisible();
    await expect(page.locator('article.lesson')).toBeVisible();

    network.weather = 'fair';
    const session = await page.context().newCDPSession(page);
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin: network.origin });
    await page.evaluate(async () => {
      const packs = await caches.open('tumia-packs');
      const [path] = (await (await caches.open('tumia-content')).keys()).map(({ url }) =>
        url.replace(location.origin, ''),
      );
      await packs.put('/packs/x/sw', Response.json({ title: 'x', entries: [{ path }] }));
    });
    await session.send('Storage.overrideQuotaForOrigin', { origin: network.origin, quotaSize: usage + 3000 });
    for (const path of lessons.slice(3, 7)) {
      await page.goto(network.origin + path);
      await expect(page.locator('article.lesson')).toBeVisible();
    }
    const packed = await page.evaluate(async () => {
      const contents = await (await caches.open('tumia-content')).keys();
      const [pack] = await (await caches.open('tumia-packs')).keys();
      const { entries } = (await (await caches.match(pack!))!.json()) as { entries: { path: string }[] };
      return contents.some(({ url }) => url.endsWith(entries[0]!.path));
    });
    expect(packed).toBe(true);
    forgiveNetwork(complaints);
  });
});
