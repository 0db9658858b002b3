import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  addComment,
  assignReviewer,
  checkOrOrder,
  findDraft,
  findPublishing,
  getDraft,
  getLanguagesStates,
  giveVerdict,
  listPublications,
  publishOrOrder,
  sendToReview,
} from '~/features/authoring/index.server';
import { authoringJobs } from '~/features/authoring/jobs.server';
import { getCourse } from '~/features/catalog/index.server';
import { type JobRunner, startJobRunner } from '~/platform/jobs/run-jobs.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { changeText, smallDraft } from '~tests/factories/small-draft';
import { addLessons } from '~tests/fixtures/more-lessons';
import type { PackageText } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

// Processes of their own start here, and each compiles a course.
vi.setConfig({ testTimeout: 120_000 });

/** Looks until it holds; a machine may be slow. */
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 20 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let reviewer: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
});

const processes: ChildProcess[] = [];
const runners: JobRunner[] = [];
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await workerDatabase.owner`delete from graphile_worker._private_jobs`;
});

function startWorkerProcess(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/draft-worker-process.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  processes.push(child);
  return child;
}

const work = () => runners.push(startJobRunner(authoringJobs, { pollEveryMs: 100, lookForDeadEveryMs: 200 }));

/** A draft of a course that takes a while to compile. */
const longDraft = (change: (files: PackageText) => void = () => undefined) =>
  smallDraft(author, {
    change(files) {
      const id = /^id: (\S+)/.exec(files['course.yml'] ?? '')?.[1] ?? '';
      addLessons(files, id, 10);
      change(files);
    },
  });

async function found(slug: string) {
  const draft = await findDraft(author, slug);
  if (!draft) throw new Error(`there is no ${slug}`);
  return draft;
}

const check = async (slug: string) => checkOrOrder(author, await found(slug));

async function approve(draftId: string) {
  await assignReviewer(author, draftId, { reviewerId: reviewer.id, kind: 'domain' });
  await sendToReview(author, draftId);
  await giveVerdict(reviewer, draftId, 'approved');
}

const publish = (draftId: string) => publishOrOrder(author, draftId, { releaseNote: 'A long one' });

describe('a check of many lessons that nobody has compiled', () => {
  test('is a job that says how far it is, and what it found in the end', async () => {
    const draft = await longDraft((files) => {
      files['basics/more-3/lesson.en.mdx'] += '\n<Unknown />\n';
    });
    expect(await check(draft.slug)).toMatchObject({
      state: 'going',
      progress: { lessonsDone: 0, lessons: 12 },
    });
    expect(await check(draft.slug)).toMatchObject({ state: 'going' });
    const jobs = await workerDatabase.owner`select count(*)::int as count from graphile_worker._private_jobs`;
    expect(jobs[0]).toEqual({ count: 1 });

    // Another process does it, so this one goes on remembering nothing of the course.
    startWorkerProcess();
    await until(async () => expect(await check(draft.slug)).toMatchObject({ state: 'checked' }));
    expect(await check(draft.slug)).toMatchObject({
      at: expect.any(Date) as Date,
      faults: [{ file: 'basics/more-3/lesson.en.mdx' }],
    });

    await changeText(author, draft.id, 'basics/more-3/lesson.en.mdx', (text) =>
      text.replace('\n<Unknown />\n', ''),
    );
    await until(async () => expect(await check(draft.slug)).toMatchObject({ state: 'checked', faults: [] }));
  });

  test('is done at once where this process remembers most of it', async () => {
    const draft = await longDraft();
    expect(await check(draft.slug)).toMatchObject({ state: 'going' });
    work();
    await until(async () => expect(await check(draft.slug)).toMatchObject({ state: 'checked', at: null }));
    await changeText(author, draft.id, 'basics/more-1/lesson.sw.mdx', (text) => `${text}\nTena.\n`);
    expect(await check(draft.slug)).toMatchObject({ state: 'checked', at: null, faults: [] });
  });
});

describe('how the languages of many lessons stand', () => {
  async function look(slug: string) {
    const draft = await getDraft(author, slug);
    if (!draft) throw new Error(`there is no ${slug}`);
    return getLanguagesStates(author, draft, draft.modules, { patienceMs: 0 });
  }

  test('is looked at while nobody waits, and told by a later request', async () => {
    const draft = await longDraft();
    expect(await look(draft.slug)).toMatchObject({ states: null, progress: { lessons: 12 } });
    await until(async () => expect((await look(draft.slug)).progress).toBeNull());
    const { states } = await look(draft.slug);
    expect(Object.keys(states ?? {})).toHaveLength(12);
    expect(states).toMatchObject({ 'basics--more-3': { missing: { sw: 0, en: 0 } } });

    await changeText(author, draft.id, 'basics/more-3/lesson.en.mdx', (text) => `${text}\n<Unknown />\n`);
    await until(async () =>
      expect((await look(draft.slug)).states).toMatchObject({ 'basics--more-3': null, 'basics--more-4': {} }),
    );
  });
});

describe('a publication of many lessons', () => {
  /** What learners can see of the course, and its revisions. */
  async function published(draftId: string) {
    const { owner } = workerDatabase;
    return {
      course: await owner`select id, current_revision from course where id = ${draftId}`,
      revisions: await owner`select hash from course_revision where manifest->>'id' = ${draftId}`,
      lessons: await owner`select hash from lesson_revision where lesson_id like ${`${draftId}.%`}`,
      publications: await owner`select id from publication where course_id = ${draftId}`,
      words: await owner`select lesson_id from search_entry where course_id = ${draftId}`,
    };
  }

  const nothing = { course: [], revisions: [], lessons: [], publications: [], words: [] };

  async function compilesHalf(draftId: string): Promise<() => Promise<void>> {
    const { owner } = workerDatabase;
    await until(async () => {
      const [row] = await owner<
        { done: number }[]
      >`select lessons_done as done from draft_work where draft_id = ${draftId} and kind = 'publish'`;
      expect(row?.done).toBeGreaterThan(1);
    });
    return async () => undefined;
  }

  /** Holds the worker in its transaction, when all revisions are written and the publication isn't. */
  async function writesHalf(): Promise<() => Promise<void>> {
    const { owner } = workerDatabase;
    const holder = await owner.reserve();
    await holder`begin`;
    await holder`lock table publication in access exclusive mode`;
    const waiting = () =>
      owner`select 1 from pg_locks where relation = 'publication'::regclass and not granted`;
    await until(async () => expect(await waiting()).toHaveLength(1));
    return async () => {
      await holder`rollback`;
      holder.release();
      const held = () => owner`select 1 from pg_locks where relation = 'publication'::regclass`;
      await until(async () => expect(await held()).toEqual([]));
    };
  }

  test.each([
    { when: 'compiled', holdAt: compilesHalf },
    { when: 'written', holdAt: writesHalf },
  ])(
    'leaves nothing where its process is killed when half is $when, and is done by another',
    async ({ holdAt }) => {
      const draft = await longDraft();
      await approve(draft.id);
      expect((await publish(draft.id)).outcome).toBe('ordered');
      const child = startWorkerProcess();
      const release = await holdAt(draft.id);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await release();
      expect(await published(draft.id)).toEqual(nothing);
      expect((await findPublishing(await found(draft.slug))).progress).toMatchObject({ lessons: 12 });

      work();
      await until(async () =>
        expect((await findPublishing(await found(draft.slug))).ended?.outcome).toBe('published'),
      );
      expect(await listPublications(draft.id)).toMatchObject([
        { kind: 'published', releaseNote: 'A long one' },
      ]);
      expect((await getCourse(draft.slug))?.manifest.modules[0]?.lessons).toHaveLength(12);
      expect((await found(draft.slug)).state).toBe('published');
    },
  );

  test('publishes nothing where the draft has changed since it was asked for', async () => {
    const draft = await longDraft();
    await approve(draft.id);
    expect((await publish(draft.id)).outcome).toBe('ordered');
    await changeText(author, draft.id, 'basics/counting/lesson.en.mdx', (text) => `${text}\nMore.\n`);
    work();
    await until(async () =>
      expect((await findPublishing(await found(draft.slug))).ended?.outcome).toBe('changedMeanwhile'),
    );
    expect(await published(draft.id)).toEqual(nothing);
  });

  test('is not ordered by whoever may not publish, nor before it is approved', async () => {
    const draft = await longDraft();
    await addComment(reviewer, draft.id, { path: '', at: null, text: 'Not yet' });
    expect((await publish(draft.id)).outcome).toBe('notApproved');
    await workerDatabase.owner`update draft_course set state = 'approved' where id = ${draft.id}`;
    expect((await publishOrOrder(reviewer, draft.id, { releaseNote: 'Mine' })).outcome).toBe('forbidden');
    expect(await findPublishing(await found(draft.slug))).toEqual({ progress: null, ended: null });
  });
});
