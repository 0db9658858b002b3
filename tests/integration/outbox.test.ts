import { and, eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { syncKey } from '~db/schema/offline';
import { worksheetRun } from '~db/schema/runs';
import { getActorById } from '~/features/accounts/index.server';
import type { PublishedCourse } from '~/features/catalog/index.server';
import {
  exportPhones,
  getSyncKey,
  registerDevice,
  reserveAttempt,
  takeOutbox,
} from '~/features/offline/index.server';
import { getAttempt } from '~/features/quizzes/index.server';
import { outboxLimits } from '~/features/offline/outbox';
import { maxFormBytes } from '~/platform/http/form-limits';
import { createRequestHandler } from '~/platform/http/request-handler.server';
import { exportRuns, listRuns } from '~/features/runs/index.server';
import { readSettings } from '~/platform/settings.server';
import { action as sync } from '~/routes/api/sync';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { type Phone, phoneOf, sealTo } from '~tests/factories/phone-outbox';
import { enrolPerson, rightAnswers } from '~tests/factories/take-quiz';
import { edit, practiceFile } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const code = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

let course: PublishedCourse;
let person: Awaited<ReturnType<typeof createPerson>>;
let phone: Phone;

beforeAll(async () => {
  course = await importSmallCourse((files) => {
    files['basics/practice.yml'] = practiceFile;
  });
});
beforeEach(async () => {
  person = await createPerson();
  phone = await phoneOf(person.id);
});

const lessonDone = (more: Record<string, unknown> = {}) => ({
  uuid: uuidv4(),
  at: '2026-11-20T08:00:00.000Z',
  kind: 'lesson',
  revision: course.revision,
  lesson: 't1.m1.l1',
  ...more,
});
const eventsOf = (verb: 'completed' | 'submitted' | 'saved' | 'graded', personId = person.id) =>
  database()
    .select()
    .from(learningEvent)
    .where(and(eq(learningEvent.actorId, personId), eq(learningEvent.verb, verb)));
const send = async (...work: Record<string, unknown>[]) =>
  takeOutbox(await Promise.all(work.map((one) => phone.seal(one))));

async function reserve(personId = person.id) {
  const actor = await getActorById(personId);
  if (!actor) throw new Error('nobody is there');
  await enrolPerson(actor, course);
  const wanted = { uuid: uuidv4(), course: course.slug, module: 'basics', language: 'sw' as const };
  const answer = await reserveAttempt(actor, wanted);
  if (answer.outcome !== 'reserved') throw new Error(answer.outcome);
  return answer.attempt;
}
const answered = (attempt: string, responses: Record<string, string[]>, intent = 'submit') => ({
  uuid: uuidv4(),
  at: null,
  kind: 'attempt',
  attempt,
  intent,
  responses,
});

describe('work that was done without network', () => {
  test('is taken with a receipt for each, whoever is signed in', async () => {
    const { id } = await reserve();
    const practised = {
      uuid: uuidv4(),
      at: '2026-11-20T08:10:00Z',
      kind: 'practice',
      revision: course.revision,
      quiz: 't1.m1.practice',
      answered: 5,
    };
    const answers = await send(lessonDone(), practised, answered(id, rightAnswers));
    expect(answers).toMatchObject([
      { status: 'received', outcome: 'done' },
      { status: 'received', outcome: 'done' },
      { status: 'received', outcome: 'submitted' },
    ]);
    for (const answer of answers)
      expect(answer).toMatchObject({ code: expect.stringMatching(code) as string });
    expect(await getAttempt(person.id, id, 'sw')).toMatchObject({ status: 'submitted', passed: true });
    expect((await eventsOf('completed')).map(({ objectId }) => objectId).sort()).toEqual([
      't1.m1.l1',
      't1.m1.practice',
    ]);
  });

  test('changes nothing when it is sent ten times, also at one moment, and gets its first receipts', async () => {
    const { id } = await reserve();
    const entries = await Promise.all(
      [lessonDone(), answered(id, rightAnswers)].map((work) => phone.seal(work)),
    );
    const first = await takeOutbox(entries);
    for (let time = 0; time < 5; time += 1) expect(await takeOutbox(entries)).toEqual(first);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => takeOutbox(entries)));
    for (const answer of atOnce) expect(answer).toEqual(first);
    expect([(await eventsOf('completed')).length, (await eventsOf('graded')).length]).toEqual([1, 1]);
  });

  test('of a phone whose clock is at 2015 counts by the time of the server; the claim is kept', async () => {
    await send(
      lessonDone({ at: '2015-01-01T00:00:00Z' }),
      lessonDone({ at: 'yesterday', lesson: 't1.m1.l2' }),
    );
    const events = await eventsOf('completed');
    for (const { occurredAt, source } of events) {
      expect(Date.now() - occurredAt.getTime()).toBeLessThan(60_000);
      expect(source).toBe('phone');
    }
    expect(new Map(events.map(({ objectId, claimedAt }) => [objectId, claimedAt?.getFullYear()]))).toEqual(
      new Map([
        ['t1.m1.l1', 2015],
        ['t1.m1.l2', undefined],
      ]),
    );
  });

  test('from two phones adds up until one submits, and what comes later is kept beside the result', async () => {
    const { id } = await reserve();
    const other = await phoneOf(person.id);
    const { 't1.m1.q1': first = [], ...rest } = rightAnswers;
    const one = await phone.seal(answered(id, { 't1.m1.q1': first }, 'save'));
    const two = await other.seal(answered(id, rest));
    expect(await takeOutbox([one, two])).toMatchObject([{ outcome: 'saved' }, { outcome: 'submitted' }]);
    expect(await getAttempt(person.id, id, 'sw')).toMatchObject({ score: 100 });
    const late = await phone.seal(answered(id, { 't1.m1.q1': ['a'] }));
    expect(await takeOutbox([late])).toMatchObject([{ status: 'received', outcome: 'submitted' }]);
    expect(await getAttempt(person.id, id, 'sw')).toMatchObject({ score: 100 });
    expect((await eventsOf('saved')).map(({ result }) => result)).toContainEqual({
      afterSubmission: true,
      responses: { 't1.m1.q1': ['a'] },
    });
  });

  test('of two people on one phone goes to each, and neither can send for the other', async () => {
    const neighbour = await createPerson();
    const theirs = await phoneOf(neighbour.id);
    const { id } = await reserve(neighbour.id);
    const entries = [await phone.seal(lessonDone()), await theirs.seal(lessonDone())];
    expect(await takeOutbox(entries)).toMatchObject([{ status: 'received' }, { status: 'received' }]);
    for (const one of [person.id, neighbour.id]) expect(await eventsOf('completed', one)).toHaveLength(1);
    expect(await send(answered(id, rightAnswers))).toMatchObject([{ status: 'refused', reason: 'notFound' }]);
    expect(await getAttempt(neighbour.id, id, 'sw')).toMatchObject({ status: 'open' });
  });

  test('on a course that was published anew since counts for what was read', async () => {
    const before = lessonDone();
    const { id } = await reserve();
    const read = course.revision;
    course = await importSmallCourse((files) => {
      files['basics/practice.yml'] = practiceFile;
      edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', 'Hesabu **mara tatu**.');
      edit(files, 'basics/quiz.yml', 'passMark: 70', 'passMark: 80');
    });
    expect(course.revision).not.toBe(read);
    expect(await send(before, answered(id, rightAnswers))).toMatchObject([
      { status: 'received', outcome: 'done' },
      { status: 'received', outcome: 'submitted' },
    ]);
    expect(await eventsOf('completed')).toMatchObject([{ revision: read }]);
    expect(await getAttempt(person.id, id, 'sw')).toMatchObject({ passMark: 70, passed: true });
  });

  test('with figures is saved as the page of its worksheet would, and refused where that would', async () => {
    const figures = {
      uuid: uuidv4(),
      at: null,
      kind: 'worksheet',
      toolkit: 'immunisation',
      worksheet: 'immunisation-dropout',
      part: 'coverage',
      period: '202510',
      isForFacility: false,
      fields: { target_surviving_infants: '1040', penta1: '90', penta3: '80' },
    };
    expect(await send(figures)).toMatchObject([{ status: 'received', outcome: 'saved' }]);
    const unfinished = { ...figures, uuid: uuidv4(), fields: { ...figures.fields, penta3: '-4' } };
    expect(await send(unfinished)).toMatchObject([{ status: 'refused', reason: 'unfinished' }]);
    const runs = await database().select().from(worksheetRun).where(eq(worksheetRun.personId, person.id));
    expect(runs).toMatchObject([{ period: '202510' }]);
  });

  test('with figures gives way to newer ones of its period, and neither is lost', async () => {
    const brought = (at: string | null, penta3: string, uuid = uuidv4()) => ({
      uuid,
      at,
      kind: 'worksheet',
      toolkit: 'immunisation',
      worksheet: 'immunisation-dropout',
      part: 'coverage',
      period: '202511',
      isForFacility: false,
      fields: { target_surviving_infants: '1040', penta1: '90', penta3 },
    });
    const shown = async () =>
      (await listRuns(person.id)).map(({ figures, beside }) => [
        figures.penta3,
        ...beside.map((other) => other.figures.penta3),
      ]);
    const tenDaysAgo = (hours: number) => new Date(Date.now() - 864e6 + hours * 36e5).toISOString();
    await send(brought(tenDaysAgo(5), '85'));
    const late = brought(tenDaysAgo(1), '81');
    expect(await send(late)).toMatchObject([{ status: 'received', outcome: 'beside' }]);
    expect(await send(late)).toMatchObject([{ status: 'received', outcome: 'beside' }]);
    expect(await shown()).toEqual([['85', '81']]);
    // Pressed twice it is one.
    expect(await send(brought(tenDaysAgo(6), '85'))).toMatchObject([{ outcome: 'saved' }]);
    expect(await shown()).toEqual([['85', '81']]);
    expect(await send(brought(tenDaysAgo(7), '88'))).toMatchObject([{ outcome: 'saved' }]);
    expect(await shown()).toEqual([['88', '81', '85']]);
    // A clock that is ahead, or says nothing, counts by the server's time.
    const ahead = new Date(Date.now() + 864e5).toISOString();
    expect(
      await send(brought(ahead, '70'), brought(null, '71'), brought('2015-01-01T00:00:00Z', '72')),
    ).toMatchObject([{ outcome: 'saved' }, { outcome: 'saved' }, { outcome: 'beside' }]);
    expect(await shown()).toEqual([['71', '72', '81', '85', '88', '70']]);
    expect((await exportRuns(person.id)).at(-1)?.beside).toHaveLength(5);
  });
});

describe('what can not be taken', () => {
  test('is refused by itself, and holds up nothing', async () => {
    const key = await getSyncKey();
    const stranger = await phoneOf();
    const own = await phone.seal(lessonDone());
    const [head = '', ...pieces] = own.split('.');
    const another = Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(head, 'base64url').toString()) as object), kid: 'nobody' }),
    ).toString('base64url');
    const answers = await takeOutbox([
      'garbage',
      '',
      1,
      null,
      'a'.repeat(outboxLimits.characters + 1),
      `${head}.${pieces.slice(0, -1).join('.')}.AAAA`,
      [another, ...pieces].join('.'),
      await sealTo(key, 'no signature'),
      await stranger.seal(lessonDone()),
      await phone.seal({ kind: 'lesson' }),
      await phone.seal(lessonDone({ revision: 'none' })),
      await phone.seal(lessonDone({ lesson: 'none' })),
      own,
    ]);
    expect(answers.map((answer) => (answer.status === 'refused' ? answer.reason : answer.status))).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
      'tooLong',
      'unreadable',
      'unknownKey',
      'unknownDevice',
      'unknownDevice',
      'malformed',
      'notFound',
      'notFound',
      'received',
    ]);
  });

  test('is what somebody signed in the name of another phone', async () => {
    const signed = await captured(phone, lessonDone());
    const [head = '', payload = '', signature = ''] = signed.split('.');
    const changed = Buffer.from(JSON.stringify(lessonDone({ lesson: 't1.m1.l2' }))).toString('base64url');
    expect(payload).not.toBe(changed);
    const forged = await sealTo(await getSyncKey(), `${head}.${changed}.${signature}`);
    expect(await takeOutbox([forged])).toEqual([{ status: 'refused', reason: 'forged' }]);
  });

  test('nobody can take a phone’s key over', async () => {
    const owner = await createPerson();
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const key = { kty: 'EC', crv: 'P-256', x, y } as const;
    const kid = await registerDevice(owner.id, key);
    expect(await registerDevice(owner.id, key)).toBe(kid);
    expect(await registerDevice((await createPerson()).id, key)).toBeUndefined();
    expect(await exportPhones(owner.id)).toEqual([{ key: kid, registeredAt: expect.any(Date) as Date }]);
  });
});

describe('the key that phones seal to', () => {
  test('is one for all, and its private half lies sealed', async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, () => getSyncKey()));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
    const [kept] = await database().select().from(syncKey);
    expect(JSON.stringify(kept?.publicKey)).not.toContain('"d"');
    await expect(
      crypto.subtle.importKey(
        'pkcs8',
        new Uint8Array(kept?.sealedPrivateKey ?? []),
        { name: 'ECDH', namedCurve: 'P-256' },
        false,
        ['deriveBits'],
      ),
    ).rejects.toThrow();
  });

  test('gives way to another after 90 days, and still opens what was sealed to it', async () => {
    const old = await getSyncKey();
    const sealed = await phone.seal(lessonDone(), old);
    const later = await getSyncKey(new Date(Date.now() + 91 * 24 * 3_600_000));
    expect(later.kid).not.toBe(old.kid);
    expect(await takeOutbox([sealed])).toMatchObject([{ status: 'received' }]);
  });
});

describe('an attempt that is taken along', () => {
  test('is drawn by the server, once for both phones, and tells no answer', async () => {
    const attempt = await reserve();
    expect(await reserve()).toEqual(attempt);
    expect(attempt.items).toHaveLength(5);
    expect(Number.isInteger(attempt.seed)).toBe(true);
    expect(JSON.stringify(attempt)).not.toMatch(/secret|correct|feedback|92\.5/);
  });

  test('is none of a quiz with a time limit', async () => {
    course = await importSmallCourse((files) => {
      files['basics/practice.yml'] = practiceFile;
      edit(files, 'basics/quiz.yml', 'passMark: 70', 'passMark: 70\nminutes: 20');
    });
    await expect(reserve()).rejects.toThrow('timed');
  });
});

describe('POST /sync', () => {
  const context = { clientAddress: '192.0.2.7', publicUrl: 'http://localhost', isForm: true };
  const post = (body: string) =>
    sync({
      request: new Request('http://localhost/sync', { method: 'POST', body }),
      params: {},
      context,
    }).catch((thrown: unknown) => thrown as Response);

  test('answers each entry in its place, and 400 to what is no outbox', async () => {
    const entries = [1, 'a'.repeat(outboxLimits.characters + 1), await phone.seal(lessonDone())];
    const answer = await post(JSON.stringify({ entries }));
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'private, no-store']);
    expect(await answer.json()).toMatchObject({
      entries: [
        { status: 'refused', reason: 'unreadable' },
        { status: 'refused', reason: 'tooLong' },
        { status: 'received' },
      ],
    });
    for (const body of ['', '[]', '{"entries":1}', JSON.stringify({ entries: Array(101).fill('a') })])
      expect((await post(body)).status, body.slice(0, 20)).toBe(400);
  });

  test('reads no more than 256 KB', async () => {
    expect(maxFormBytes('/sync')).toBe(256 * 1024);
    const handler = createRequestHandler({
      settings: readSettings({ PUBLIC_URL: 'http://localhost', LOG_LEVEL: 'silent' }),
      staticFile: () => undefined,
      renderPage: () => Promise.reject(new Error('it was read')),
    });
    const body = 'a'.repeat(256 * 1024 + 1);
    const request = new Request('http://localhost/sync', {
      method: 'POST',
      body,
      headers: { 'Content-Length': String(body.length) },
    });
    const client = { address: '192.0.2.7', family: 'IPv4' as const, port: 1 };
    expect((await handler(request, client)).status).toBe(413);
  });
});

/** What a phone has signed, as it lies within the seal. */
async function captured(of: Phone, work: Record<string, unknown>): Promise<string> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const sealed = await of.seal(work, { kid: 'own', publicKey: { kty: 'EC', crv: 'P-256', x, y } });
  const { compactDecrypt } = await import('jose');
  return new TextDecoder().decode((await compactDecrypt(sealed, pair.privateKey)).plaintext);
}
