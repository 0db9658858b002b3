import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import {
  checkContent,
  getCourse,
  getLearningPath,
  importPackages,
  listPaths,
} from '~/features/catalog/index.server';
import { browseGlossary } from '~/features/glossary/index.server';
import { coursePath, followPath, getCourseFacts } from '~/features/progress/index.server';
import { completeLesson } from '~/features/lessons/index.server';
import { createPerson } from '~tests/factories/create-person';
import { smallCourseSlug, smallPackage, writePackages } from '~tests/fixtures/course-package';
import { smallGlossary, smallPaths } from '~tests/fixtures/glossary-and-paths';
import { explainProblem } from '~/platform/content/explain-problem';
import { getTranslator } from '~/platform/i18n/translate';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

interface Files {
  glossary?: string;
  paths?: string;
  course?: Record<string, string>;
}

async function importFiles({
  glossary = smallGlossary,
  paths = smallPaths,
  course = smallPackage(),
}: Files = {}) {
  const beside = { 'glossary.yml': glossary, 'paths.yml': paths };
  const { folder, remove } = writePackages({ [smallCourseSlug]: course }, beside);
  try {
    const answer = await importPackages(folder);
    if (answer.ok) return answer;
    return {
      ok: false as const,
      faults: answer.faults.map(
        (fault) =>
          `${path.relative(folder, fault.file)}:${fault.line}:${fault.column} ${explainProblem(fault, getTranslator('en')).message}`,
      ),
    };
  } finally {
    remove();
  }
}

/** Everything that an import keeps, to see that nothing has changed: `xmin` is the transaction that wrote a row. */
async function kept() {
  const { owner } = workerDatabase;
  return {
    terms: await owner`select xmin::text, * from glossary_term order by id`,
    paths: await owner`select xmin::text, * from learning_path order by id`,
    courses: await owner`select xmin::text, * from course order by id`,
    entries: await owner`select xmin::text, * from search_entry order by course_id, lesson_id, language`,
    words: await owner`select xmin::text, * from search_word order by word`,
  };
}

describe('importing glossary and paths', () => {
  test('keeps them with the courses, and touches no row a second time', async () => {
    expect(await importFiles()).toMatchObject({
      ok: true,
      courses: [{ outcome: 'new' }],
      glossary: { terms: 3, changed: 3, removed: 0 },
      paths: { paths: 2, changed: 2, removed: 0 },
    });
    const before = await kept();
    expect(await importFiles()).toMatchObject({
      courses: [{ outcome: 'unchanged' }],
      glossary: { terms: 3, changed: 0, removed: 0 },
      paths: { paths: 2, changed: 0, removed: 0 },
    });
    expect(await kept()).toEqual(before);
  });

  test('changes what has changed, and lets two paths change their addresses', async () => {
    await importFiles();
    const glossary = smallGlossary
      .replace('Numbers that say something', 'Numbers that tell something')
      .replace(/- id: decision[^]*(?=- id: antenatal)/, '');
    const paths = smallPaths
      .replace('first-steps', 'x')
      .replace('further-steps', 'first-steps')
      .replace('slug: x', 'slug: further-steps');
    expect(await importFiles({ glossary, paths })).toMatchObject({
      glossary: { terms: 2, changed: 1, removed: 1 },
      paths: { changed: 2, removed: 0 },
    });
    expect((await getLearningPath('further-steps'))?.title.en).toBe('First steps');
    expect(await importFiles()).toMatchObject({ glossary: { terms: 3, changed: 2 } });
  });

  test('leaves both as they are where a folder has neither', async () => {
    await importFiles();
    const { folder, remove } = writePackages({ [smallCourseSlug]: smallPackage() });
    const answer = await importPackages(folder);
    remove();
    expect(answer).toMatchObject({ ok: true, glossary: undefined, paths: undefined });
    expect((await browseGlossary('sw', {})).terms).toHaveLength(3);
    expect(await listPaths('sw')).toHaveLength(2);
  });

  test('takes a glossary alone', async () => {
    await importFiles();
    const { folder, remove } = writePackages({}, { 'glossary.yml': smallGlossary });
    const answer = await importPackages(folder);
    remove();
    expect(answer).toMatchObject({ ok: true, courses: [], glossary: { changed: 0 }, paths: undefined });
    expect(await listPaths('sw')).toHaveLength(2);
  });

  test('works four times at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => importFiles()));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect((await browseGlossary('sw', {})).terms).toHaveLength(3);
  });

  const broken: Record<string, [Files, (string | RegExp)[]]> = {
    'a term without Swahili': [
      { glossary: smallGlossary.replace(', sw: Takwimu}', '}') },
      ['glossary.yml:3:9 0.term.sw is missing'],
    ],
    'a topic that nobody knows': [
      { glossary: smallGlossary.replace('topic: service', 'topic: weather') },
      [/^glossary\.yml:11:10 2\.topic must be one of: data, /],
    ],
    'a term twice': [
      { glossary: smallGlossary.replace('id: decision', 'id: data') },
      ['glossary.yml:6:3 data stands here twice'],
    ],
    'an empty glossary': [{ glossary: '' }, [/^glossary\.yml:1:1 /]],
    'YAML that is not closed': [{ glossary: '- id: [data\n' }, [/^glossary\.yml:\d+:\d+ /]],
    'a path through no course': [
      { paths: smallPaths.replace('{course: t1, why: {en: A', '{course: t9, why: {en: A') },
      ['paths.yml:14:16 there is no course with the id t9'],
    ],
    'a cadre that nobody has': [
      { paths: smallPaths.replace('[CO]', '[CO, XX]') },
      [/^paths\.yml:12:16 1\.cadres\.1 must be one of: CO, /],
    ],
    'two paths at one address': [
      { paths: smallPaths.replace('further-steps', 'first-steps') },
      ['paths.yml:8:3 first-steps stands here twice'],
    ],
    'a fault in a lesson': [
      {
        course: { ...smallPackage(), 'basics/counting/lesson.en.mdx': '' },
        glossary: smallGlossary.replace('Data,', 'Datum,'),
      },
      [/lesson\.en\.mdx:\d+:\d+ /],
    ],
  };

  test.for(Object.entries(broken))('is refused for %s, and everything stays', async ([, [files, told]]) => {
    await importFiles();
    const before = await kept();
    const course = files.course ?? {
      ...smallPackage(),
      'basics/counting/lesson.sw.mdx': (smallPackage()['basics/counting/lesson.sw.mdx'] ?? '').replace(
        'mara mbili',
        'mara tatu',
      ),
    };
    expect(await importFiles({ ...files, course })).toEqual({
      ok: false,
      faults: told.map((one) => (one instanceof RegExp ? (expect.stringMatching(one) as string) : one)),
    });
    expect(await kept()).toEqual(before);
  });

  test('is no matter of a check without a database: a course that stands elsewhere is a remark', async () => {
    const paths = smallPaths.replace('{course: t1, why: {en: A b', '{course: t9, why: {en: A b');
    const { folder, remove } = writePackages({ [smallCourseSlug]: smallPackage() }, { 'paths.yml': paths });
    const checked = await checkContent(folder);
    remove();
    expect(checked).toMatchObject({
      faults: [],
      remarks: [{ line: 14, column: 16, code: 'courseElsewhere', values: { course: 't9' } }],
      paths: 2,
    });
  });

  test('knows the course of a package that has faults of its own', async () => {
    const course = { ...smallPackage(), 'basics/counting/lesson.en.mdx': '' };
    const answer = await importFiles({ course });
    expect(answer.ok ? [] : answer.faults.filter((fault) => fault.startsWith('paths.yml'))).toEqual([]);
  });
});

describe('the glossary', () => {
  const ids = async (...asked: Parameters<typeof browseGlossary>) =>
    (await browseGlossary(...asked)).terms.map(({ id }) => id);

  test('is sorted in the reader’s language', async () => {
    await importFiles();
    expect(await ids('sw', {})).toEqual(['antenatal-clinic', 'data', 'decision']);
    expect(await ids('en', {})).toEqual(['antenatal-clinic', 'data', 'decision']);
    expect(await browseGlossary('sw', { letter: 'u' })).toMatchObject({
      letters: ['k', 't', 'u'],
      terms: [
        {
          id: 'decision',
          term: 'Uamuzi',
          other: 'Decision',
          definition: 'Kinachofanywa kwa sababu ya takwimu',
        },
      ],
    });
    expect(await ids('en', { topic: 'service' })).toEqual(['antenatal-clinic']);
    expect(await ids('en', { letter: 'z' })).toEqual([]);
  });

  test.for([
    ['takwimu', ['data', 'decision']],
    ['mtakwimu', ['data', 'decision']],
    ['taqwimu', ['data', 'decision']],
    ['mtaqwimu', ['data', 'decision']],
    ['TAKWIMU ya', ['data', 'decision']],
    ['uamuz', ['decision']],
    ['maamuzi', ['decision']],
    ['desicion', ['decision']],
    ['mjamzito wajawazito', []],
    ['wajawazito', ['antenatal-clinic']],
    ['pregnant clinic', ['antenatal-clinic']],
    ['zzz', []],
    ['%', []],
    ["'; drop table glossary_term; --", []],
  ] as const)('finds %j', async ([q, found]) => {
    await importFiles();
    for (const language of ['sw', 'en'] as const) expect(await ids(language, { q })).toEqual(found);
  });

  test('gives names alone where there are more than forty', async () => {
    const many = Array.from(
      { length: 60 },
      (_, i) =>
        `- {id: term-${i}, topic: data, term: {en: Term ${i}, sw: Neno ${i}}, definition: {en: One, sw: Moja}}\n`,
    ).join('');
    await importFiles({ glossary: many });
    const all = await browseGlossary('sw', {});
    expect(all.terms.map(({ term }) => term).slice(0, 3)).toEqual(['Neno 0', 'Neno 1', 'Neno 2']);
    expect(all.terms.every(({ definition }) => definition === null)).toBe(true);
    const found = await browseGlossary('sw', { q: 'neno' });
    expect([found.terms.length, found.found]).toEqual([40, 60]);
    expect(found.terms.every(({ definition }) => definition === 'Moja')).toBe(true);
    expect((await browseGlossary('sw', { letter: 'n' })).terms[0]?.definition).toBe('Moja');
    await importFiles();
  });
});

describe('a learning path', () => {
  test('is listed by cadre, with the hours of its courses', async () => {
    await importFiles();
    expect(await listPaths('en')).toMatchObject([
      { slug: 'first-steps', title: 'First steps', courses: 1, hours: 1, cadres: ['NO'] },
      { slug: 'further-steps' },
    ]);
    expect((await listPaths('en', 'CO')).map(({ slug }) => slug)).toEqual(['further-steps']);
    expect(await listPaths('en', 'MD')).toEqual([]);
  });

  test.for(['no-such-path', 'First-Steps', '', "' or 1=1 --"])('is not there at %j', async (slug) => {
    await importFiles();
    expect(await getLearningPath(slug)).toBeUndefined();
  });

  test('leads to the course, then to what comes next in it', async () => {
    await importFiles();
    const found = await getLearningPath('first-steps');
    const courses = found?.courses ?? [];
    const page = `/courses/${smallCourseSlug}`;
    expect(await followPath(undefined, courses, 'en')).toMatchObject({
      isBegun: false,
      coursesDone: 0,
      next: { url: page, title: 'Small course' },
      courses: [{ state: 'here', isEnrolled: false, why: 'It begins here', lessons: 2 }],
    });
    const person = await createPerson();
    expect((await followPath(person.id, courses, 'en')).next?.url).toBe(page);
    const course = await getCourse(smallCourseSlug);
    if (!course) throw new Error('the course is not there');
    const { id: courseId, revision } = course;
    await completeLesson(person, { courseId, revision, lessonId: 't1.m1.l1', clientUuid: uuidv7() });
    const after = await followPath(person.id, courses, 'en');
    expect(after).toMatchObject({
      isBegun: true,
      next: { url: `${page}/basics/checking`, title: 'Checking' },
      courses: [{ isEnrolled: true, lessonsDone: 1 }],
    });
    expect(coursePath(course.manifest, await getCourseFacts(person.id, course.id)).share).toBe(
      after.courses[0]?.share,
    );
  });
});
