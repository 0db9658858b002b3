import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  archiveCourse,
  checkDraft,
  copyCourse,
  findDraft,
  getDraftFile,
  listCoursesToCopy,
  shareCourse,
} from '~/features/authoring/index.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { changeText, publishApproved, smallDraft } from '~tests/factories/small-draft';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let reviewer: Officer;
let manager: Officer;
let other: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
  manager = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
  other = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
});

const lesson = 'basics/counting/lesson.en.mdx';
const quiz = 'basics/quiz.yml';

const textIn = async (who: Officer, draftId: string, path: string) =>
  (await getDraftFile(who, draftId, path))?.text ?? '';

const toMuhas = (from: string, slug: string) => copyCourse(other, { from, slug, instituteId: 'muhas' });

async function copied(answer: Promise<Awaited<ReturnType<typeof copyCourse>>>) {
  const copy = await answer;
  if (copy.outcome !== 'created') throw new Error(copy.outcome);
  return copy;
}

async function publishedDraft() {
  const draft = await smallDraft(author);
  await publishApproved({ author, reviewer }, draft.id);
  return draft;
}

const offered = async (who: Officer) => (await listCoursesToCopy(who)).map(({ slug }) => slug);

describe('a course of one’s own institute', () => {
  test('is copied as its draft stands, published or not, under ids of its own', async () => {
    const draft = await smallDraft(author);
    await changeText(author, draft.id, lesson, (text) => `${text}\nStill being written.\n`);
    expect(await offered(author)).toContain(draft.slug);
    const copy = await copied(
      copyCourse(author, { from: draft.slug, slug: 'own-copy', instituteId: 'ttcih' }),
    );
    const text = await textIn(author, copy.id, lesson);
    expect(text).toContain('Still being written.');
    expect(text).toContain(`id: ${copy.id}.`);
    expect(text).not.toContain(draft.slug);
    expect(await textIn(author, copy.id, quiz)).toContain('question');
    expect((await checkDraft(author, copy.slug))?.faults).toEqual([]);
    expect((await findDraft(author, copy.slug))?.copiedFrom).toMatchObject({ slug: draft.slug });
  });

  test('is not copied by its reviewers, nor to an institute that one doesn’t write for', async () => {
    const draft = await smallDraft(author);
    const to = (who: Officer, instituteId: string) =>
      copyCourse(who, { from: draft.slug, slug: 'never', instituteId });
    expect(await to(reviewer, 'ttcih')).toEqual({ outcome: 'forbidden' });
    expect(await to(author, 'muhas')).toEqual({ outcome: 'forbidden' });
    expect(await findDraft(author, 'never')).toBeUndefined();
  });
});

describe('a course of another institute', () => {
  test('is not there for whoever it is not shared with', async () => {
    const draft = await publishedDraft();
    expect(await offered(other)).not.toContain(draft.slug);
    expect(await toMuhas(draft.slug, 'not-shared')).toEqual({ outcome: 'notFound' });
    expect(await toMuhas('no-such-course', 'not-shared')).toEqual({ outcome: 'notFound' });
  });

  test('is shared by its managers alone', async () => {
    const draft = await publishedDraft();
    expect(await shareCourse(author, draft.id, 'all')).toEqual({ outcome: 'forbidden' });
    expect(await shareCourse(other, draft.id, 'all')).toEqual({ outcome: 'notFound' });
    expect(await shareCourse(manager, draft.id, 'all')).toEqual({ outcome: 'shared' });
    expect(await offered(other)).toContain(draft.slug);
  });

  test('is copied as it was published, whatever is being written, and each lesson names it', async () => {
    const draft = await publishedDraft();
    await changeText(author, draft.id, lesson, (text) => text.replace('Count **twice**.', 'Half a sent'));
    await changeText(author, draft.id, lesson, (text) => `${text}\nAnd more of it.\n`);
    await shareCourse(manager, draft.id, 'all');
    const copy = await copied(toMuhas(draft.slug, 'shared-copy'));
    const text = await textIn(other, copy.id, lesson);
    expect(text).toContain('Count **twice**.');
    expect(text).not.toContain('Half a sent');
    expect(text).not.toContain('And more of it');
    expect(text).toMatch(/sources:\n\s+- A source\n\s+- .*The course “Small course”/);
    expect(await textIn(other, copy.id, 'course.yml')).toContain('institute: muhas');
    expect(await textIn(other, copy.id, quiz)).toContain('secret-right');
    expect((await checkDraft(other, copy.slug))?.faults).toEqual([]);
    expect(await findDraft(author, copy.slug)).toBeUndefined();
  });

  test('comes without a question or an answer where its lessons alone are shared', async () => {
    const draft = await publishedDraft();
    await shareCourse(manager, draft.id, 'lessons');
    const copy = await copied(toMuhas(draft.slug, 'lessons-alone'));
    expect(await textIn(other, copy.id, lesson)).toContain('Count **twice**.');
    expect(await textIn(other, copy.id, quiz)).toMatch(/items: \[\]/);
    expect(await textIn(other, copy.id, 'final.yml')).toMatch(/items: \[\]/);
    const files = (await checkDraft(other, copy.slug))?.faults.map(({ file }) => file);
    expect(new Set(files)).toEqual(new Set(['basics/quiz.yml', 'final.yml']));
  });

  test('is not copied before it is published, nor when it has left the catalogue', async () => {
    const draft = await smallDraft(author);
    await shareCourse(manager, draft.id, 'all');
    expect(await offered(other)).not.toContain(draft.slug);
    expect(await toMuhas(draft.slug, 'too-early')).toEqual({ outcome: 'notFound' });
    await publishApproved({ author, reviewer }, draft.id);
    expect(await offered(other)).toContain(draft.slug);
    await archiveCourse(manager, draft.id);
    expect(await offered(other)).not.toContain(draft.slug);
    expect(await toMuhas(draft.slug, 'too-late')).toEqual({ outcome: 'notFound' });
  });
});
