import http from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account, session } from '~db/schema/accounts';
import {
  closeAllSessions,
  closeSession,
  endSession,
  getActorById,
  getSignedIn,
  listSessions,
  openSession,
} from '~/features/accounts/index.server';
import { completeLesson, getLesson, saveReflection } from '~/features/lessons/index.server';
import { createPageCache } from '~/features/offline/index.server';
import { createRequestHandler, languageCookie } from '~/platform/http/request-handler.server';
import { readSettings } from '~/platform/settings.server';
import { listen, type Listening } from '~/startup/listen.server';
import { appoint, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { renderPlainLesson } from '~tests/factories/render-plain-lesson';
import { edit, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const counting = { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'sw' as const };
const path = `/sw/courses/${smallCourseSlug}/basics/counting`;
const publicUrl = 'http://localhost';

let listening: Listening;
/** How many requests weren't answered at once. */
let handled = 0;

beforeAll(async () => {
  await importSmallCourse();
  // However slow the machine is, what pages rest on was looked at just now.
  vi.useFakeTimers({ toFake: ['Date'] });
  const settings = readSettings({ PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: publicUrl });
  const { keptPages, answerAtOnce } = createPageCache();
  const handler = createRequestHandler({
    settings,
    staticFile: () => undefined,
    renderPage: (request) => renderPlainLesson(request, counting),
    keptPages,
  });
  listening = await listen(settings);
  listening.serve((request, client) => {
    handled++;
    return handler(request, client);
  }, answerAtOnce);
});
afterAll(() => listening.close());

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  /** The names of all headers, in their order. */
  names: string[];
  /** Whether neither a Request nor a route was needed. */
  isAtOnce: boolean;
}

/** Somebody's phone, which asks as a browser that has been here before. */
class Phone {
  private constructor(private readonly cookie: string) {}

  static async of(personId: string, { isShared = false } = {}): Promise<Phone> {
    const setCookies = [
      await openSession(personId, { publicUrl, isShared }),
      await languageCookie.serialize('sw'),
    ];
    return new Phone(setCookies.map((one) => one.split(';')[0]).join('; '));
  }

  request(): Request {
    return new Request(publicUrl + path, { headers: { Cookie: this.cookie } });
  }

  async ask(headers: Record<string, string> = {}): Promise<Answer> {
    const before = handled;
    const all = { Cookie: this.cookie, 'Accept-Encoding': 'br', ...headers };
    const answer = await get(listening.address + path, all);
    return { ...answer, isAtOnce: handled === before };
  }

  /** Asks until the page is ready for readers of this kind. */
  async askTwice(headers?: Record<string, string>): Promise<Answer> {
    await this.ask(headers);
    return this.ask(headers);
  }
}

function get(url: string, headers: Record<string, string>): Promise<Omit<Answer, 'isAtOnce'>> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          names: response.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()),
          text: response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body).toString() : '',
        });
      });
    });
    request.on('error', reject);
  });
}

const uuidIn = ({ text }: Answer) => /name="uuid" value="([^"]+)"/.exec(text)?.[1];
const showsVisitor = ({ text }: Answer) => text.includes('<a class="button"');

async function complete(personId: string): Promise<void> {
  const [actor, lesson] = [await getActorById(personId), await getLesson(counting)];
  if (!actor || !lesson) throw new Error('there is no such account or lesson');
  const { courseId, revision, place } = lesson;
  await completeLesson(actor, { courseId, revision, lessonId: place.lesson.id, clientUuid: uuidv7() });
}

describe('a lesson of somebody who is signed in', () => {
  test('is answered at once to the second who asks, as it was to the first', async () => {
    const [asha, musa] = [await createPerson(), await createPerson()];
    const first = await (await Phone.of(asha.id)).ask();
    const [phone, other] = [await Phone.of(musa.id), await Phone.of(musa.id)];
    const [second, third, elsewhere] = [await phone.ask(), await phone.ask(), await other.ask()];
    expect([first, second, third, elsewhere].map(({ isAtOnce }) => isAtOnce)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(new Set([first, second, third].map(uuidIn)).size).toBe(3);
    expect(second.names.toSorted()).toEqual(first.names.toSorted());
    expect(second.headers['tumia-session']).toBe(third.headers['tumia-session']);
    expect(second.headers['tumia-session']).not.toBe(elsewhere.headers['tumia-session']);
    expect(second.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    const etag = second.headers.etag ?? '';
    expect(await phone.ask({ 'If-None-Match': etag })).toMatchObject({
      status: 304,
      text: '',
      isAtOnce: true,
    });
  });

  test('travels without the layers that the phone has', async () => {
    const { id } = await createPerson();
    const phone = await Phone.of(id);
    const { headers } = await phone.ask();
    const has = [headers['tumia-shell'], headers['tumia-content']].join(' ');
    const parts = await phone.askTwice({ 'Tumia-Has': has });
    expect(parts).toMatchObject({ isAtOnce: true, headers: { 'tumia-carries': 'parts' } });
    expect(parts.text).toMatch(/^<section id="done"[^>]*><form>.*<\/form><\/section>$/);
    expect((await phone.ask()).text).toMatch(/<\/html>$/);
  });

  test('shows at the very next visit that it is done, or that something was written in it', async () => {
    const { id } = await createPerson();
    const phone = await Phone.of(id);
    expect(uuidIn(await phone.askTwice())).toBeDefined();
    await complete(id);
    const done = await phone.askTwice();
    expect(done).toMatchObject({ isAtOnce: true });
    expect(done.text).toContain('done-mark');
    await saveReflection(id, { lessonId: 't1.m1.l1', reflectionId: 'r1', text: 'Kila Ijumaa' });
    expect((await phone.askTwice()).isAtOnce).toBe(false);
  });

  test('shows notes for facilitators as soon as somebody has the role', async () => {
    const { id } = await createPerson();
    const phone = await Phone.of(id);
    expect((await phone.askTwice()).text).not.toContain('<facilitator-notes');
    await appoint(id, grantOf('facilitator', { instituteId: 'ttcih' }));
    expect((await phone.ask()).text).toContain('<facilitator-notes');
    expect(await phone.ask()).toMatchObject({ isAtOnce: true });
    const other = await Phone.of((await createPerson()).id);
    expect((await other.ask()).text).not.toContain('<facilitator-notes');
  });

  test.each<[string, (phone: Phone, personId: string) => Promise<unknown>]>([
    ['has signed out', (phone) => closeSession(phone.request(), publicUrl)],
    [
      'is signed out from another phone',
      async (phone, personId) => {
        const other = await getSignedIn((await Phone.of(personId)).request());
        if (!other) throw new Error('nobody is signed in');
        const opened = await listSessions(other);
        const { handle = '' } = opened.find(({ isCurrent }) => !isCurrent) ?? {};
        expect(await getSignedIn(phone.request())).toBeDefined();
        await endSession(other, handle, '192.0.2.1');
      },
    ],
    ['has a new password or role', (_, personId) => closeAllSessions(personId)],
    [
      'has a session whose time is over',
      (_, personId) =>
        database()
          .update(session)
          .set({ expiresAt: new Date(0) })
          .where(eq(session.userId, personId)),
    ],
    ['has deleted the account', (_, personId) => database().delete(account).where(eq(account.id, personId))],
    [
      'has an account that was merged into another',
      async (_, personId) =>
        database()
          .update(account)
          .set({ mergedInto: (await createPerson()).id })
          .where(eq(account.id, personId)),
    ],
  ])('is a visitor’s page at once for whoever %s', async (_, end) => {
    const { id } = await createPerson();
    const phone = await Phone.of(id);
    expect(uuidIn(await phone.askTwice())).toBeDefined();
    await end(phone, id);
    const answer = await phone.ask();
    expect(showsVisitor(answer)).toBe(true);
    expect(uuidIn(answer)).toBeUndefined();
  });

  test('writes down the use of a session that was not used for a while, and moves its end', async () => {
    const { id } = await createPerson();
    const phone = await Phone.of(id);
    await phone.askTwice();
    const longAgo = new Date(Date.now() - 3_600_000);
    const soon = new Date(Date.now() + 86_400_000);
    await database()
      .update(session)
      .set({ lastUsedAt: longAgo, expiresAt: soon })
      .where(eq(session.userId, id));
    expect((await phone.ask()).isAtOnce).toBe(false);
    const [kept] = await database().select().from(session).where(eq(session.userId, id));
    expect(kept?.lastUsedAt.getTime()).toBeGreaterThan(longAgo.getTime());
    expect(kept?.expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    expect((await phone.ask()).isAtOnce).toBe(true);
  });

  test('is never answered at once on a phone that others use too', async () => {
    const { id } = await createPerson();
    const answer = await (await Phone.of(id, { isShared: true })).askTwice();
    expect(answer).toMatchObject({ isAtOnce: false });
    expect(answer.headers['cache-control']).toContain('no-store');
  });

  test('is made anew after an import', async () => {
    const phone = await Phone.of((await createPerson()).id);
    expect((await phone.askTwice()).text).toContain('mara mbili');
    await importSmallCourse((files) =>
      edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', 'Hesabu mara tatu.'),
    );
    vi.setSystemTime(Date.now() + 3_000);
    expect((await phone.ask()).text).toContain('mara tatu');
  });
});
