import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { getActorById, openSession } from '~/features/accounts/index.server';
import { completeLesson, getLesson, saveReflection } from '~/features/lessons/index.server';
import { createPageCache } from '~/features/offline/index.server';
import { savesData } from '~/platform/http/saves-data.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { renderPlainLesson } from '~tests/factories/render-plain-lesson';
import { edit, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
beforeAll(() => importSmallCourse());

const counting = { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'sw' as const };
const address = `http://localhost/sw/courses/${smallCourseSlug}/basics/counting`;

let renders = 0;
let { keptPages } = createPageCache();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  ({ keptPages } = createPageCache());
  renders = 0;
});

async function render(request: Request): Promise<Response> {
  renders++;
  return renderPlainLesson(request, counting);
}

async function ask(personId?: string, { has = '', search = '', cacheControl = '' } = {}) {
  const cookie = personId
    ? ((await openSession(personId, { publicUrl: 'http://localhost' })).split(';')[0] ?? '')
    : '';
  const headers = {
    Cookie: cookie,
    'Accept-Encoding': 'br',
    'Tumia-Has': has,
    ...(cacheControl && { 'Cache-Control': cacheControl }),
  };
  const answer = await keptPages.answer(new Request(address + search, { headers }), render);
  if (!answer) return undefined;
  const text = brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString();
  const uuid = /name="uuid" value="([^"]+)"/.exec(text)?.[1];
  return { text, uuid, carries: answer.headers.get('Tumia-Carries'), headers: answer.headers };
}

async function complete(personId: string): Promise<void> {
  const [actor, lesson] = [await getActorById(personId), await getLesson(counting)];
  if (!actor || !lesson) throw new Error('there is no such account or lesson');
  const { courseId, revision, place } = lesson;
  await completeLesson(actor, { courseId, revision, lessonId: place.lesson.id, clientUuid: uuidv7() });
}

describe('pages of lessons', () => {
  test('are made once for each kind of reader, and each form has a UUID of its own', async () => {
    const [asha, musa] = [await createPerson(), await createPerson()];
    const visits = [await ask(), await ask(), await ask(asha.id), await ask(musa.id), await ask(asha.id)];
    expect(renders).toBe(2);
    const uuids = visits.map((visit) => visit?.uuid);
    expect(uuids.slice(0, 2)).toEqual([undefined, undefined]);
    expect(new Set(uuids.slice(2)).size).toBe(3);
    await complete(asha.id);
    expect((await ask(asha.id))?.text).toContain('done-mark');
    expect((await ask(musa.id))?.uuid).toBeDefined();
    expect(renders).toBe(3);
  });

  test('are made for whoever has written something in them', async () => {
    const { id } = await createPerson();
    await saveReflection(id, { lessonId: 't1.m1.l1', reflectionId: 'r1', text: 'Kila Ijumaa' });
    expect(await ask(id)).toBeUndefined();
  });

  test('are those of this very moment for whoever writes down what they weigh', async () => {
    const content = { search: '?part=content' };
    await ask(undefined, content);
    await importSmallCourse((files) =>
      edit(files, 'basics/counting/lesson.sw.mdx', 'mara mbili', 'mara sita'),
    );
    expect((await ask(undefined, content))?.text).toContain('mara mbili');
    const now = await ask(undefined, { ...content, cacheControl: 'no-cache' });
    expect(now?.text).toContain('mara sita');
    await importSmallCourse();
  });

  test('say which lesson they are, and by a name that differs with each session whose turn it is', async () => {
    const { id } = await createPerson();
    const lesson = await getLesson(counting);
    const visits = [
      await ask(id),
      await ask(id),
      await ask(),
      await ask(undefined, { search: '?part=content' }),
    ];
    for (const visit of visits)
      expect(visit?.headers.get('Tumia-Lesson')).toBe(`${lesson?.place.lesson.id} ${lesson?.revision}`);
    const [one, other, ...nobodys] = visits.map((visit) => visit?.headers.get('Tumia-Session'));
    expect(one).toMatch(/^[\w-]{12}$/);
    expect(other).not.toBe(one);
    expect(nobodys).toEqual([null, null]);
  });

  test('travel without the layers that the phone has', async () => {
    const { id } = await createPerson();
    const whole = await ask(id);
    const [shell, content] = ['Tumia-Shell', 'Tumia-Content'].map((name) => whole?.headers.get(name));
    expect(whole?.carries).toBe('lesson');
    const article = await ask(id, { has: `${shell}` });
    expect(article).toMatchObject({ carries: 'article' });
    expect(article?.text).toMatch(/^<article>.*<\/article>$/s);
    const parts = await ask(id, { has: `${shell} ${content}` });
    expect(parts?.text).toMatch(/^<section id="done"[^>]*><form>.*<\/form><\/section>$/);
    expect(await ask(id, { has: `another ${content}` })).toMatchObject({ carries: 'lesson' });
    const alone = await ask(id, { search: '?part=content' });
    expect(alone?.headers.get('ETag')).toBe(`"${content}"`);
    expect(alone?.text).toContain('<section id="done" data-layer="personal"></section>');
  });

  test('leave pictures out for who saves data, but not on a phone that has them in a pack', async () => {
    const withPicture = async (request: Request) => {
      const page = await (await render(request)).text();
      const html = savesData(request) ? page : page.replace('</h1>', '</h1><picture></picture>');
      return new Response(html, { headers: { 'Content-Type': 'text/html' } });
    };
    const see = async (headers: Record<string, string>, search = '') => {
      const answer = await keptPages.answer(new Request(address + search, { headers }), withPicture);
      const text = (await answer?.text()) ?? '';
      const [carries, content] = ['Carries', 'Content'].map((name) => answer?.headers.get(`Tumia-${name}`));
      return {
        shows: text.includes('<picture>'),
        carries,
        content,
        shell: answer?.headers.get('Tumia-Shell'),
      };
    };
    const saving = { 'Save-Data': 'on' };
    const plain = await see({});
    expect(plain.shows).toBe(true);
    for (const [name, value] of [
      ['Save-Data', 'on'],
      ['ECT', '2g'],
      ['Cookie', 'data-saver=on'],
    ] as const)
      expect(await see({ [name]: value })).toMatchObject({ carries: 'lesson', shows: false });
    expect((await see({ ...saving, Cookie: 'data-saver=off' })).shows).toBe(true);
    expect((await see(saving, '?part=content')).shows).toBe(true);

    const has = (isPacked: boolean) => ({
      ...saving,
      'Tumia-Has': `${plain.shell} ${plain.content} ${isPacked}`,
    });
    expect((await see(has(true))).carries).toBe('parts');
    expect(await see(has(false))).toMatchObject({ carries: 'article', shows: false });
    const inNewBuild = { ...saving, 'Tumia-Has': `another ${plain.content} true` };
    expect(await see(inNewBuild)).toMatchObject({ carries: 'lesson', shows: true });
  });

  test('are made anew after an import, whoever imported', async () => {
    expect((await ask())?.text).toContain('<strong>mara mbili</strong>');
    await importSmallCourse((files) =>
      edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', 'Hesabu mara tatu.'),
    );
    vi.setSystemTime(Date.now() + 3_000);
    expect((await ask())?.text).toContain('mara tatu');
    expect(renders).toBe(2);
  });
});
