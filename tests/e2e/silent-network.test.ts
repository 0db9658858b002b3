import { type APIRequestContext, type Page, request } from '@playwright/test';
import { answerItem, askedItems, press } from './drivers/attempt-page';
import { lessonPaths, moduleQuizPath } from './drivers/course-files';
import { enrol, signUp, startQuiz } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import {
  forgiveNetwork,
  handTo,
  quicken,
  stored,
  unsent,
  unsentLine,
  untilAttemptsKept,
  untilKept,
  untilPersonKnown,
} from './drivers/phone';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const [first = '', second = '', third = ''] = lessonPaths.map((path) => `/sw${path}`);

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

/** Whether the phone's worker remembers that the network gave no answer. */
const isSilent = (page: Page) => page.evaluate(() => caches.has('tumia-silence'));

test.describe('a network that never answers', { tag: '@js-on' }, () => {
  let network: Network;
  let asha: APIRequestContext;
  test.beforeEach(async ({ baseURL }) => {
    network = await openNetwork(baseURL ?? '');
    asha = await request.newContext({ baseURL: baseURL ?? '' });
  });
  test.afterEach(async () => {
    await Promise.all([network.close(), asha.dispose()]);
  });

  test('is given up for what the phone has, keeps no work back, and holds no page up; a slow one is waited for', async ({
    page,
    context,
    complaints,
  }) => {
    await signUp(asha);
    await enrol(asha);
    const attempt = `/sw${await startQuiz(asha, moduleQuizPath(3))}`;
    await handTo(context, network, asha);
    await page.goto(network.origin + first);
    await untilKept(page, first);
    await untilPersonKnown(page);
    await page.goto(network.origin + attempt);
    await untilAttemptsKept(page, 1);
    await quicken(context, 8);

    network.weather = 'silent';
    await page.goto(network.origin + first);
    await expect(page.locator('#offline')).toBeVisible();
    await page.locator('#done').getByRole('button').click();
    await expect(page.locator('#done [role=status]')).toHaveText(t('offline:outbox.justKept'));
    await page.goto(network.origin + second);
    await expect(page.locator('h1')).toHaveText(t('offline:noneTitle'));
    await page.goto(network.origin + attempt);
    const [item] = await askedItems(page, 'sw');
    if (!item) throw new Error('the attempt asks nothing');
    await answerItem(page, item, 'right');
    await press(page, 'save');
    await expect(unsentLine(page)).toHaveText(unsent(2));

    // From now on what the phone has is shown while the network is still asked, until it answers.
    await quicken(context, 1 / 8);
    let answerNow = () => {};
    const isShown = new Promise<undefined>((resolve) => (answerNow = () => resolve(undefined)));
    network.weather = 'fair';
    network.lose = (_, path) => (path === first ? isShown : path === '/sync' ? 'request' : undefined);
    await page.goto(network.origin + first);
    await expect(page.locator('#offline')).toBeVisible();
    expect(await isSilent(page)).toBe(true);
    answerNow();
    await expect.poll(() => isSilent(page)).toBe(false);
    await quicken(context, 8);

    // Pages come again, and what is to be sent still gets no answer.
    network.lose = (_, path) => (path === '/sync' ? 'silence' : undefined);
    await page.goto(network.origin + attempt);
    await expect(page.locator('#offline')).toHaveCount(0);
    await expect(page.getByText(t('offline:attempt.answersKept'))).toBeVisible();
    await page.goto(network.origin + second);
    await expect(page.locator('#offline')).toHaveCount(0);
    await expect(page.locator('#done')).toBeVisible();
    expect((await stored(page)).entries).toHaveLength(2);

    network.lose = undefined;
    network.weather = 'half silent';
    await page.goto(network.origin + first);
    await expect(page.locator('#offline')).toBeVisible();
    // An answer that takes longer than silence is waited for, as long as something comes.
    network.weather = 'slow';
    await page.goto(network.origin + third);
    await expect(page.locator('#offline')).toHaveCount(0);
    await expect(page.locator('#done')).toBeVisible();
    network.weather = 'fair';
    await page.goto(network.origin + second);
    await expect(unsentLine(page)).toHaveCount(0);
    expect(await (await asha.get(first)).text()).toContain('class="done-mark"');
    forgiveNetwork(complaints);
  });
});
