import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { reflection } from '~db/schema/lessons';
import { scopeOf } from '~/features/accounts/index';
import { getActorById, openSession } from '~/features/accounts/index.server';
import { getLesson, saveReflection } from '~/features/lessons/index.server';
import { longestReflection } from '~/features/lessons/schemas';
import { mergeAccounts, undoMerge } from '~/features/people/index.server';
import { collectMyData, eraseAccount, presentMyData } from '~/features/privacy/index.server';
import { theOperator } from '~/platform/audit.server';
import { action, loader } from '~/routes/learn/lesson';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { edit, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
beforeAll(async () => {
  await importSmallCourse((files) => {
    const asked = '<Reflection id="r1" question="Na wewe?" />\n\n<Reflection id="r2" question="Lini?" />';
    edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', `Hesabu.\n\n${asked}`);
    edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', `Count.\n\n${asked}`);
  });
});

const counting = { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'sw' as const };
const written = (text: string, reflectionId = 'r1') => ({ lessonId: 't1.m1.l1', reflectionId, text });

/** What stands under the lesson's questions when this person opens it. */
const readBy = async (personId: string, address = counting) =>
  (await getLesson(address, { personId }))?.reflections;
const rowsOf = (personId: string) =>
  database().select().from(reflection).where(eq(reflection.personId, personId));
const dataOf = async (personId: string) => {
  const actor = await getActorById(personId);
  if (!actor) throw new Error('there is no such account');
  return collectMyData(actor, new Date());
};

describe('what a learner writes for themselves', () => {
  test('stands there again, in both languages, until it is written anew', async () => {
    const { id } = await createPerson();
    expect(await readBy(id)).toEqual({});
    await saveReflection(id, written('Kila Ijumaa'));
    await saveReflection(id, written('Kesho', 'r2'));
    expect(await readBy(id)).toEqual({ r1: 'Kila Ijumaa', r2: 'Kesho' });
    expect(await getLesson({ ...counting, language: 'en' }, { personId: id })).toMatchObject({
      reflections: { r1: 'Kila Ijumaa', r2: 'Kesho' },
    });
    await saveReflection(id, written('Kila Jumatatu'));
    expect(await readBy(id)).toEqual({ r1: 'Kila Jumatatu', r2: 'Kesho' });
    expect(await rowsOf(id)).toHaveLength(2);
  });

  test('is taken back with an empty text, that one alone', async () => {
    const { id } = await createPerson();
    await saveReflection(id, written('Kila Ijumaa'));
    await saveReflection(id, written('Kesho', 'r2'));
    await saveReflection(id, written(''));
    expect(await readBy(id)).toEqual({ r2: 'Kesho' });
    await saveReflection(id, written(''));
    expect(await readBy(id)).toEqual({ r2: 'Kesho' });
  });

  test('is kept once when it is sent ten times at once', async () => {
    const { id } = await createPerson();
    await Promise.all(Array.from({ length: 10 }, () => saveReflection(id, written('Mara moja'))));
    expect(await rowsOf(id)).toHaveLength(1);
  });

  test('is read by nobody else, and taken back by nobody else', async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    await saveReflection(one.id, written('Yangu'));
    expect(await readBy(other.id)).toEqual({});
    expect((await getLesson(counting))?.reflections).toEqual({});
    await saveReflection(other.id, written('Yake'));
    await saveReflection(other.id, written(''));
    expect(await readBy(one.id)).toEqual({ r1: 'Yangu' });
  });

  test('belongs to its lesson', async () => {
    const { id } = await createPerson();
    await saveReflection(id, written('Yangu'));
    expect(await readBy(id, { ...counting, lesson: 'checking' })).toEqual({});
  });

  test('leaves no trace in the log of what people did', async () => {
    const { id } = await createPerson();
    await saveReflection(id, written('Siri'));
    expect(await database().select().from(learningEvent).where(eq(learningEvent.actorId, id))).toEqual([]);
  });
});

describe('what a person of two accounts wrote', () => {
  const administrator = {
    id: uuidv7(),
    grants: [{ role: 'administrator' as const, ...scopeOf() }],
    address: '192.0.2.7',
  };

  async function twoAccountsInOne() {
    const [kept, merged] = [await createPerson(), await createPerson()];
    await saveReflection(kept.id, written('Mwanzo'));
    await saveReflection(merged.id, written('Baadaye'));
    await saveReflection(merged.id, written('Kesho', 'r2'));
    const answer = await mergeAccounts(administrator, {
      keptId: kept.id,
      mergedId: merged.id,
      phoneOf: 'kept',
    });
    if (answer.outcome !== 'merged') throw new Error(answer.outcome);
    return { kept, merged, mergeId: answer.mergeId };
  }

  test('reads as one, the latest of each question', async () => {
    const { kept } = await twoAccountsInOne();
    expect(await readBy(kept.id)).toEqual({ r1: 'Baadaye', r2: 'Kesho' });
  });

  test('is changed as one', async () => {
    const { kept } = await twoAccountsInOne();
    await saveReflection(kept.id, written('Sasa'));
    expect(await readBy(kept.id)).toEqual({ r1: 'Sasa', r2: 'Kesho' });
  });

  test('is taken back as one: nothing older comes up from below', async () => {
    const { kept } = await twoAccountsInOne();
    await saveReflection(kept.id, written(''));
    expect(await readBy(kept.id)).toEqual({ r2: 'Kesho' });
  });

  test('is all in their data', async () => {
    const { kept } = await twoAccountsInOne();
    const { reflections } = await dataOf(kept.id);
    expect(reflections.map(({ text }) => text)).toEqual(['Mwanzo', 'Baadaye', 'Kesho']);
  });

  test('goes apart again with them', async () => {
    const { kept, merged, mergeId } = await twoAccountsInOne();
    await undoMerge(administrator, mergeId);
    expect(await readBy(kept.id)).toEqual({ r1: 'Mwanzo' });
    expect(await readBy(merged.id)).toEqual({ r1: 'Baadaye', r2: 'Kesho' });
  });

  test('is gone with them when they are erased', async () => {
    const { kept, merged } = await twoAccountsInOne();
    expect(await eraseAccount(kept.id, theOperator)).toBe('erased');
    expect([...(await rowsOf(kept.id)), ...(await rowsOf(merged.id))]).toEqual([]);
  });
});

describe('among a person’s data', () => {
  test('stands what they wrote, on the page and in the file, and nobody else’s', async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    await saveReflection(one.id, written('Kila Ijumaa <b>saa nne</b>'));
    await saveReflection(other.id, written('Ya mwingine'));
    const data = await dataOf(one.id);
    expect(data.reflections).toMatchObject([
      { lessonId: 't1.m1.l1', reflectionId: 'r1', text: 'Kila Ijumaa <b>saa nne</b>' },
    ]);
    const page = JSON.stringify(await presentMyData(data, 'sw'));
    expect(page).toContain('Kila Ijumaa <b>saa nne</b>');
    expect(page).toContain('Kuhesabu');
    expect(page).not.toContain('Ya mwingine');
  });

  test('it is gone after erasure, and what others wrote is not', async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    await saveReflection(one.id, written('Yangu'));
    await saveReflection(other.id, written('Yake'));
    expect(await eraseAccount(one.id, theOperator)).toBe('erased');
    expect(await rowsOf(one.id)).toEqual([]);
    expect(await rowsOf(other.id)).toHaveLength(1);
  });
});

describe('the form under a question', () => {
  const params = { lang: 'sw', course: smallCourseSlug, module: 'basics', lesson: 'counting' };
  const context = { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: true };
  const address = 'http://localhost/sw/courses/small-course/basics/counting';

  const cookieOf = async (personId: string) =>
    (await openSession(personId, { publicUrl: 'http://localhost' })).split(';')[0] ?? '';

  /** @returns the route's answer: a response, or what it gives to the page, with its status */
  async function send(personId: string | undefined, fields: Record<string, string>, search = '') {
    const headers: Record<string, string> = personId ? { Cookie: await cookieOf(personId) } : {};
    const body = new URLSearchParams({ intent: 'reflect', ...fields });
    const request = new Request(`${address}${search}`, { method: 'POST', headers, body });
    const answer: unknown = await action({ request, params, context }).catch((thrown: unknown) => thrown);
    if (answer instanceof Response) {
      return { status: answer.status, to: answer.headers.get('Location'), data: undefined };
    }
    const { data, init } = answer as { data: unknown; init: { status: number } };
    return { status: init.status, to: null, data };
  }

  test('keeps the text as it was typed, but for white space around it', async () => {
    const { id } = await createPerson();
    const answer = await send(id, { reflection: 'r1', text: '  Moja\r\nMbili <script>\u0000\r\n ' });
    expect(answer).toMatchObject({ status: 303, to: '/sw/courses/small-course/basics/counting#r1' });
    expect(await readBy(id)).toEqual({ r1: 'Moja\nMbili <script>' });
    const headers = { Cookie: await cookieOf(id) };
    const page = await loader({ request: new Request(address, { headers }), params, context });
    expect(page.pieces).toContainEqual({
      kind: 'reflection',
      id: 'r1',
      question: 'Na wewe?',
      text: 'Moja\nMbili <script>',
    });
  });

  test('leads back to where it was read, both languages beside each other too', async () => {
    const { id } = await createPerson();
    const answer = await send(id, { reflection: 'r2', text: 'Kesho' }, '?both=1');
    expect(answer).toMatchObject({ status: 303, to: '/sw/courses/small-course/basics/counting?both=1#r2' });
  });

  test('takes the longest text and not a character more, and keeps what was typed', async () => {
    const { id } = await createPerson();
    const longest = 'é'.repeat(longestReflection);
    expect(await send(id, { reflection: 'r1', text: longest })).toMatchObject({ status: 303 });
    const tooLong = `${longest}!`;
    expect(await send(id, { reflection: 'r1', text: tooLong })).toMatchObject({
      status: 422,
      data: { refused: { id: 'r1', text: tooLong } },
    });
    expect(await readBy(id)).toEqual({ r1: longest });
  });

  test('counts a line’s end once, as a browser’s two signs are one', async () => {
    const { id } = await createPerson();
    const lines = Array.from({ length: longestReflection / 2 }, () => 'a').join('\r\n');
    expect(await send(id, { reflection: 'r1', text: lines })).toMatchObject({ status: 303 });
  });

  test('takes the text back where only white space is sent', async () => {
    const { id } = await createPerson();
    await saveReflection(id, written('Yangu'));
    expect(await send(id, { reflection: 'r1', text: ' \r\n\t' })).toMatchObject({ status: 303 });
    expect(await rowsOf(id)).toEqual([]);
  });

  test.each([
    ['the lesson doesn’t ask', 'r9', 404],
    ['no lesson can ask', '../r1', 422],
  ])('keeps nothing under a question that %s', async (_what, asked, status) => {
    const { id } = await createPerson();
    expect(await send(id, { reflection: asked, text: 'x' })).toMatchObject({ status });
    expect(await rowsOf(id)).toEqual([]);
  });

  test('leads a visitor to sign in, and keeps nothing', async () => {
    const before = await database().select().from(reflection);
    const answer = await send(undefined, { reflection: 'r1', text: 'Mgeni' });
    expect(answer.status).toBe(303);
    expect(answer.to).toContain('/sw/sign-in?next=');
    expect(await database().select().from(reflection)).toEqual(before);
  });
});
