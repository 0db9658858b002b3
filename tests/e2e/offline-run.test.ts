import { type BrowserContext, chromium, request } from '@playwright/test';
import { answerAll, press } from './drivers/attempt-page';
import { coursePath, lessonPaths, practicePath } from './drivers/course-files';
import { completeLessons, signUp, startQuiz } from './drivers/learner-over-http';
import { openNetwork } from './drivers/network';
import { handTo, unsent, unsentLine, untilAttemptsKept, untilPersonKnown } from './drivers/phone';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 180_000 });

test(
  'a course is downloaded, learned, practised and finished without network, and brings its certificate after the browser was closed',
  { tag: '@js-on' },
  async ({ baseURL }, testInfo) => {
    const network = await openNetwork(baseURL ?? '');
    const asha = await request.newContext({ baseURL: baseURL ?? '' });
    const { launchOptions, viewport, locale } = testInfo.project.use;
    const profile = testInfo.outputPath('profile');
    /** Starts the phone's browser; what it has kept is in its profile. */
    const openBrowser = () =>
      chromium.launchPersistentContext(profile, { ...launchOptions, viewport, locale });
    const picture = async (context: BrowserContext, name: string) => {
      const body = await context.pages().at(-1)?.screenshot({ fullPage: true });
      await testInfo.attach(name, { body, contentType: 'image/png' });
    };
    await signUp(asha);
    const left = lessonPaths.slice(0, 3);
    await completeLessons(asha, lessonPaths.slice(3));
    const attempt = `/sw${await startQuiz(asha, `${coursePath}/final`)}`;
    let phone = await openBrowser();
    try {
      await handTo(phone, network, asha);
      await test.step('download', async () => {
        const page = await phone.newPage();
        await page.goto(`${network.origin}/sw${coursePath}`);
        await page.getByRole('button', { name: t('packs:download') }).click();
        await expect(page.locator('[data-state=ready]')).toBeVisible({ timeout: 60_000 });
        await untilPersonKnown(page);
        await page.goto(network.origin + attempt);
        await untilAttemptsKept(page, 1);
        await picture(phone, 'the quiz, kept');
      });
      network.weather = 'cut';
      const page = await phone.newPage();
      await test.step('three lessons', async () => {
        for (const path of left) {
          await page.goto(`${network.origin}/sw${path}`);
          await page.locator('#done').getByRole('button').click();
          await expect(page.locator('#done [role=status]')).toHaveText(t('offline:outbox.justKept'));
        }
      });
      await test.step('a practice, one question after another', async () => {
        await page.goto(`${network.origin}/sw${practicePath}`);
        const answers = page.locator('.one-by-one summary');
        await expect(answers.nth(1)).toBeHidden();
        for (const answer of await answers.all()) await answer.click();
        await page.getByRole('button', { name: t('quizzes:practice.finish') }).click();
        await expect(page.locator('main .notice')).toHaveText(t('offline:outbox.kept'));
      });
      await test.step('a graded quiz', async () => {
        await page.goto(`${network.origin}/sw${coursePath}/final`);
        await expect(page).toHaveURL(network.origin + attempt);
        await answerAll(page, 'sw', 'right');
        await press(page, 'submit');
        await expect(page.locator('main [role=status]:not(#offline)')).toHaveText(
          t('offline:attempt.handedIn'),
        );
        await expect(unsentLine(page)).toHaveText(unsent(5));
        await picture(phone, 'handed in without network');
      });
      await phone.close();

      phone = await openBrowser();
      const later = await phone.newPage();
      await test.step('the browser is opened again', async () => {
        await later.goto(`${network.origin}/sw/kept`);
        await expect(later.locator('[data-lines=unsent] li')).toHaveCount(5);
        await picture(phone, 'unsent');
      });
      network.weather = 'fair';
      await test.step('receipts and the certificate', async () => {
        await later.goto(`${network.origin}/sw/me`);
        await expect(later.locator('[data-lines=received] li')).toHaveCount(5);
        await expect(unsentLine(later)).toHaveCount(0);
        await later.goto(network.origin + attempt);
        await later.getByRole('link', { name: t('quizzes:seeCertificate') }).click();
        await expect(later).toHaveURL(/\/me\/certificates\/\w{4}-\w{4}-\w{4}$/);
        await later.goto(`${network.origin}/sw/me`);
        await picture(phone, 'receipts');
      });
    } finally {
      await phone.close();
      await network.close();
      await asha.dispose();
    }
  },
);
