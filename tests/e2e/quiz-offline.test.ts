import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type Page, request } from '@playwright/test';
import { answerAll, answerItem, answersTo, askedItems, heldAnswers, press } from './drivers/attempt-page';
import { coursePath, lessonPaths, moduleQuizPath } from './drivers/course-files';
import { answersOf, enrol, postForm, signUp, startQuiz } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import {
  forgiveNetwork,
  handTo,
  openCourseToTake,
  stored,
  unsent,
  unsentLine,
  untilAttemptsKept,
  untilPersonKnown,
} from './drivers/phone';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const [first = ''] = lessonPaths.map((path) => `/sw${path}`);
const quiz = moduleQuizPath(3);

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

const notice = (page: Page) => page.locator('main [role=status]:not(#offline)');

test.describe('a quiz without network', { tag: '@js-on' }, () => {
  let network: Network;
  let asha: APIRequestContext;
  let musa: APIRequestContext;
  test.beforeEach(async ({ baseURL }) => {
    network = await openNetwork(baseURL ?? '');
    asha = await request.newContext({ baseURL: baseURL ?? '' });
    musa = await request.newContext({ baseURL: baseURL ?? '' });
    await signUp(asha);
    await enrol(asha);
  });
  test.afterEach(async () => {
    await Promise.all([network.close(), asha.dispose(), musa.dispose()]);
  });

  test('is answered, gone on with and handed in on the phone, by its learner alone', async ({
    page,
    context,
    complaints,
  }) => {
    const attempt = `/sw${await startQuiz(asha, quiz)}`;
    await handTo(context, network, asha);
    await page.goto(network.origin + first);
    await untilPersonKnown(page);
    await page.goto(network.origin + attempt);
    await untilAttemptsKept(page, 1);

    network.weather = 'cut';
    await page.goto(`${network.origin}/sw${quiz}`);
    await expect(page).toHaveURL(network.origin + attempt);
    const items = await askedItems(page, 'sw');
    const some = items.slice(0, 2);
    for (const item of some) await answerItem(page, item, 'wrong');
    await press(page, 'save');
    await expect(notice(page)).toHaveText(t('offline:attempt.answersKept'));
    await expect(unsentLine(page)).toHaveText(unsent(1));
    await page.goto(`${network.origin}/sw/kept`);
    await page.goto(network.origin + attempt);
    expect(await heldAnswers(page)).toEqual(answersTo(some, 'wrong'));
    expect(JSON.stringify(await stored(page))).not.toMatch(/item\.|fieldset|responses/);

    await press(page, 'submit');
    await expect(notice(page).last()).toHaveText(
      t('offline:attempt.unanswered').replace(
        '{list}',
        items
          .slice(2)
          .map((_, index) => index + 3)
          .join(', '),
      ),
    );
    await answerAll(page, 'sw', 'right');
    await press(page, 'submit');
    await expect(notice(page)).toHaveText(t('offline:attempt.handedIn'));
    await expect(unsentLine(page)).toHaveText(unsent(3));

    await signUp(musa);
    await handTo(context, network, musa);
    network.weather = 'fair';
    await page.goto(network.origin + first);
    await expect(unsentLine(page)).toHaveCount(0);
    await expect.poll(async () => (await stored(page)).people?.length).toBe(2);
    await page.goto(`${network.origin}/sw/kept`);
    await expect(page.locator('[data-lines=received] li')).toHaveCount(3);
    await expect(page.locator('[data-lines=received]')).toContainText(t('offline:outbox.kinds.submission'));
    await page.goto(`${network.origin}/sw/me`);
    await expect(page.locator('[data-lines=received] li')).toHaveCount(0);
    network.weather = 'cut';
    await page.goto(network.origin + attempt);
    await expect(page.locator('h1')).toHaveText(t('offline:noneTitle'));
    await expect(page.locator(`a[href="${attempt}"]`)).toHaveCount(0);

    await handTo(context, network, asha);
    network.weather = 'fair';
    await page.goto(`${network.origin}/sw/me`);
    await expect(page.locator('[data-lines=received] li')).toHaveCount(3);
    await page.goto(network.origin + attempt);
    await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
    await untilAttemptsKept(page, 0);
    forgiveNetwork(complaints);
  });

  test('is taken along from the page of its course, and brings its receipt', async ({
    page,
    context,
    complaints,
  }) => {
    await handTo(context, network, asha);
    await openCourseToTake(page, `/sw${coursePath}`, network.origin);
    const offered = page.locator('[data-take-quizzes] li');
    await expect(offered.first()).toBeVisible({ timeout: 15_000 });
    const places = [quiz, `${coursePath}/final`].map((path) =>
      offered.filter({ has: page.locator(`a[href="/sw${path}"]`) }),
    );
    for (const place of places) {
      await place.getByRole('button', { name: t('packs:quizzes.take') }).click();
      await expect(place.getByRole('link', { name: t('packs:quizzes.taken') })).toBeVisible();
    }
    for (const { path, body } of network.sent.filter((one) => one.path.startsWith('/sw/attempts/')))
      expect(body, path).toBeLessThan(10 * 1024);
    await page.reload();
    const [taken] = places;
    await expect(taken!.getByRole('button')).toHaveCount(0);

    network.weather = 'cut';
    await taken!.getByRole('link', { name: t('packs:quizzes.taken') }).click();
    await answerAll(page, 'sw', 'right');
    await press(page, 'submit');
    await expect(notice(page)).toHaveText(t('offline:attempt.handedIn'));
    network.weather = 'fair';
    await page.goto(`${network.origin}/sw/me`);
    await expect(page.locator('[data-lines=received] li')).toHaveCount(1);
    await expect(unsentLine(page)).toHaveCount(0);
    forgiveNetwork(complaints);
  });

  test('says why it is not taken along, and is begun once however often that breaks off', async ({
    page,
    context,
    complaints,
  }) => {
    await handTo(context, network, asha);
    await openCourseToTake(page, `/sw${coursePath}`, network.origin);
    const place = page
      .locator('[data-take-quizzes] li')
      .filter({ has: page.locator(`a[href="/sw${quiz}"]`) });
    await expect(place).toBeVisible({ timeout: 15_000 });
    const takes = async (told: 'cut' | 'refused' | 'signIn') => {
      await place.getByRole('button', { name: t('packs:quizzes.take') }).click();
      await expect(page.locator('[data-take-quizzes] [role=status]')).toHaveText(t(`packs:quizzes.${told}`));
      await expect(place.getByRole('link', { name: t('packs:quizzes.taken') })).toHaveCount(0);
    };
    const loses = (path: string, what: 'request' | 'answer' | 'silence') => {
      network.lose = (_, asked) => (asked.startsWith(path) ? what : undefined);
    };
    await test.step('the network breaks off before, while and after an attempt is drawn', async () => {
      for (const what of ['request', 'answer'] as const) {
        loses('/sync/attempts', what);
        await takes('cut');
      }
      await page.evaluate(() => {
        const wait = setTimeout.bind(window) as (work: () => void, after: number) => number;
        Object.assign(window, { setTimeout: (work: () => void, after: number) => wait(work, after / 8) });
      });
      loses('/sync/attempts', 'silence');
      await takes('cut');
      loses('/sw/attempts/', 'answer');
      await takes('cut');
      network.lose = undefined;
      network.weather = 'portal';
      await takes('cut');
      network.weather = 'failing';
      await takes('cut');
      network.weather = 'fair';
    });

    await test.step('the server refuses', async () => {
      const cookies = await context.cookies();
      await context.clearCookies({ name: 'tumia_session' });
      await takes('signIn');
      await context.addCookies(cookies);
      const attempt = await startQuiz(asha, quiz);
      expect(attempt).toBe(await startQuiz(asha, quiz));
      const answers = await answersOf(asha, attempt, 'right');
      await postForm(asha, `/sw${attempt}`, [...answers, ['intent', 'submit'], ['uuid', randomUUID()]]);
      await takes('refused');
      await place.getByRole('link').click();
      await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
      const attempts = (await page.content()).match(/href="\/sw\/attempts\/[^"]*/g);
      expect(new Set(attempts).size).toBe(1);
    });
    forgiveNetwork(complaints);
    forgiveStatus(complaints, 401, 409);
  });
});
