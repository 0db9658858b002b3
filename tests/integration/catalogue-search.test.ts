import { beforeAll, describe, expect, test } from 'vitest';
import { importPackages, searchCourses } from '~/features/catalog/index.server';
import { edit, type PackageText, smallPackage, writePackages } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

/** The small course with other words. */
function course(id: string, titles: { en: string; sw: string }, change: (files: PackageText) => void) {
  const files = smallPackage();
  edit(files, 'course.yml', 'id: t1\n', `id: ${id}\n`);
  edit(files, 'course.yml', 'en: Small course, sw: Kozi ndogo', `en: ${titles.en}, sw: ${titles.sw}`);
  for (const name of Object.keys(files)) files[name] = (files[name] ?? '').replaceAll('t1.m1.', `${id}.m1.`);
  change(files);
  return files;
}

const packages: Record<string, PackageText> = {
  'numbers-first': course('n1', { en: 'Good data', sw: 'Takwimu bora' }, (files) => {
    edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', 'Hesabu watoto waliopata chanjo.');
  }),
  'decisions-second': course('n2', { en: 'Deciding well', sw: 'Uamuzi mzuri' }, (files) => {
    edit(files, 'basics/checking/lesson.sw.mdx', 'summary: Kuhakiki', 'summary: Takwimu za mwezi');
    edit(files, 'basics/checking/lesson.en.mdx', 'Check it.', 'A nurse weighs the **évidence** of Ng’ambo.');
  }),
  'words-third': course('n3', { en: 'Speaking', sw: 'Kuzungumza' }, (files) => {
    edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', 'Waeleze wenzako takwimu zako.');
    edit(files, 'course.yml', 'topic: small-topic', 'topic: other-topic');
    edit(files, 'course.yml', 'cadres: [NO, CO]', 'cadres: [MD]');
  }),
};

async function importAll(change: (files: Record<string, PackageText>) => void = () => undefined) {
  const files = structuredClone(packages);
  change(files);
  const { folder, remove } = writePackages(files);
  try {
    const answer = await importPackages(folder);
    expect(answer).toMatchObject({ ok: true });
  } finally {
    remove();
  }
}

/** Which courses a search finds, best first, and the lessons shown under each. */
const find = async (
  ...[search, filter, language = 'sw']: [string, Parameters<typeof searchCourses>[2]?, ('sw' | 'en')?]
) =>
  (await searchCourses(language, search, filter)).courses.map(
    ({ slug, matches }) => `${slug}: ${matches.map(({ path }) => path.split('/').at(-1)).join(', ')}`,
  );

const numbers = 'numbers-first: ';
const decisions = 'decisions-second: ';
const everywhere = [numbers, `${decisions}checking`, 'words-third: counting'];

describe('a search of the catalogue', () => {
  beforeAll(() => importAll());

  test.for<[string, string[]]>([
    ['takwimu', everywhere],
    ['mtakwimu', everywhere],
    ['TAKWIMU', everywhere],
    ['taqwimu', everywhere],
    ['mtaqwimu', everywhere],
    ['takwim', everywhere],
    ['uamuz', [decisions]],
    ['maamuzi', [decisions]],
    ['uamzi', [decisions]],
    ['deciding', [decisions]],
    ['chanjo', [`${numbers}counting`]],
    ['chango', [`${numbers}counting`]],
    ['mtoto', [`${numbers}counting`]],
    ['takwimu za mwezi', [`${decisions}checking`]],
    ['evidence', [`${decisions}checking`]],
    ['ngambo', [`${decisions}checking`]],
    ['Ng’ambo', [`${decisions}checking`]],
    ['évidence chanjo', [`${numbers}counting`, `${decisions}checking`]],
    ['zzz', []],
    ['%', []],
    ['🙂', []],
    ["' | (& !:*)", []],
    ['_____', []],
    ['strong', []],
  ])('for %j finds titles before summaries before lessons', async ([search, found]) => {
    expect(await find(search)).toEqual(found);
  });

  test('names lessons in the reader’s language, with their addresses', async () => {
    const { courses } = await searchCourses('en', 'chanjo');
    expect(courses).toMatchObject([
      {
        title: 'Good data',
        matches: [{ title: 'Counting', path: '/courses/numbers-first/basics/counting' }],
        moreMatches: 0,
      },
    ]);
  });

  test('keeps to cadre, topic and institute', async () => {
    expect(await find('takwimu', { cadre: 'MD' })).toEqual(['words-third: counting']);
    expect(await find('takwimu', { topic: 'other-topic' })).toEqual(['words-third: counting']);
    expect(await find('takwimu', { institute: 'ttcih' })).toEqual(everywhere);
    expect(await find('takwimu', { institute: 'another' })).toEqual([]);
    expect(await find('chanjo', { cadre: 'MD' })).toEqual([]);
  });

  test('takes the longest search that a page lets through', async () => {
    expect(await find('takwimu '.repeat(12).trim())).toEqual(everywhere);
    expect(await find('x'.repeat(100))).toEqual([]);
  });

  test('follows what a new revision says, and forgets the old words', async () => {
    await importAll((files) => {
      const lesson = files['numbers-first'] ?? {};
      edit(lesson, 'basics/counting/lesson.sw.mdx', 'watoto waliopata chanjo', 'dawa zilizobaki');
    });
    expect(await find('chanjo')).toEqual([]);
    expect(await find('dawa')).toEqual([`${numbers}counting`]);
    const { owner } = workerDatabase;
    expect(await owner`select word from search_word where word in ('chanjo', 'dawa')`).toMatchObject([
      { word: 'dawa' },
    ]);
    await importAll();
    expect(await find('chanjo')).toEqual([`${numbers}counting`]);
  });

  test('is prepared for courses that were there before there was a search', async () => {
    const { owner } = workerDatabase;
    await owner`delete from search_entry`;
    await owner`delete from search_word`;
    await importAll();
    expect(await find('taqwimu')).toEqual(everywhere);
  });

  test('shows three lessons of a course and tells how many more there are', async () => {
    const lessons = ['one', 'two', 'three', 'four', 'five'];
    await importAll((files) => {
      const small = files['numbers-first'] ?? {};
      edit(small, 'course.yml', '[counting, checking]', `[counting, checking, ${lessons.join(', ')}]`);
      lessons.forEach((slug, index) => {
        for (const language of ['sw', 'en']) {
          small[`basics/${slug}/lesson.${language}.mdx`] = (
            small[`basics/checking/lesson.${language}.mdx`] ?? ''
          )
            .replace('n1.m1.l2', `n1.m1.l${index + 3}`)
            .replace(/(Hakiki|Check it)\./, 'Malaria.');
        }
      });
    });
    const { courses } = await searchCourses('sw', 'malaria');
    expect(courses).toMatchObject([{ slug: 'numbers-first', moreMatches: 2 }]);
    expect(courses[0]?.matches).toHaveLength(3);
    await importAll();
  });
});
