import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { edit, practiceFile, smallPackage, writePackages } from '../fixtures/course-package';
import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { exchange } from './drivers/exchange';
import { signUp } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import { forgiveNetwork, untilKept } from './drivers/phone';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const slug = 'small-course-with-pictures';
const course = `/sw/courses/${slug}`;
const lesson = `${course}/basics/counting`;

/** A recording, as long as it takes to say a sentence. */
const sound = readFileSync('content/examples/audio/media/message.sw.mp3');

/** A photograph of nothing but a colour. */
const photograph = (background: string) =>
  sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** Publishes a course with a photograph in its first lesson and another in its practice. */
async function publish(baseURL: string): Promise<void> {
  const files = Object.fromEntries(
    Object.entries({ ...smallPackage(), 'basics/practice.yml': practiceFile }).map(([file, text]) => [
      file,
      text.replaceAll('t1', 'p1').replace('Small course', 'Pictures').replace('Kozi ndogo', 'Picha'),
    ]),
  );
  const figure = (alt: string) => `<Figure src="media/register.jpg" alt="${alt}" />`;
  const audio = '<Audio src="media/speech.mp3" title="Sauti">\n\nText.\n\n</Audio>';
  edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', `${figure('Rejesta')}\n\n${audio}`);
  edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', `${figure('Register')}\n\n${audio}`);
  edit(
    files,
    'basics/practice.yml',
    '    stem: {en: question p1.m1.p1,',
    `    stimulus: {en: '<Figure src="media/sheet.jpg" alt="Sheet" />', sw: '<Figure src="media/sheet.jpg" alt="Karatasi" />'}\n    stem: {en: question p1.m1.p1,`,
  );
  const { folder, remove } = writePackages({
    [slug]: {
      ...files,
      'basics/counting/media/register.jpg': await photograph('#a33'),
      'basics/counting/media/speech.mp3': sound,
      'basics/media/sheet.jpg': await photograph('#3a3'),
    },
  });
  try {
    await runTumia(baseURL, 'content', 'import', path.join(folder, 'courses', slug));
  } finally {
    remove();
  }
}

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(400_000);
  await publish(baseURL ?? '');
  // Its page offers the pack once the server knows what it weighs.
  for (const kind of ['', '.html']) await exchange(`${baseURL}/packs/${slug}/sw${kind}`);
});

const photo = (page: Page) => page.locator('.photo img');
const link = (page: Page) => page.locator('.photo').getByRole('link');

/** Waits until a picture of the page has come, from wherever. */
const untilDrawn = (page: Page, selector: string) =>
  expect
    .poll(() => page.locator(selector).evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);

test('whoever says so saves data or not, whatever the browser and the connection say', async ({
  page,
  baseURL,
}) => {
  const network = await openNetwork(baseURL ?? '');
  const kept = `${network.origin}/sw/kept`;
  const choose = (choice: 'on' | 'off' | 'auto') => page.locator(`[name=dataSaver][value=${choice}]`).click();
  await page.goto(network.origin + lesson);
  await expect(photo(page)).toHaveCount(1);

  await page.goto(kept);
  await choose('on');
  await expect(page.locator('#data-saver')).toContainText(t('offline:dataSaver.chosen.on'));
  await page.goto(network.origin + lesson);
  await expect(link(page)).toContainText('KB');
  await expect(photo(page)).toHaveCount(0);

  network.says = { ect: '2g' };
  await page.goto(kept);
  await choose('off');
  await expect(page.locator('#data-saver')).toContainText(t('offline:dataSaver.chosen.off'));
  await page.goto(network.origin + lesson);
  await expect(photo(page)).toHaveCount(1);

  await page.goto(kept);
  await choose('auto');
  await expect(page.locator('#data-saver')).toContainText(t('offline:dataSaver.auto.saving'));
  await page.goto(network.origin + lesson);
  await expect(link(page)).toHaveCount(1);
  await network.close();
});

test.describe('a phone', { tag: '@js-on' }, () => {
  test.use({ serviceWorkers: 'allow' });
  test.describe.configure({ timeout: 120_000 });

  let network: Network;
  test.beforeEach(async ({ baseURL }) => {
    network = await openNetwork(baseURL ?? '');
  });
  test.afterEach(() => network.close());

  const untilWorker = (page: Page) =>
    expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const keptMedia = (page: Page) =>
    page.evaluate(async () => {
      const keys = await (await caches.open('tumia-pages')).keys();
      return keys.filter(({ url }) => new URL(url).pathname.startsWith('/media/')).length;
    });

  test('that saves data pays for a course once, and shows its pictures with and without network', async ({
    page,
    complaints,
  }) => {
    network.says = { 'save-data': 'on' };
    await page.goto(network.origin + course);
    await untilWorker(page);
    await page.getByRole('button', { name: t('packs:download') }).click();
    await expect(page.locator('[data-state=ready]')).toBeVisible({ timeout: 30_000 });
    // Three forms of either picture lead to the one that is kept.
    const all = await keptMedia(page);
    expect(all).toBeGreaterThan(2);

    // The first lesson brings the shell of all; after that the phone has everything.
    await page.goto(`${network.origin}${course}/basics/checking`);
    await untilKept(page, `${course}/basics/checking`);
    network.sent.length = 0;
    await page.goto(network.origin + lesson);
    await photo(page).scrollIntoViewIfNeeded({ timeout: 5_000 });
    await untilDrawn(page, '.photo img');
    const again = network.sent.filter((one) => one.path === lesson || one.path.startsWith('/media/'));
    expect(again.map((one) => one.path)).toEqual([lesson]);
    expect(again[0]?.body).toBeLessThan(600);
    await page.goto(network.origin + course);
    await expect(page.locator('[data-state=ready]')).toBeVisible();

    network.weather = 'cut';
    await page.goto(network.origin + lesson);
    await untilDrawn(page, '.photo img');
    await page.goto(`${network.origin}${course}/basics/practice`);
    await page.locator('main img').first().scrollIntoViewIfNeeded();
    await untilDrawn(page, 'main img >> nth=0');
    network.weather = 'fair';
    await page.goto(`${network.origin}/sw/kept`);
    await expect(page.locator('[data-kind=packs] li')).toHaveCount(1);
    await expect(page.locator('[data-kind=pages]')).not.toContainText('/media/');
    await expect(page.locator('[data-kind=pages]')).not.toContainText(t('offline:kept.pictures'));
    await page.locator('[data-kind=packs] button').click();
    await expect(page.locator('[data-kind=packs] li')).toHaveCount(0);
    expect(await keptMedia(page)).toBe(0);
    forgiveNetwork(complaints);
  });

  test('shows a photograph without network that was seen, and lists it by a name', async ({
    page,
    complaints,
  }) => {
    await page.goto(network.origin + course);
    await untilWorker(page);
    await page.goto(network.origin + lesson);
    await untilKept(page, lesson);
    await photo(page).scrollIntoViewIfNeeded();
    await untilDrawn(page, '.photo img');
    await expect.poll(() => keptMedia(page)).toBe(1);
    network.weather = 'cut';
    await page.goto(network.origin + lesson);
    await photo(page).scrollIntoViewIfNeeded();
    await untilDrawn(page, '.photo img');
    network.weather = 'fair';
    await page.goto(`${network.origin}/sw/kept`);
    const pictures = page.locator('[data-kind=pages] li', { hasText: t('offline:kept.pictures') });
    await pictures.getByRole('button').click();
    await expect(pictures).toHaveCount(0);
    expect(await keptMedia(page)).toBe(0);
    forgiveNetwork(complaints);
  });

  test('counts what the network has brought it this month', async ({
    page,
    playwright,
    baseURL,
    complaints,
  }) => {
    const request = await playwright.request.newContext({ baseURL: baseURL ?? '' });
    const person = await signUp(request);
    await request.dispose();
    await page.goto(network.origin + course);
    await untilWorker(page);
    await page.getByRole('button', { name: t('packs:download') }).click();
    await expect(page.locator('[data-state=ready]')).toBeVisible({ timeout: 30_000 });
    await page.goto(`${network.origin}/sw/sign-in?next=${lesson}`);
    await fillSignIn(page, { ...person, password: 'not-this-one' });
    await fillSignIn(page, person);
    await expect(page).toHaveURL(network.origin + lesson);
    await page.locator('audio').evaluate(
      (element) =>
        new Promise<void>((resolve) => {
          const player = element as HTMLAudioElement;
          // A browser without the codec asks, and says that it can't.
          for (const source of player.querySelectorAll('source')) source.onerror = () => resolve();
          player.oncanplaythrough = () => resolve();
          player.preload = 'auto';
          player.load();
        }),
    );
    await page.goto(`${network.origin}/sw/kept`);
    await page.goto(`${network.origin}/sw/kept`);

    // A browser tells a script the body of each answer as it travelled, and puts its head at 300 bytes. Of the worker's own text and of an answer
    // that leads elsewhere it tells nothing.
    const told = network.sent.filter(({ path, status }) => path !== '/service-worker.js' && status !== 303);
    for (const kind of ['/packs/', '?part=content', '.mp3', '/sign-in'])
      expect(
        told.some((one) => one.path.includes(kind)),
        kind,
      ).toBe(true);
    const travelled = told.reduce((sum, { body }) => sum + body + 300, 0);
    const counted = () =>
      page.evaluate(async () => {
        const cache = await caches.open('tumia-count');
        const [month] = await cache.keys();
        return Number(await (await cache.match(month!))?.text());
      });
    await expect.poll(counted).toBe(travelled);
    forgiveStatus(complaints, 422);
  });
});
