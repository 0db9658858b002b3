import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test, vi } from 'vitest';
import { makeCourseDocx, openPackage } from '~/features/authoring/index.server';
import { getTranslator } from '~/platform/i18n/translate';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { type PackageText, practiceFile, smallPackage } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
});

let count = 0;
async function draftOf(files: PackageText) {
  count += 1;
  const slug = `on-paper-${count}`;
  const bytes = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        `${slug}/${name}`,
        new TextEncoder().encode(text.replaceAll('t1', `w${count}`)),
      ]),
    ),
  );
  const answer = await openPackage(author, { instituteId: 'ttcih', slug, bytes });
  if (answer.outcome !== 'created') throw new Error(JSON.stringify(answer));
  return slug;
}

/** The words of a document, paragraph by paragraph. */
async function wordsOf(slug: string, language: 'sw' | 'en') {
  const bytes = await makeCourseDocx(author, slug, language);
  const xml = new TextDecoder().decode(unzipSync(bytes ?? new Uint8Array())['word/document.xml']);
  return [...xml.matchAll(/<w:p\b[^]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join(''),
  );
}

test('a course on paper has its outcomes, lessons and questions with the right answers, in the reader’s language', async () => {
  const slug = await draftOf({ ...smallPackage(), 'basics/practice.yml': practiceFile });
  const english = await wordsOf(slug, 'en');
  expect(english).toEqual(
    expect.arrayContaining(['Small course', '1. Count', '2. Check', 'Counting', 'Count twice.', 'Check it.']),
  );
  expect(english).toContain('✓ B. option b');
  expect(english).toContain('A. option a');
  expect(english).toContain('✓ 92.5 ± 0.1 %');
  expect(await wordsOf(slug, 'sw')).toEqual(expect.arrayContaining(['Kozi ndogo', 'Hesabu mara mbili.']));
});

test('the map marks an outcome that no question measures', async () => {
  const files = smallPackage();
  files['course.yml'] = (files['course.yml'] ?? '').replace(
    'modules:',
    '  - {id: t1.o3, text: {en: Teach, sw: Kufundisha}}\nmodules:',
  );
  const words = await wordsOf(await draftOf(files), 'en');
  const t = getTranslator('en');
  expect(words[words.lastIndexOf('Teach') + 5]).toBe(`⚠ ${t('syllabus:lacks.both')}`);
  expect(words.filter((text) => text.startsWith('⚠'))).toHaveLength(1);
});

test('what can’t be read yet is said where it would stand', async () => {
  const files = smallPackage();
  files['basics/quiz.yml'] = 'id: [';
  files['basics/checking/lesson.en.mdx'] = `${files['basics/checking/lesson.en.mdx'] ?? ''}\n<Unknown />\n`;
  const words = await wordsOf(await draftOf(files), 'en');
  const t = getTranslator('en');
  expect(words).toEqual(
    expect.arrayContaining([
      t('syllabus:faulty'),
      t('syllabus:faultyQuiz'),
      '<Unknown />'.replace('<', '&lt;').replace('>', '&gt;'),
    ]),
  );
});

test('another institute’s author gets nothing', async () => {
  const slug = await draftOf(smallPackage());
  const stranger = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
  expect(await makeCourseDocx(stranger, slug, 'en')).toBeUndefined();
});
