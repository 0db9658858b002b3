import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
  request,
} from '@playwright/test';
import { edit, type PackageText, smallPackage, writePackages } from '../fixtures/course-package';
import { fillSignIn } from './drivers/account-pages';
import { answerAll, answerItem, askedItems, heldAnswers, press } from './drivers/attempt-page';
import { runTumia } from './drivers/command-line';
import {
  itemsIn,
  lessonPaths,
  lessonPathsOf,
  moduleQuizPath,
  type WrittenItem,
} from './drivers/course-files';
import { completeLessons, enrol, postForm, signUp, startQuiz } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import type { Person } from './drivers/person';
import {
  forgiveNetwork,
  handTo,
  stored,
  unsent,
  unsentLine,
  untilAttemptsKept,
  untilPersonKnown,
  untilKept,
} from './drivers/phone';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const [first = ''] = lessonPaths;
const quiz = moduleQuizPath(3);

const slug = 'small-course-anew';

/** A course of its own, so that no other test sees it change. */
const files = Object.fromEntries(
  Object.entries(smallPackage()).map(([file, text]) => [
    file,
    text.replaceAll('t1', 'r1').replace('Small course', 'Course anew').replace('Kozi ndogo', 'Kozi mpya'),
  ]),
);
const small = {
  files,
  course: `/sw/courses/${slug}`,
  lesson: `/sw/courses/${slug}/basics/counting`,
  otherLesson: `/courses/${slug}/basics/checking`,
  quiz: `/courses/${slug}/basics/quiz`,
  quizItems: itemsIn(files['basics/quiz.yml'] ?? ''),
  final: `/sw/courses/${slug}/final`,
  finalItems: itemsIn(files['final.yml'] ?? ''),
};

/** Imports the small course as an operator does. */
async function publish(baseURL: string, content: PackageText): Promise<void> {
  test.setTimeout(400_000);
  const { folder, remove } = writePackages({ [slug]: content });
  try {
    await runTumia(baseURL, 'content', 'import', path.join(folder, 'courses', slug));
  } finally {
    remove();
  }
}

/** Gives right answers to those of some items that an open attempt asks. */
async function answerSmall(page: Page, items: WrittenItem[]): Promise<void> {
  for (const item of items) {
    if ((await page.locator(`fieldset[id="item.${item.id}"]`).count()) > 0)
      await answerItem(page, item, 'right');
  }
}

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 400_000 });

/** Lets the phone's worker put nothing more into its outbox. Chromium looks at the real room of a database too seldom to be told of it. */
async function fillStorage(
  context: BrowserContext,
  until: 'for good' | 'until something is deleted' | 'not at all',
): Promise<void> {
  await context.serviceWorkers()[0]?.evaluate((wanted) => {
    const native = self as unknown as { put?: IDBObjectStore['put']; remove?: Cache['delete'] };
    native.put ??= Reflect.get(IDBObjectStore.prototype, 'put');
    native.remove ??= Reflect.get(Cache.prototype, 'delete');
    const { put, remove } = native;
    let isFull = wanted !== 'not at all';
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      if (isFull && this.name === 'entries') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    Cache.prototype.delete = function (this: Cache, ...given) {
      isFull &&= wanted === 'for good';
      return remove.apply(this, given);
    };
  }, until);
}

const notice = (page: Page) => page.locator('main [role=status]:not(#offline)');

/** Reads a lesson until the phone has a key for whoever is signed in, and opens an attempt until it is kept. */
async function takeAlong(page: Page, network: Network, attempt: string): Promise<void> {
  await page.goto(`${network.origin}/sw${first}`);
  await untilKept(page, `/sw${first}`);
  await untilPersonKnown(page);
  await page.goto(network.origin + attempt);
  await untilAttemptsKept(page, 1);
}

/** Waits until the phone has its worker, or the request for it was lost: nobody reads as fast as a test. */
const untilWorkerOrCut = (page: Page) =>
  page.evaluate(() =>
    Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, 4_000))]).then(
      () => undefined,
    ),
  );

/** Signs in, does a lesson, starts the final, hands it in and opens the certificate; where something fails, mends the network and does that step again. */
async function walk(page: Page, network: Network, person: Person): Promise<void> {
  const see = (selector: string) => expect(page.locator(selector).first()).toBeVisible({ timeout: 4_000 });
  const certificate = page.locator('a.button[href*="/me/certificates/"]').first();
  const steps = [
    async () => {
      await page.goto(`${network.origin}/sw/sign-in`);
      // Who is signed in already is led on.
      if (await page.locator('input[name=password]').isVisible()) await fillSignIn(page, person);
      await page.waitForURL(/\/sw\/me$/, { timeout: 4_000 });
      await see(`main h1:text-is("${t('progress:title')}")`);
      await untilWorkerOrCut(page);
    },
    async () => {
      await page.goto(network.origin + small.lesson);
      const button = page.locator('#done button');
      if (await button.isVisible()) await button.click();
      await see('#done [role=status], .done-mark');
    },
    async () => {
      await page.goto(network.origin + small.final);
      const start = page.locator('button[value=start], a.button[href*="/attempts/"]').first();
      if (await start.isVisible()) await start.click();
      await see('fieldset[id^="item."]');
    },
    async () => {
      await answerSmall(page, small.finalItems);
      await press(page, 'submit');
      await see('main [role=status]:not(#offline)');
    },
    async () => {
      await page.reload();
      await expect(certificate).toBeVisible({ timeout: 4_000 });
    },
    async () => {
      await ((await certificate.isVisible()) ? certificate.click() : page.reload());
      await see('a[href$=".pdf"]');
    },
  ];
  let attempt = '';
  for (const [place, step] of steps.entries()) {
    for (let tries = 1; ; tries++) {
      if (/\/attempts\//.test(page.url())) attempt = page.url();
      try {
        await step();
        break;
      } catch (error) {
        if (tries === 4) throw error;
        network.lose = undefined;
        network.weather = 'fair';
        // What was handed in meanwhile is found again from the start, where the browser shows its own page too.
        if (attempt) await page.goto(attempt);
        if (place < steps.length - 1 && (await certificate.isVisible())) break;
      }
    }
  }
}

/** How many learners walk at one time. */
const atOnce = 4;

/** A request of the journey, by which a cut is known: what differs between learners is left out. */
type Asked = string;

/**
 * One learner on a phone of their own, who has all but one lesson behind them.
 * @param lose says of each request, the first time that such a one is sent, whether it gets lost or its answer
 * @returns the requests, each once
 */
async function journey(
  browser: Browser,
  baseURL: string,
  lose?: (asked: Asked, network: Network) => 'request' | 'answer' | undefined,
): Promise<Asked[]> {
  const network = await openNetwork(baseURL);
  const asha = await request.newContext({ baseURL });
  const context = await browser.newContext();
  const asked = new Set<Asked>();
  try {
    const person = await signUp(asha);
    await completeLessons(asha, [small.otherLesson]);
    network.lose = (method, path) => {
      const one = `${method} ${path.replace(/[\da-f-]{36}/, 'id')}`;
      if (/^\/(assets|media)\//.test(path) || asked.has(one)) return undefined;
      asked.add(one);
      return lose?.(one, network);
    };
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await walk(page, network, person);
    await page.goto(network.origin + small.lesson);
    await expect(unsentLine(page)).toHaveCount(0);
    const attempts = (await (await asha.get(small.final)).text()).match(/href="\/sw\/attempts\/[^"]*/g);
    expect(new Set(attempts).size).toBe(1);
    const certificates = (await (await asha.get('/sw/me')).text()).match(/\/me\/certificates\/[\w-]{14}"/g);
    expect(new Set(certificates).size).toBe(1);
    return [...asked];
  } finally {
    await Promise.all([context.close(), asha.dispose(), network.close()]);
  }
}

test.describe('with a small course', { tag: '@js-on' }, () => {
  test.beforeAll(({ baseURL }) => publish(baseURL ?? '', small.files));

  test('the network is cut at every kind of request of a learner’s way in turn, and it ends with one attempt and one certificate', async ({
    browser,
    baseURL,
  }, testInfo) => {
    const asked = await journey(browser, baseURL ?? '');
    const cuts = asked.flatMap((one) => [
      { one, lost: 'answer' as const },
      ...(one.startsWith('POST') ? [{ one, lost: 'request' as const }] : []),
    ]);
    testInfo.annotations.push({ type: 'cuts', description: String(cuts.length) });
    process.stdout.write(`the network is cut in ${cuts.length} places\n`);
    const walkWithCut = ({ one, lost }: (typeof cuts)[number]) =>
      journey(browser, baseURL ?? '', (sent, network) => {
        if (sent !== one) return undefined;
        network.weather = 'cut';
        return lost;
      }).catch((cause: unknown) => {
        throw new Error(`where the ${lost} of ${one} is lost`, { cause });
      });
    // Most of a walk is waiting for what doesn't come.
    for (let done = 0; done < cuts.length; done += atOnce)
      await Promise.all(cuts.slice(done, done + atOnce).map(walkWithCut));
  });

  test('what was read and answered counts after its course was published anew, and the pack is brought up to date', async ({
    page,
    context,
    baseURL,
    complaints,
  }) => {
    const network = await openNetwork(baseURL ?? '');
    const asha = await request.newContext({ baseURL: baseURL ?? '' });
    await signUp(asha);
    await postForm(asha, small.course, { intent: 'enrol', uuid: randomUUID() });
    const attempt = `/sw${await startQuiz(asha, small.quiz)}`;
    // Its page offers the pack once the server knows what it weighs.
    for (const kind of ['', '.html']) await asha.get(`/packs/${slug}/sw${kind}`);
    await handTo(context, network, asha);
    await page.goto(network.origin + small.course);
    await page.getByRole('button', { name: t('packs:download') }).click();
    await expect(page.locator('[data-state=ready]')).toBeVisible();
    await untilPersonKnown(page);
    await page.goto(network.origin + attempt);
    await untilAttemptsKept(page, 1);

    network.weather = 'cut';
    await page.goto(network.origin + small.lesson);
    await page.locator('#done').getByRole('button').click();
    await expect(page.locator('#done [role=status]')).toHaveText(t('offline:outbox.justKept'));
    await page.goto(network.origin + attempt);
    await answerSmall(page, small.quizItems);
    await press(page, 'submit');
    await expect(notice(page)).toHaveText(t('offline:attempt.handedIn'));
    const anew = { ...small.files };
    edit(anew, 'basics/counting/lesson.sw.mdx', 'mara mbili', 'mara tatu');
    edit(anew, 'basics/quiz.yml', 'question r1.m1.q5, sw', 'asked anew, sw');
    await publish(baseURL ?? '', anew);

    // The page that lists what is unsent was never opened with network.
    await page.goto(`${network.origin}/sw/kept`);
    await expect(page.locator('[data-lines=unsent] li')).toHaveCount(2);
    network.weather = 'fair';
    await page.locator('[data-send]').click();
    await expect(page.locator('[data-lines=received] li')).toHaveCount(2);
    await page.goto(network.origin + attempt);
    await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
    // The pack is of the course as it was; it is brought up to date, and again where another is published meanwhile.
    const shows = (state: string, within?: number) =>
      expect(page.locator(`[data-state=${state}]`)).toBeVisible({ timeout: within ?? 5_000 });
    const deed = (name: 'update' | 'pause' | 'resume') =>
      page.getByRole('button', { name: t(`packs:${name}`) });
    const versionNow = async () => {
      await asha.get(`/packs/${slug}/sw.html`);
      return ((await (await asha.get(`/packs/${slug}/sw`)).json()) as { version: string }).version;
    };
    await versionNow();
    await expect(async () => {
      await page.goto(network.origin + small.course);
      await expect(page.locator('[data-state=changed]')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const isContent = (path: string) => path.endsWith('/counting?part=content');
    network.lose = (_, path) => (isContent(path) ? 'silence' : undefined);
    await deed('update').click();
    await shows('running');
    await deed('pause').click();
    await shows('paused');
    network.lose = async (_, path) => {
      if (!isContent(path)) return undefined;
      network.lose = undefined;
      const before = await versionNow();
      edit(anew, 'basics/counting/lesson.sw.mdx', 'mara tatu', 'mara nne');
      await publish(baseURL ?? '', anew);
      await expect.poll(versionNow).not.toBe(before);
      return undefined;
    };
    await deed('resume').click();
    await shows('moved', 120_000);
    await deed('resume').click();
    await shows('ready');

    await page.goto(network.origin + small.lesson);
    await expect(page.locator('.done-mark')).toBeVisible();
    network.weather = 'cut';
    await page.goto(network.origin + small.lesson);
    await expect(page.locator('#offline')).toBeVisible();
    await expect(page.locator('article')).toContainText('mara nne');
    await Promise.all([network.close(), asha.dispose()]);
    forgiveNetwork(complaints);
  });
});

test.describe('work on a phone', { tag: '@js-on' }, () => {
  let network: Network;
  let asha: APIRequestContext;
  let person: Person;
  let attempt: string;
  test.beforeEach(async ({ baseURL, page, context }) => {
    network = await openNetwork(baseURL ?? '');
    asha = await request.newContext({ baseURL: baseURL ?? '' });
    person = await signUp(asha);
    await enrol(asha);
    attempt = `/sw${await startQuiz(asha, quiz)}`;
    await handTo(context, network, asha);
    await takeAlong(page, network, attempt);
  });
  test.afterEach(async () => {
    await Promise.all([network.close(), asha.dispose()]);
  });

  const open = (page: Page) => page.goto(network.origin + attempt);

  test('outlives portals, failing servers, half answers, a full phone, damage, a new build and an ended session', async ({
    page,
    context,
    complaints,
  }) => {
    const items = await askedItems(page, 'sw');
    const ours = () => page.locator(`form:has([name=intent])`);
    for (const [index, weather] of (['portal', 'leading portal', 'failing', 'half'] as const).entries()) {
      network.weather = 'fair';
      await open(page);
      await answerItem(page, items[index]!, 'right');
      network.weather = weather;
      await press(page, 'save');
      await expect(ours()).toBeVisible();
      network.weather = 'cut';
      await open(page);
      expect(Object.keys(await heldAnswers(page)), weather).toHaveLength(index + 1);
    }

    // No cache takes any more what pages show of the outbox, and yet the work is in it.
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: network.origin, quotaSize: 1 });
    const waiting = (await stored(page)).entries?.length ?? 0;
    await answerItem(page, items[4]!, 'right');
    await press(page, 'save');
    await expect(page.getByText(t('offline:attempt.answersKept'))).toBeVisible();
    expect((await stored(page)).entries).toHaveLength(waiting + 1);
    await session.send('Storage.overrideQuotaForOrigin', { origin: network.origin });
    await fillStorage(context, 'for good');
    await answerAll(page, 'sw', 'right');
    await press(page, 'submit');
    await expect(page.locator('main .notice')).toHaveText(t('offline:outbox.notKept'));
    await fillStorage(context, 'not at all');
    await page.goBack();
    await answerAll(page, 'sw', 'right');

    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const kept of await cache.keys())
          if (!kept.url.includes('/assets/')) await cache.put(kept, new Response('<html>'));
      }
    });
    await press(page, 'submit');
    await expect(page.locator('.notice')).toHaveText(t('offline:outbox.kept'));

    await context.clearCookies({ name: 'tumia_session' });
    network.weather = 'new build';
    await page.goto(`${network.origin}/sw${first}`);
    await expect(page.locator('link[href*=newbuild]')).toHaveCount(1);
    await expect(unsentLine(page)).toHaveCount(0);
    network.weather = 'fair';
    await open(page);
    await fillSignIn(page, person);
    await expect(page).toHaveURL(network.origin + attempt);
    await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
    forgiveNetwork(complaints);
  });

  test('takes the room of what was visited, and a page says what is kept and what is too long', async ({
    page,
    context,
    complaints,
  }) => {
    const visited = lessonPaths.slice(1, 3).map((path) => `/sw${path}`);
    for (const path of visited) {
      await page.goto(network.origin + path);
      await untilKept(page, path);
    }
    network.weather = 'cut';
    await open(page);
    const items = await askedItems(page, 'sw');
    const keptNow = () =>
      page.evaluate(async () => (await (await caches.open('tumia-content')).keys()).length);
    const before = await keptNow();
    await fillStorage(context, 'until something is deleted');
    await answerItem(page, items[0]!, 'right');
    await press(page, 'save');
    await expect(notice(page)).toHaveText(t('offline:attempt.answersKept'));
    await expect(unsentLine(page)).toHaveText(unsent(1));
    expect(await keptNow()).toBe(before - 1);

    await page.locator('form:has([name=intent])').evaluate((form) => {
      const long = Object.assign(document.createElement('input'), {
        name: 'item.long',
        value: 'a'.repeat(5e4),
      });
      form.append(long);
    });
    await press(page, 'save');
    await expect(page.locator('main .notice')).toHaveText(t('offline:outbox.tooLong'));
    expect((await stored(page)).entries).toHaveLength(1);
    await page.goBack();
    expect(Object.keys(await heldAnswers(page))).toHaveLength(1);
    forgiveNetwork(complaints);
  });

  test('goes with the new worker that has waited until the pages of the old one were closed', async ({
    page,
    context,
    complaints,
  }) => {
    network.weather = 'cut';
    await open(page);
    await answerAll(page, 'sw', 'right');
    await press(page, 'submit');
    await expect(notice(page)).toHaveText(t('offline:attempt.handedIn'));
    await page.goto(`${network.origin}/sw${first}`);
    await expect(page.locator('#offline')).toBeVisible();

    network.weather = 'new build';
    network.lose = (_, path) => (path === '/sync' ? 'request' : undefined);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    // A worker is looked for in the browser's own cache for a day.
    await session.send('Network.clearBrowserCache');
    const isWaiting = (of: Page) =>
      of.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => isWaiting(page)).toBe(true);
    await page.locator('#done').getByRole('button').click();
    await expect(page.locator('.done-mark')).toBeVisible();
    await expect(page.locator('link[href*=newbuild]')).toHaveCount(1);
    expect(await isWaiting(page)).toBe(true);
    // The new worker takes over once the old one holds no page and has ended its work, for which a browser gives it five minutes.
    const letWorkerHoldPages = (held: boolean) =>
      session.send('Network.setBypassServiceWorker', { bypass: !held });
    await letWorkerHoldPages(false);
    await page.goto(`${network.origin}/sw/courses`);
    await expect.poll(() => isWaiting(page), { timeout: 330_000 }).toBe(false);
    await letWorkerHoldPages(true);
    await page.goto(`${network.origin}/sw/courses`);
    expect((await stored(page)).entries).toHaveLength(1);
    network.lose = undefined;
    await open(page);
    await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
    await expect(unsentLine(page)).toHaveCount(0);
    forgiveNetwork(complaints);
  });

  test('counts once, by the server’s time, from two tabs and however often it is sent', async ({
    page,
    context,
    complaints,
    baseURL,
  }) => {
    const items = await askedItems(page, 'sw');
    const other = await context.newPage();
    await open(other);
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(() => {
      const Real = Date;
      self.Date = class extends Real {
        constructor(...given: []) {
          super(...(given.length > 0 ? given : (['2015-06-01T00:00:00Z'] as unknown as [])));
        }
      } as DateConstructor;
    });
    network.weather = 'cut';
    await answerItem(page, items[0]!, 'right');
    await press(page, 'save');
    await expect(notice(page)).toHaveText(t('offline:attempt.answersKept'));
    await answerItem(other, items[1]!, 'right');
    await press(other, 'save');
    await expect(unsentLine(other)).toHaveText(unsent(2));
    await open(page);
    expect(Object.keys(await heldAnswers(page))).toHaveLength(2);
    await answerAll(page, 'sw', 'right');
    await press(page, 'submit');
    await expect(notice(page)).toHaveText(t('offline:attempt.handedIn'));

    const { entries = [] } = await stored(page);
    expect(entries.map(({ at }) => String(at).slice(0, 4))).toEqual(['2015', '2015', '2015']);
    const sealed = entries
      .sort((one, two) => Number(one.order) - Number(two.order))
      .map((entry) => entry.sealed);
    const anybody = await request.newContext({ baseURL: baseURL ?? '' });
    const codes = new Set<string>();
    for (let sending = 1; sending <= 10; sending++) {
      const answer = await anybody.post('/sync', { data: { entries: sealed } });
      const told = (await answer.json()) as { entries: { code: string }[] };
      codes.add(told.entries.map(({ code }) => code).join(' '));
    }
    await anybody.dispose();
    expect(codes.size).toBe(1);
    network.weather = 'fair';
    await page.goto(`${network.origin}/sw/kept`);
    const received = page.locator('[data-lines=received]');
    await expect(received.locator('li')).toHaveCount(3);
    for (const code of [...codes].join(' ').split(' ')) await expect(received).toContainText(code);
    await open(page);
    await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
    const attempts = (await (await asha.get(`/sw${quiz}`)).text()).match(/href="\/sw\/attempts\/[^"]*/g);
    expect(attempts).toHaveLength(1);
    forgiveNetwork(complaints);
  });

  test('stays with its reason where the server refuses it, and beside the result of another phone', async ({
    page,
    browser,
    complaints,
  }) => {
    const [refused = ''] = lessonPathsOf('supervision-with-data').map((path) => `/sw${path}`);
    await page.goto(network.origin + refused);
    await untilKept(page, refused);
    network.weather = 'cut';
    await page.goto(network.origin + refused);
    await page.locator('#done').getByRole('button').click();
    await open(page);
    await answerAll(page, 'sw', 'wrong');
    await press(page, 'submit');
    await expect(notice(page)).toHaveText(t('offline:attempt.handedIn'));

    const phone = await browser.newContext();
    await handTo(phone, network, asha);
    network.weather = 'fair';
    const there = await phone.newPage();
    await open(there);
    await answerAll(there, 'sw', 'right');
    await press(there, 'submit');
    await expect(there.getByText(t('quizzes:passed')).first()).toBeVisible();
    await phone.close();

    await page.goto(`${network.origin}/sw/kept`);
    await expect(page.locator('[data-lines=received] li')).toHaveCount(1);
    const line = page.locator('[data-lines=unsent] li');
    await expect(line).toContainText(t('offline:outbox.refused.otherCourseFirst'));
    await open(page);
    await expect(page.getByText(t('quizzes:passed')).first()).toBeVisible();
    await page.goto(`${network.origin}/sw/kept`);
    await line.getByRole('button').click();
    await expect(unsentLine(page)).toHaveCount(0);
    forgiveNetwork(complaints);
    forgiveStatus(complaints, 401);
  });
});
