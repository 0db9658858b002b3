import path from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { course, courseRevision, lessonRendering, lessonRevision } from '~db/schema/catalog';
import { getCourse, importPackages } from '~/features/catalog/index.server';
import { getLesson } from '~/features/lessons/index.server';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { askAllTypes } from '~tests/fixtures/all-item-types';
import {
  edit,
  item,
  type PackageText,
  smallCourseSlug,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';
import { publicHtml } from '~/mdx/index.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { getTranslator } from '~/platform/i18n/translate';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

async function importFiles(packages: Record<string, PackageText>) {
  const { folder, remove } = writePackages(packages);
  try {
    const answer = await importPackages(folder);
    if (answer.ok) return answer;
    const told = answer.faults.map(({ file, line, column, ...problem }) => {
      const { message } = explainProblem(problem, getTranslator('en'));
      const [slug, ...names] = path.relative(path.join(folder, 'courses'), file).split(path.sep);
      return `${slug === smallCourseSlug ? '' : `${slug}/`}${names.join('/')}:${line}:${column} ${message}`;
    });
    return { ok: false as const, faults: told };
  } finally {
    remove();
  }
}

/** Imports the small course with a change. */
function importChanged(change: (files: PackageText) => void, slug = smallCourseSlug) {
  const files = smallPackage();
  change(files);
  return importFiles({ [slug]: files });
}

/** Everything that the catalogue's tables hold, to see that nothing has changed. */
async function catalogue() {
  const { owner } = workerDatabase;
  return {
    courses: await owner`select * from course order by id`,
    revisions: await owner`select * from course_revision order by hash`,
    lessons: await owner`select hash from lesson_revision order by hash`,
    renderings: await owner`select lesson_hash, renderer from lesson_rendering order by lesson_hash`,
    items: await owner`select hash from item_revision order by hash`,
  };
}

type Break = (files: PackageText) => void;

/** Ways to break a package; each with what its author must be told, in full. */
const broken: Record<string, [Break, (string | RegExp)[]]> = {
  'a YAML syntax error': [
    (files) => edit(files, 'basics/quiz.yml', 'draw: 5', 'draw: [5'),
    [/^basics\/quiz\.yml:\d+:\d+ .+/],
  ],
  'no course.yml': [(files) => delete files['course.yml'], ['course.yml:1:1 the file is missing']],
  'an empty course.yml': [(files) => (files['course.yml'] = ''), [/^course\.yml:1:1 /]],
  'a lesson that is not there': [
    (files) => edit(files, 'course.yml', '[counting, checking]', '[counting, checking, reporting]'),
    [
      'basics/reporting/lesson.sw.mdx:1:1 the file is missing',
      'basics/reporting/lesson.en.mdx:1:1 the file is missing',
    ],
  ],
  'a language that is missing': [
    (files) => delete files['basics/counting/lesson.sw.mdx'],
    ['basics/counting/lesson.sw.mdx:1:1 the file is missing'],
  ],
  'an empty lesson': [
    (files) => (files['basics/counting/lesson.sw.mdx'] = ''),
    [/^basics\/counting\/lesson\.sw\.mdx:\d+:\d+ /],
  ],
  'MDX that is not closed': [
    (files) =>
      edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', '<Callout kind="tip">\n\nText'),
    [/^basics\/counting\/lesson\.en\.mdx:13:1 /],
  ],
  'a heading in what a question is about': [
    (files) => {
      askAllTypes(files);
      edit(files, 'basics/quiz.yml', 'The register of April.', '## April');
    },
    ["basics/quiz.yml:10:9 heading can't stand inside <CaseStory>"],
  ],
  'a picture that no question shows': [
    (files) => {
      askAllTypes(files);
      files['basics/media/other.svg'] = '<svg/>';
    },
    ['basics/media/other.svg:1:1 neither language shows this file'],
  ],
  'an expression': [
    (files) => edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', 'Count {1 + 1}.'),
    [/^basics\/counting\/lesson\.en\.mdx:13:7 /],
  ],
  'a component that nobody knows': [
    (files) => edit(files, 'basics/checking/lesson.sw.mdx', 'Hakiki.', '<Marquee />'),
    [/^basics\/checking\/lesson\.sw\.mdx:13:1 .*Marquee/],
  ],
  'a field of the front matter that is wrong': [
    (files) => edit(files, 'basics/checking/lesson.sw.mdx', 'minutes: 5', 'minutes: five'),
    ['basics/checking/lesson.sw.mdx:5:10 minutes must be: number'],
  ],
  'an outcome that the course has not': [
    (files) => edit(files, 'basics/quiz.yml', item('t1.m1.q2', 'multi'), item('t1.m1.q2', 'multi', 't1.o9')),
    ['basics/quiz.yml:15:14 item t1.m1.q2: course.yml has no outcome t1.o9'],
  ],
  'an item twice in a quiz': [
    (files) => edit(files, 'final.yml', 'id: t1.f2', 'id: t1.f1'),
    ['final.yml:16:5 t1.f1 stands here twice'],
  ],
  'an item in two quizzes': [
    (files) => edit(files, 'final.yml', 'id: t1.f1', 'id: t1.m1.q1'),
    ['final.yml:8:9 item t1.m1.q1 stands in basics/quiz.yml too'],
  ],
  'a file that nothing leads to': [
    (files) => (files['basics/notes.txt'] = 'for later'),
    ['basics/notes.txt:1:1 no course.yml leads to this file'],
  ],
  'two right answers of a single choice': [
    (files) =>
      edit(
        files,
        'basics/quiz.yml',
        item('t1.m1.q1', 'single'),
        item('t1.m1.q1', 'single').replaceAll('{key: a,', '{key: a, correct: true,'),
      ),
    ['basics/quiz.yml:10:7 a single choice has exactly one correct option'],
  ],
  'more items drawn than there are': [
    (files) => edit(files, 'final.yml', 'draw: 4', 'draw: 7'),
    ["final.yml:2:7 draw: can't draw 7 of 6 items"],
  ],
  'an id that differs between the languages': [
    (files) => edit(files, 'basics/counting/lesson.en.mdx', 'id: t1.m1.l1', 'id: t1.m1.l9'),
    ['basics/counting/lesson.en.mdx:2:1 id is t1.m1.l9 here but t1.m1.l1 in the Swahili file'],
  ],
  'one id for two lessons': [
    (files) => {
      edit(files, 'basics/checking/lesson.en.mdx', 'id: t1.m1.l2', 'id: t1.m1.l1');
      edit(files, 'basics/checking/lesson.sw.mdx', 'id: t1.m1.l2', 'id: t1.m1.l1');
    },
    [/^basics\/checking\/lesson\.sw\.mdx:2:1 the id stands in basics\/counting\/lesson\.sw\.mdx too$/],
  ],
  'an institute that nobody knows': [
    (files) => edit(files, 'course.yml', 'institute: ttcih', 'institute: nobody'),
    ['course.yml:2:12 there is no institute nobody'],
  ],
  'the id of another course at this address': [
    (files) => edit(files, 'course.yml', 'id: t1\n', 'id: t7\n'),
    ['course.yml:1:5 the course at small-course has the id t1'],
  ],
};

describe('a broken package', () => {
  test.for(Object.entries(broken))(
    'is refused for %s, and what is published stays',
    async ([, [change, told]]) => {
      await importSmallCourse();
      const before = await catalogue();
      const answer = await importChanged(change);
      expect(answer).toEqual({
        ok: false,
        faults: told.map((one) => (one instanceof RegExp ? (expect.stringMatching(one) as string) : one)),
      });
      expect(await catalogue()).toEqual(before);
    },
  );

  test('has all its faults told at once', async () => {
    const answer = await importChanged((files) => {
      edit(files, 'final.yml', 'passMark: 70', 'passMark: 700');
      edit(files, 'basics/quiz.yml', 'draw: 5', 'draw: [5');
      delete files['basics/checking/lesson.en.mdx'];
      edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', 'Count {1 + 1}, <Marquee />');
      edit(files, 'basics/checking/lesson.sw.mdx', 'stage: collection', 'stage: guessing');
      files['basics/notes.txt'] = 'for later';
    });
    const told = answer.ok ? [] : answer.faults;
    for (const pattern of [
      /^final\.yml:4:11 passMark/,
      /^basics\/quiz\.yml:/,
      /^basics\/checking\/lesson\.en\.mdx:1:1 the file is missing/,
      /^basics\/counting\/lesson\.en\.mdx:13:7 /,
      /^basics\/counting\/lesson\.en\.mdx:13:\d+ .*Marquee/,
      /^basics\/checking\/lesson\.sw\.mdx:6:8 stage/,
      /^basics\/notes\.txt:1:1 /,
    ]) {
      expect(told).toContainEqual(expect.stringMatching(pattern));
    }
  });

  test('keeps a good one beside it out', async () => {
    const good = smallPackage();
    edit(good, 'course.yml', 'id: t1\n', 'id: t2\n');
    const bad = smallPackage();
    edit(bad, 'final.yml', 'draw: 4', 'draw: 7');
    expect(await importFiles({ 'good-course': good, 'bad-course': bad })).toMatchObject({ ok: false });
    expect(await getCourse('good-course')).toBeUndefined();
  });

  test('is told of a second package with its id', async () => {
    const copies = { 'copy-one': smallPackage(), 'copy-two': smallPackage() };
    for (const files of Object.values(copies)) edit(files, 'course.yml', 'id: t1\n', 'id: t8\n');
    expect(await importFiles(copies)).toEqual({
      ok: false,
      faults: ['copy-two/course.yml:1:5 the package copy-one has the id t8 too'],
    });
  });
});

const titleOf = async (slug = smallCourseSlug) => (await getCourse(slug))?.manifest.title.en;

describe('importing again', () => {
  test('changes nothing where nothing has changed', async () => {
    await importSmallCourse();
    const before = await catalogue();
    expect(await importChanged(() => undefined)).toMatchObject({ courses: [{ outcome: 'unchanged' }] });
    expect(await catalogue()).toEqual(before);
  });

  test('makes a revision of what has changed and keeps the rest', async () => {
    await importSmallCourse();
    const before = await catalogue();
    const [first] = await database().select().from(courseRevision).where(eq(courseRevision.courseId, 't1'));
    const answer = await importChanged((files) =>
      edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', 'Count **three times**.'),
    );
    expect(answer).toMatchObject({
      courses: [{ outcome: 'updated', revision: Number(first?.number) + 1, lessons: 2 }],
    });
    const after = await catalogue();
    expect(after.lessons.length).toBe(before.lessons.length + 1);
    expect(after.items).toEqual(before.items);
    expect(after.revisions).toEqual(expect.arrayContaining([...before.revisions]));
    const page = await getLesson({
      course: smallCourseSlug,
      module: 'basics',
      lesson: 'counting',
      language: 'en',
    });
    expect(publicHtml(page?.blocks ?? [])).toContain('three times');
    const old = first?.manifest.modules[0]?.lessons;
    const now = (await getCourse(smallCourseSlug))?.manifest.modules[0]?.lessons;
    expect(now?.[0]?.revision.sw).toBe(old?.[0]?.revision.sw);
    expect(now?.[0]?.revision.en).not.toBe(old?.[0]?.revision.en);
    expect(now?.[1]).toEqual(old?.[1]);
    await importSmallCourse();
  });

  test('at the same time makes one revision', async () => {
    const files = smallPackage();
    edit(files, 'course.yml', 'id: t1\n', 'id: t3\n');
    const { folder, remove } = writePackages({ 'third-course': files });
    const answers = await Promise.all([1, 2, 3, 4].map(() => importPackages(folder)));
    remove();
    const outcomes = answers.flatMap((answer) =>
      answer.ok ? answer.courses.map((one) => one.outcome) : ['refused'],
    );
    expect(outcomes.sort()).toEqual(['new', 'unchanged', 'unchanged', 'unchanged']);
    const revisions = await database().select().from(courseRevision).where(eq(courseRevision.courseId, 't3'));
    expect(revisions.map(({ number }) => number)).toEqual([1]);
  });

  test('moves a course whose folder has another name now', async () => {
    const change = (files: PackageText) => edit(files, 'course.yml', 'id: t1\n', 'id: t4\n');
    await importChanged(change, 'old-name');
    await importChanged(change, 'new-name');
    expect(await getCourse('old-name')).toBeUndefined();
    expect(await titleOf('new-name')).toBe('Small course');
  });

  test.for(['studio-course', 'renamed-course'])(
    'never supersedes what the studio has at home, from the folder %s',
    async (folder) => {
      const toStudio = (files: PackageText) => edit(files, 'course.yml', 'id: t1\n', 'id: t5\n');
      await importChanged(toStudio, 'studio-course');
      await database().update(course).set({ home: 'studio' }).where(eq(course.id, 't5'));
      const before = await catalogue();
      const answer = await importChanged((files) => {
        toStudio(files);
        edit(files, 'course.yml', 'en: Small course', 'en: Taken over');
      }, folder);
      expect(answer).toMatchObject({
        ok: true,
        courses: [{ slug: folder, outcome: 'kept-studio', lessons: 0 }],
      });
      expect(await catalogue()).toEqual(before);
      expect(await titleOf('studio-course')).toBe('Small course');
    },
  );
});

describe('reading', () => {
  test('shows the rendering of this version where an older one is kept too', async () => {
    const published = await importSmallCourse();
    const hash = published.manifest.modules[0]?.lessons[0]?.revision.sw ?? '';
    for (const renderer of ['0', 'zzz']) {
      await database()
        .insert(lessonRendering)
        .values({ lessonHash: hash, renderer, blocks: [], terms: [], compressedBytes: 1 });
    }
    const address = {
      course: smallCourseSlug,
      module: 'basics',
      lesson: 'counting',
      language: 'sw' as const,
    };
    expect(publicHtml((await getLesson(address))?.blocks ?? [])).toContain('mara mbili');
    const [kept] = await database().select().from(lessonRevision).where(eq(lessonRevision.hash, hash));
    expect(kept).toMatchObject({ lessonId: 't1.m1.l1', language: 'sw', frontMatter: { title: 'Kuhesabu' } });
  });

  test.for([
    '',
    'no-such-course',
    'Small-Course',
    '\0',
    '../small-course',
    "' or 1=1 --",
    'a'.repeat(100_000),
  ])('finds no course and no lesson at %j', async (slug) => {
    await importSmallCourse();
    expect(await getCourse(slug)).toBeUndefined();
    const real = { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'en' as const };
    expect(await getLesson({ ...real, course: slug })).toBeUndefined();
    expect(await getLesson({ ...real, module: slug })).toBeUndefined();
    expect(await getLesson({ ...real, lesson: slug })).toBeUndefined();
  });
});
