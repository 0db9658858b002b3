import { type BrowserContext, chromium, type Page, request } from '@playwright/test';
import { smallCourseSlug, smallPackage } from '../fixtures/course-package';
import { answerItem, press } from './drivers/attempt-page';
import { itemsIn } from './drivers/course-files';
import { postForm, signUp, startQuiz } from './drivers/learner-over-http';
import { openNetwork } from './drivers/network';
import {
  handTo,
  stored,
  unsent,
  unsentLine,
  untilAttemptsKept,
  untilKept,
  untilPersonKnown,
} from './drivers/phone';
import { makeRenewableServer } from './drivers/renewable-server';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const files = smallPackage();
const course = `/courses/${smallCourseSlug}`;
const lesson = `/sw${course}/basics/counting`;
const next = `/sw${course}/basics/checking`;
const quizItems = itemsIn(files['basics/quiz.yml'] ?? '');

/** What the new build's stylesheet and its worker say beside what the old ones do. */
const anew = { style: 'h1{letter-spacing:3px}', worker: "self.build='anew';" };

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 300_000 });

test(
  'the server is restarted with a new build while a lesson is open and an attempt unsent: nothing is lost, and nothing counts twice',
  { tag: '@js-on' },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  async ({}, testInfo) => {
    const server = await makeRenewableServer({ [smallCourseSlug]: files });
    await server.start();
    const network = await openNetwork(server.origin);
    const asha = await request.newContext({ baseURL: server.origin });
    const { launchOptions, viewport, locale } = testInfo.project.use;
    const profile = testInfo.outputPath('profile');
    const openPhone = () => chromium.launchPersistentContext(profile, { ...launchOptions, viewport, locale });
    let phone = await openPhone();
    const go = (page: Page, path: string) => page.goto(network.origin + path);
    try {
      await signUp(asha);
      await postForm(asha, `/sw${course}`, { intent: 'enrol', uuid: crypto.randomUUID() });
      const attempt = `/sw${await startQuiz(asha, `${course}/basics/quiz`)}`;
      await handTo(phone, network, asha);
      const reading = await phone.newPage();
      const faults: string[] = [];
      reading.on('pageerror', ({ message }) => faults.push(message));
      await go(reading, lesson);
      await untilKept(reading, lesson);
      await untilPersonKnown(reading);
      const oldStyle = await styleOf(reading);
      const quiz = await phone.newPage();
      await go(quiz, attempt);
      await untilAttemptsKept(quiz, 1);
      network.weather = 'cut';
      for (const item of quizItems) await answerItem(quiz, item, 'right');
      await press(quiz, 'submit');
      await expect(quiz.locator('main [role=status]:not(#offline)')).toHaveText(
        t('offline:attempt.handedIn'),
      );
      await expect(unsentLine(quiz)).toHaveText(unsent(1));

      await test.step('the new build', async () => {
        await server.stop();
        const newStyle = await server.bringNewBuild(anew);
        await server.start();
        network.weather = 'fair';
        // The page of the old build still has its style, and its script.
        expect(await spacingOf(reading)).toBe('normal');
        await reading.locator('#done').getByRole('button').click();
        await expect(reading.locator('.done-mark')).toBeVisible();
        expect(await styleOf(reading)).toContain(newStyle);
        expect(await spacingOf(reading)).toBe('3px');
        await expect(unsentLine(reading)).toHaveCount(0);
        await reading.reload();
        await expect(reading.locator('.done-mark')).toBeVisible();
        await go(reading, '/sw/kept');
        await expect(reading.locator('[data-lines=received] li')).toHaveCount(1);
        await go(quiz, attempt);
        await expect(quiz.getByText(t('quizzes:passed')).first()).toBeVisible();
        expect(await attemptsOf()).toBe(1);
        await lookForWorker(phone, reading);
        expect(await buildOf(phone)).toBeUndefined();
      });

      await test.step('the new worker, once the browser was closed', async () => {
        await phone.close();
        phone = await openPhone();
        const later = await phone.newPage();
        await go(later, next);
        await expect.poll(() => buildOf(phone)).toBe('anew');
        await untilKept(later, next);
        network.weather = 'cut';
        await later.locator('#done').getByRole('button').click();
        await expect(later.locator('#done [role=status]')).toHaveText(t('offline:outbox.justKept'));
        await expect(unsentLine(later)).toHaveText(unsent(1));
        // What was kept by the old worker still opens.
        await go(later, lesson);
        await expect(later.locator('#offline')).toBeVisible();
        expect(await spacingOf(later)).toBe('3px');
        network.weather = 'fair';
        await go(later, next);
        await expect(unsentLine(later)).toHaveCount(0);
        await later.reload();
        await expect(later.locator('.done-mark')).toBeVisible();
        expect((await stored(later)).receipts).toHaveLength(2);
      });
      expect(oldStyle).not.toContain('anewbild');
      expect(faults).toEqual([]);
    } finally {
      await Promise.all([phone.close(), network.close(), asha.dispose()]);
      await server.remove();
    }

    async function attemptsOf(): Promise<number> {
      const html = await (await asha.get(`/sw${course}/basics/quiz`)).text();
      return new Set(html.match(/href="\/sw\/attempts\/[^"]*/g)).size;
    }
  },
);

const styleOf = (page: Page) => page.locator('link[rel=stylesheet]').getAttribute('href');
const spacingOf = (page: Page) =>
  page.locator('h1').evaluate((title) => getComputedStyle(title).letterSpacing);

/** @returns what the phone's worker says of its build */
const buildOf = (phone: BrowserContext) =>
  phone.serviceWorkers()[0]?.evaluate(() => (self as unknown as { build?: string }).build);

/** Has the browser look for another worker, which it does by itself once a day, until one waits. */
async function lookForWorker(phone: BrowserContext, page: Page): Promise<void> {
  const session = await phone.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect
    .poll(() =>
      page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)),
    )
    .toBe(true);
}
