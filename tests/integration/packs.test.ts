import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { courseFileName, getCourseFile, getPack } from '~/features/offline/index.server';
import { getLesson, lessonPieces } from '~/features/lessons/index.server';
import { listPracticeQuestions } from '~/features/quizzes/index.server';
import { theOperator } from '~/platform/audit.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { languages } from '~/platform/i18n/language';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { edit, practiceFile, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

/** What the items of the small course's quizzes that count say, and nothing else does. */
const graded = /question t1\.(m1\.q|f)\d/;
const practised = /question t1\.m1\.p1/;

let course: PublishedCourse;
const publish = async (more: (files: Record<string, string>) => void = () => undefined) => {
  course = await importSmallCourse((files) => {
    files['basics/practice.yml'] = practiceFile;
    edit(
      files,
      'basics/counting/lesson.sw.mdx',
      'Hesabu **mara mbili**.',
      'Hesabu [tena](/sw/courses/small-course/basics/checking), au [soma](/sw/toolkits).',
    );
    more(files);
  });
};

beforeAll(() => publish());

/** An answer of so many bytes as its address has signs; what is asked is written down. */
function scales() {
  const asked: string[] = [];
  const weigh = (address: string) => {
    asked.push(address);
    return Promise.resolve({ etag: `"${address}"`, bytes: address.length });
  };
  return { asked, weigh };
}

const wishes = { publicUrl: 'https://tumia.example', stylesheet: '.prose{margin:0}' };
const fileIn = async (language: 'sw' | 'en') =>
  (await getCourseFile(course, { ...wishes, language })).html.toString();

describe('the pack of a course', () => {
  test('holds its page, its lessons in order and its practice, each with what it weighs', async () => {
    const { weigh } = scales();
    const pack = await getPack(course, 'sw', weigh);
    const home = '/sw/courses/small-course';
    expect(pack).toMatchObject({ course: 'small-course', language: 'sw', revision: course.revision });
    expect(pack.entries.map(({ kind, path, address }) => [kind, path, address])).toEqual([
      ['course', home, `${home}?part=content`],
      ...['counting', 'checking'].map((lesson) => [
        'lesson',
        `${home}/basics/${lesson}?part=content`,
        `${home}/basics/${lesson}?part=content`,
      ]),
      ['practice', `${home}/basics/practice`, `${home}/basics/practice?part=content`],
    ]);
    expect(pack.bytes).toBe(pack.entries.reduce((sum, { bytes }) => sum + bytes, 0));
  });

  test('is weighed once, and anew when the course was published anew or data cost something else', async () => {
    const { asked, weigh } = scales();
    const first = await getPack(course, 'en', weigh);
    expect(await getPack(course, 'en', weigh)).toEqual(first);
    expect(asked).toHaveLength(4);
    await publish((files) => edit(files, 'basics/checking/lesson.en.mdx', 'Check it.', 'Check it twice.'));
    expect((await getPack(course, 'en', weigh)).revision).not.toBe(first.revision);
    expect(asked).toHaveLength(8);
    await changeSiteSettings({ dataPriceShillings: 4 }, theOperator);
    await getPack(course, 'en', weigh);
    expect(asked).toHaveLength(12);
  });

  test('holds the pictures of its practice, each once under all its addresses', async () => {
    const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a3' } })
      .jpeg()
      .toBuffer();
    const figure = '<Figure src="media/sheet.jpg" alt="x" />';
    await publish((files) => {
      edit(
        files,
        'basics/practice.yml',
        '    stem: {en: question t1.m1.p1,',
        `    stimulus: {en: '${figure}', sw: '${figure}'}\n    stem: {en: question t1.m1.p1,`,
      );
      Object.assign(files, { 'basics/media/sheet.jpg': picture });
    });
    const { entries } = await getPack(course, 'sw', scales().weigh);
    const pictures = entries.filter(({ kind }) => kind === 'image');
    expect(pictures).toHaveLength(1);
    const [{ path, also = [] } = { path: '' }] = pictures;
    expect(path).toMatch(/^\/media\/[\da-f]+\.webp$/);
    expect(also.length).toBeGreaterThan(1);
    expect(also).not.toContain(path);
    await publish();
  });

  test('leads to no question of a quiz that counts', async () => {
    const { manifest } = course;
    const [module] = manifest.modules;
    if (!module?.practice || !module.quiz) throw new Error('the course lacks a quiz');
    for (const language of languages) {
      const practice = JSON.stringify(await listPracticeQuestions(module.practice, manifest, language));
      expect(practice).toMatch(practised);
      expect(practice).not.toMatch(graded);
      for (const lesson of module.lessons) {
        const page = await getLesson({
          course: smallCourseSlug,
          module: 'basics',
          lesson: lesson.slug,
          language,
        });
        const reader = { reflections: {}, seesFacilitatorNotes: false, savesData: false };
        expect(JSON.stringify(lessonPieces(page?.blocks ?? [], reader))).not.toMatch(graded);
      }
    }
    for (const counted of [module.quiz, manifest.final])
      await expect(listPracticeQuestions(counted, manifest, 'sw')).rejects.toThrow('counts');
  });
});

describe('a course as one file', () => {
  test('holds every lesson and the practice with answers, and no question of a quiz that counts', async () => {
    for (const [language, titles, told] of [
      ['sw', ['Kuhesabu', 'Kuhakiki'], 'Onyesha jibu'],
      ['en', ['Counting', 'Checking'], 'Show the answer'],
    ] as const) {
      const html = await fileIn(language);
      for (const title of titles) expect(html).toContain(`<h2>${title}</h2>`);
      expect(html).toMatch(practised);
      expect(html).toContain(told);
      expect(html).toContain('secret-b');
      expect(html).not.toMatch(graded);
    }
  });

  test('needs nothing beside itself: no script, no style and no picture of the site', async () => {
    const html = await fileIn('sw');
    expect(html).toMatch(/^<!DOCTYPE html><html lang="sw-TZ">/);
    expect(html).toContain('<style>.prose{margin:0}</style>');
    expect(html).not.toMatch(/<(script|link|iframe|form)\b/);
    expect(html).not.toMatch(/ (href|src|srcset)="\//);
  });

  test('leads to its own lessons within itself, and to all else on the site', async () => {
    const html = await fileIn('sw');
    expect(html).toContain('<a href="#lesson-2">tena</a>');
    expect(html).toContain('<a href="https://tumia.example/sw/toolkits">soma</a>');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });

  test('is the same until the course is another, and named after it', async () => {
    const one = await getCourseFile(course, { ...wishes, language: 'sw' });
    expect(await getCourseFile(course, { ...wishes, language: 'sw' })).toBe(one);
    await publish((files) => edit(files, 'basics/checking/lesson.sw.mdx', 'Hakiki.', 'Hakiki tena.'));
    const changed = await getCourseFile(course, { ...wishes, language: 'sw' });
    expect(changed.etag).not.toBe(one.etag);
    expect(courseFileName(course, 'sw')).toBe('tumia-small-course-sw.html');
  });
});
