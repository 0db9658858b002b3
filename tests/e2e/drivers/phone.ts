import { type APIRequestContext, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Network } from './network';
import { wordsOf } from './words';

const t = wordsOf('sw');

/** Waits until the phone's worker has kept the content of a lesson. */
export const untilKept = (page: Page, path: string) =>
  expect
    .poll(() => page.evaluate((address) => caches.match(address).then(Boolean), `${path}?part=content`))
    .toBe(true);

/** The line above each page that says how much isn't sent yet. */
export const unsentLine = (page: Page) => page.locator('a.unsent');
export const unsent = (count: number) => t('offline:outbox.unsent').replace('{count}', String(count));

/** The phone is handed on: from the next page somebody else is signed in. */
export async function handTo(
  context: BrowserContext,
  network: Network,
  person: APIRequestContext,
): Promise<void> {
  const { cookies } = await person.storageState();
  await context.addCookies(
    cookies.map(({ name, value, expires }) => ({ name, value, expires, url: network.origin })),
  );
}

/** All that the phone's database holds, as somebody reads it who looks into the storage. Bytes are shown as their characters. */
export const stored = (page: Page): Promise<Record<string, Record<string, unknown>[]>> =>
  page.evaluate(async () => {
    const answered = <Value>(asked: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error ?? new Error('no answer'));
      });
    // To open it before the worker has made it would make an empty one.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'tumia-outbox')) return {};
    const database = await answered(indexedDB.open('tumia-outbox'));
    const legible = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value));
      if (value instanceof CryptoKey) return { extractable: value.extractable };
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, legible(one)]));
    };
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const name of Array.from(database.objectStoreNames)) {
      const all = await answered(database.transaction(name).objectStore(name).getAll());
      found[name] = all.map((one: unknown) => legible(one) as Record<string, unknown>);
    }
    database.close();
    return found;
  });

/** Lets the time that the phone's worker waits for go by so many times as fast. */
export async function quicken(context: BrowserContext, times: number): Promise<void> {
  await context.serviceWorkers()[0]?.evaluate((factor) => {
    const wait = self.setTimeout.bind(self) as (work: () => void, after: number) => number;
    Object.assign(self, { setTimeout: (work: () => void, after: number) => wait(work, after / factor) });
  }, times);
}

/** Waits until the phone has kept so many attempts. */
export const untilAttemptsKept = (page: Page, count: number) =>
  expect.poll(async () => (await stored(page)).attempts?.length).toBe(count);

/** Waits until the phone has a key for whoever is signed in: before that it keeps nothing of theirs. */
export const untilPersonKnown = (page: Page) =>
  expect.poll(async () => (await stored(page)).people?.length, { timeout: 15_000 }).toBe(1);

/**
 * Opens a course's page, which offers the course to take along once the server knows what it weighs: the import of another test may have
 * changed that a moment ago.
 * @param course its address in Swahili
 */
export const openCourseToTake = (page: Page, course: string, origin = '') =>
  expect(async () => {
    const pack = `${origin}/packs/${course.split('/').at(-1)}/sw`;
    for (const kind of ['', '.html']) await page.request.get(pack + kind);
    await page.goto(origin + course);
    await expect(page.locator('[data-download-course]')).toBeAttached({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

/** The failures of a network that was made to fail. */
export const forgiveNetwork = (complaints: string[]) =>
  complaints.splice(
    0,
    complaints.length,
    ...complaints.filter((line) => !/net::ERR_|status of 500|newbuild\.css/.test(line)),
  );
