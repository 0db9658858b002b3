import { type BrowserContext, chromium, type Locator, type Page, request } from '@playwright/test';
import { answerAll, press } from './drivers/attempt-page';
import { coursePath, lessonPaths, practicePath } from './drivers/course-files';
import { completeLessons, signUp, startQuiz } from './drivers/learner-over-http';
import { openNetwork } from './drivers/network';
import {
  handTo,
  openCourseToTake,
  unsent,
  unsentLine,
  untilAttemptsKept,
  untilPersonKnown,
} from './drivers/phone';
import { openRecording } from './drivers/recording';
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
    const file = process.env.E2E_RECORD;
    const recording = file ? openRecording() : undefined;
    /** Adds to the recording, where one was asked for, what is shown once something is in sight. */
    const record = async (page: Page | undefined, said: string, inSight?: Locator, seconds?: number) => {
      if (!recording) return;
      await inSight?.evaluate((thing) => thing.scrollIntoView({ block: 'center' }));
      await recording.add(page, said, network.weather === 'fair', seconds);
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
        await openCourseToTake(page, `/sw${coursePath}`, network.origin);
        await record(page, 'A course: three lessons are left');
        await record(page, 'Its size is told before the tap', page.locator('[data-pack]'));
        await page.getByRole('button', { name: t('packs:download') }).click();
        await record(page, 'It comes in pieces, in KB', undefined, 1);
        await expect(page.locator('[data-state=ready]')).toBeVisible({ timeout: 60_000 });
        await record(page, 'The whole course is on the phone');
        await untilPersonKnown(page);
        await page.goto(network.origin + attempt);
        await untilAttemptsKept(page, 1);
        await record(page, 'A graded quiz, drawn by the server');
        await picture(phone, 'the quiz, kept');
      });
      network.weather = 'cut';
      const page = await phone.newPage();
      await test.step('three lessons', async () => {
        for (const [place, path] of left.entries()) {
          const lesson = `Without network: lesson ${place + 1}`;
          await page.goto(`${network.origin}/sw${path}`);
          await record(page, lesson);
          await record(page, lesson, page.locator('article h2').first(), 1);
          await record(page, 'Read to its end', page.locator('#done'), 1);
          await page.locator('#done').getByRole('button').click();
          await expect(page.locator('#done [role=status]')).toHaveText(t('offline:outbox.justKept'));
          await record(page, 'Kept on the phone until there is network', page.locator('#done'));
        }
      });
      await test.step('a practice, one question after another', async () => {
        await page.goto(`${network.origin}/sw${practicePath}`);
        const answers = page.locator('.one-by-one summary');
        await expect(answers.nth(1)).toBeHidden();
        await record(page, 'A practice, with feedback at once');
        for (const answer of await answers.all()) {
          await answer.click();
          await record(page, 'One question after another', answer, 1);
        }
        await page.getByRole('button', { name: t('quizzes:practice.finish') }).click();
        await expect(page.locator('main .notice')).toHaveText(t('offline:outbox.kept'));
        await record(page, 'Kept as well');
      });
      await test.step('a graded quiz', async () => {
        await page.goto(`${network.origin}/sw${coursePath}/final`);
        await expect(page).toHaveURL(network.origin + attempt);
        await record(page, 'The graded quiz, without network');
        await answerAll(page, 'sw', 'right');
        await record(page, 'Answered', page.locator('button[value=submit]'));
        await press(page, 'submit');
        await expect(page.locator('main [role=status]:not(#offline)')).toHaveText(
          t('offline:attempt.handedIn'),
        );
        await expect(unsentLine(page)).toHaveText(unsent(5));
        await picture(phone, 'handed in without network');
        await record(page, 'Handed in: it waits to be sent');
      });
      await phone.close();
      await record(undefined, 'The browser is closed');

      phone = await openBrowser();
      const later = await phone.newPage();
      await test.step('the browser is opened again', async () => {
        await later.goto(`${network.origin}/sw/kept`);
        await expect(later.locator('[data-lines=unsent] li')).toHaveCount(5);
        await picture(phone, 'unsent');
        await record(later, 'Opened again: all of it is there', later.locator('[data-lines=unsent]'), 2);
      });
      network.weather = 'fair';
      await test.step('receipts and the certificate', async () => {
        await later.goto(`${network.origin}/sw/me`);
        await expect(later.locator('[data-lines=received] li')).toHaveCount(5);
        await expect(unsentLine(later)).toHaveCount(0);
        await record(later, 'Network again: five receipts', later.locator('[data-lines=received]'), 2.4);
        await later.goto(network.origin + attempt);
        await record(later, 'The quiz is graded');
        await later.getByRole('link', { name: t('quizzes:seeCertificate') }).click();
        await expect(later).toHaveURL(/\/me\/certificates\/\w{4}-\w{4}-\w{4}$/);
        await record(later, 'The certificate', undefined, 3);
        await later.goto(`${network.origin}/sw/me`);
        await picture(phone, 'receipts');
      });
      if (file) await recording?.save(file);
    } finally {
      await phone.close();
      await network.close();
      await asha.dispose();
    }
  },
);
