import { type APIRequestContext, type Page, request } from '@playwright/test';
import { lessonPaths } from './drivers/course-files';
import { signUp } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import { forgiveNetwork, handTo, unsent, unsentLine, untilKept } from './drivers/phone';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const lessons = lessonPaths.map((path) => `/sw${path}`);
const [first = '', second = ''] = lessons;

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

const doneButton = (page: Page) => page.locator('#done').getByRole('button', { name: t('lessons:markDone') });

/** Presses "done" in a lesson that is kept on the phone. */
async function doOffline(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await doneButton(page).click();
  await expect(page.locator('#done [role=status]')).toHaveText(t('offline:outbox.justKept'));
}

const isDone = async (person: APIRequestContext, path: string): Promise<boolean> =>
  (await (await person.get(path)).text()).includes('class="done-mark"');

test.describe('work without network', { tag: '@js-on' }, () => {
  let network: Network;
  let asha: APIRequestContext;
  let musa: APIRequestContext;
  test.beforeEach(async ({ baseURL }) => {
    network = await openNetwork(baseURL ?? '');
    [asha, musa] = (await Promise.all([0, 1].map(() => request.newContext({ baseURL: baseURL ?? '' })))) as [
      APIRequestContext,
      APIRequestContext,
    ];
    await signUp(asha);
    await signUp(musa);
  });
  test.afterEach(async () => {
    await Promise.all([network.close(), asha.dispose(), musa.dispose()]);
  });

  /** Reads two lessons, until the phone has registered a key for whoever reads; then there is no network any more. */
  async function readAndCut(page: Page): Promise<void> {
    network.weather = 'fair';
    network.sent.length = 0;
    for (const path of [first, second]) {
      await page.goto(network.origin + path);
      await untilKept(page, path);
    }
    await expect
      .poll(() => network.sent.filter(({ path, status }) => path === '/sync/device' && status === 200).length)
      .toBe(2);
    network.weather = 'cut';
    await expect(async () => {
      await page.goto(network.origin + first);
      await expect(doneButton(page)).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }

  test('waits on the phone, is sent once whoever is signed in by then, and gets a receipt', async ({
    page,
    context,
    complaints,
  }) => {
    await page.goto(network.origin + first);
    await untilKept(page, first);
    await page.goto(`${network.origin}/sw/kept`);
    network.weather = 'cut';
    await page.goto(network.origin + first);
    await expect(page.locator('#done')).toHaveText(t('offline:outbox.noKey'));

    await handTo(context, network, asha);
    await readAndCut(page);
    await doOffline(page, network.origin + first);
    await doOffline(page, network.origin + second);
    await page.close();

    const later = await context.newPage();
    await later.goto(network.origin + first);
    await expect(unsentLine(later)).toHaveText(unsent(2));
    network.weather = 'portal';
    await later.goto(`${network.origin}/sw/courses`);
    network.weather = 'cut';
    await later.goto(`${network.origin}/sw/kept`);
    await expect(later.locator('[data-lines=unsent] li')).toHaveCount(2);
    await later.locator('[data-send]').click();
    await expect(later.locator('[data-unsendable]')).toBeVisible();
    await later.locator('[data-delete-all]').click();
    await expect(unsentLine(later)).toHaveText(unsent(2));
    expect(await isDone(asha, first)).toBe(false);

    await handTo(context, network, musa);
    network.weather = 'fair';
    network.sent.length = 0;
    await later.goto(`${network.origin}/sw/kept`);
    await expect(later.locator('[data-lines=received] li')).toHaveCount(2);
    await expect(later.locator('[data-lines=received] li').first()).toHaveText(/ [\dA-Z]{4}-[\dA-Z]{4}, /);
    await expect(unsentLine(later)).toHaveCount(0);
    expect(network.sent.filter(({ path }) => path === '/sync')).toHaveLength(1);
    expect([await isDone(asha, first), await isDone(asha, second)]).toEqual([true, true]);
    expect(await isDone(musa, first)).toBe(false);

    await readAndCut(later);
    await doOffline(later, network.origin + first);
    await handTo(context, network, asha);
    network.weather = 'fair';
    await later.goto(`${network.origin}/sw/kept`);
    await expect(later.locator('[data-lines=received] li')).toHaveCount(3);
    expect([await isDone(musa, first), await isDone(musa, second)]).toEqual([true, false]);
    forgiveNetwork(complaints);
  });

  test('is sent when the browser says that there is network again, without a page being opened', async ({
    page,
    context,
    complaints,
  }) => {
    await handTo(context, network, asha);
    await readAndCut(page);
    await doOffline(page, network.origin + first);
    await expect(unsentLine(page)).toHaveText(unsent(1));
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [ours] = registrations.filter(({ scopeURL }) => scopeURL === `${network.origin}/`);
        if (ours) resolve(ours.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    network.weather = 'fair';
    network.sent.length = 0;
    await session.send('ServiceWorker.dispatchSyncEvent', {
      origin: network.origin,
      registrationId: await registered,
      tag: 'outbox',
      lastChance: false,
    });
    await expect(unsentLine(page)).toHaveCount(0);
    expect(network.sent.map(({ path }) => path)).toContain('/sync');
    expect(network.sent.map(({ path }) => path)).not.toContain(first);
    expect(await isDone(asha, first)).toBe(true);
    forgiveNetwork(complaints);
  });
});
