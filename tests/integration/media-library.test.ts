import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  addLessonMedia,
  deleteMedia,
  getDraft,
  getLibraryPicture,
  listChanges,
  listMedia,
  openLesson,
  presentFile,
  restoreFile,
  takeOutMedia,
} from '~/features/authoring/index.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { changeText, smallDraft } from '~tests/factories/small-draft';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let reviewer: Officer;
let stranger: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
  stranger = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
});

const photo = (background: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();

const lessonOf = async (slug: string, lesson = 'counting') => {
  const open = await openLesson(author, slug, `basics--${lesson}`);
  if (!open) throw new Error('there is no such lesson');
  return open;
};

const figure = (src: string, alt: string) => `<Figure src="${src}" alt="${alt}" />`;

/** A draft whose first lesson has a picture of one colour that both texts show. */
async function draftWithPicture(background: string) {
  const draft = await smallDraft(author);
  const bytes = await photo(background);
  const added = await addLessonMedia(author, await lessonOf(draft.slug), { name: 'Register 1.JPG', bytes });
  if (added.outcome !== 'added') throw new Error(added.outcome);
  const { path } = added.file;
  for (const [language, alt] of [
    ['sw', 'Rejesta'],
    ['en', 'A register'],
  ] as const) {
    const file = `basics/counting/lesson.${language}.mdx`;
    await changeText(author, draft.id, file, (text) => `${text}\n${figure(path, alt)}\n`);
  }
  const fileOf = async () =>
    (await listMedia(author, 'ttcih'))?.files.find(({ uses }) =>
      uses.some(({ draftId }) => draftId === draft.id),
    );
  const file = await fileOf();
  if (!file) throw new Error('the library has no such file');
  return { draft, path: `basics/counting/${path}`, hash: file.hash, fileOf };
}

const pathsOf = async (slug: string) => (await getDraft(author, slug))?.files.map(({ path }) => path);

describe('the library of an institute', () => {
  test('tells what each file weighs, what texts say of it, and which lessons show it', async () => {
    const { fileOf, path } = await draftWithPicture('#a33');
    const file = await fileOf();
    expect(file).toMatchObject({
      name: 'register-1.jpg',
      uses: [
        {
          path,
          lesson: { sw: 'Kuhesabu', en: 'Counting' },
          isShown: true,
          alts: { sw: ['Rejesta'], en: ['A register'] },
        },
      ],
    });
    const library = await listMedia(author, 'ttcih');
    expect(library?.bytes).toBe(library?.files.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(library?.quota).toBeGreaterThan(library?.bytes ?? 0);
    if (!file) throw new Error('the library has no such file');
    expect(presentFile(file, 'ttcih', 'en')).toMatchObject({
      kind: 'picture',
      uses: [{ name: expect.stringContaining('Counting') as unknown }],
    });
  });

  test('is the institute’s own', async () => {
    const { hash } = await draftWithPicture('#3a3');
    expect(await listMedia(stranger, 'ttcih')).toBeUndefined();
    expect(await getLibraryPicture(stranger, 'ttcih', hash)).toBeUndefined();
    expect(await getLibraryPicture(stranger, 'muhas', hash)).toBeUndefined();
    expect(await deleteMedia(stranger, 'ttcih', hash)).toEqual({ outcome: 'forbidden' });
    expect(await deleteMedia(reviewer, 'ttcih', hash)).toEqual({ outcome: 'forbidden' });
    expect(await getLibraryPicture(reviewer, 'ttcih', hash)).toBeDefined();
  });

  test('shows its pictures in small, and nothing of what is no picture', async () => {
    const { hash } = await draftWithPicture('#33a');
    const { format, width } = await sharp(await getLibraryPicture(author, 'ttcih', hash)).metadata();
    expect({ format, width }).toEqual({ format: 'webp', width: 192 });
    const withScript = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg';
    const draft = await smallDraft(author, {
      media: { 'basics/counting/media/a.svg': new TextEncoder().encode(withScript) },
    });
    const file = (await listMedia(author, 'ttcih'))?.files.find(({ uses }) =>
      uses.some(({ draftId }) => draftId === draft.id),
    );
    expect(await getLibraryPicture(author, 'ttcih', file?.hash ?? '')).toBeUndefined();
  });
});

describe('clearing up', () => {
  test('a file that is shown stays; once nothing shows it, it is taken out, and then deleted', async () => {
    const { draft, path, hash, fileOf } = await draftWithPicture('#773');
    expect(await takeOutMedia(author, draft.id, path)).toEqual({ outcome: 'inUse' });
    expect(await deleteMedia(author, 'ttcih', hash)).toEqual({ outcome: 'inUse' });
    for (const language of ['sw', 'en']) {
      const file = `basics/counting/lesson.${language}.mdx`;
      await changeText(author, draft.id, file, (text) => text.replace(/<Figure[^>]*>/, 'No picture.'));
    }
    expect((await fileOf())?.uses).toMatchObject([{ isShown: false }]);
    expect(await takeOutMedia(reviewer, draft.id, path)).toEqual({ outcome: 'forbidden' });
    expect(await takeOutMedia(stranger, draft.id, path)).toEqual({ outcome: 'notFound' });
    expect(await takeOutMedia(author, draft.id, path)).toEqual({ outcome: 'takenOut' });
    expect(await pathsOf(draft.slug)).not.toContain(path);
    const left = (await listMedia(author, 'ttcih'))?.files.find((file) => file.hash === hash);
    expect(left).toMatchObject({ name: 'register-1.jpg', uses: [] });
    expect(await deleteMedia(author, 'ttcih', hash)).toEqual({ outcome: 'deleted' });
    expect(await deleteMedia(author, 'ttcih', hash)).toEqual({ outcome: 'notFound' });
  });

  test('a text is never taken out as a file', async () => {
    const draft = await smallDraft(author);
    expect(await takeOutMedia(author, draft.id, 'basics/quiz.yml')).toEqual({ outcome: 'notFound' });
  });

  test('the history doesn’t bring back what was deleted, and says so', async () => {
    const { draft, path, hash } = await draftWithPicture('#377');
    for (const language of ['sw', 'en']) {
      const file = `basics/counting/lesson.${language}.mdx`;
      await changeText(author, draft.id, file, (text) => text.replace(/<Figure[^>]*>/, 'No picture.'));
    }
    await takeOutMedia(author, draft.id, path);
    const [takingOut] = (await listChanges(draft.id, { path: path })).changes;
    expect(await restoreFile(author, draft.id, takingOut?.id ?? '')).toEqual({ outcome: 'restored' });
    await takeOutMedia(author, draft.id, path);
    await deleteMedia(author, 'ttcih', hash);
    expect(await restoreFile(author, draft.id, takingOut?.id ?? '')).toEqual({ outcome: 'mediaGone' });
    expect(await pathsOf(draft.slug)).not.toContain(path);
  });
});

test('a picture of the library goes into another lesson as it is kept, and is not kept twice', async () => {
  const { draft, hash } = await draftWithPicture('#735');
  const { owner } = workerDatabase;
  const count = async () => (await owner`select count(*)::int from draft_media`)[0]?.count as number;
  const before = await count();
  const added = await addLessonMedia(author, await lessonOf(draft.slug, 'checking'), { fromLibrary: hash });
  expect(added).toMatchObject({ outcome: 'added', file: { path: 'media/register-1.jpg' } });
  expect(await count()).toBe(before);
  expect(await pathsOf(draft.slug)).toContain('basics/checking/media/register-1.jpg');
  const unknown = { fromLibrary: '0'.repeat(64) };
  expect(await addLessonMedia(author, await lessonOf(draft.slug), unknown)).toEqual({
    outcome: 'notInLibrary',
  });
});
