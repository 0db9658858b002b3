import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  addQuestions,
  archiveCourse,
  assignReviewer,
  changeOutline,
  checkDraft,
  createDraft,
  exportDraft,
  findDraft,
  getChange,
  getDeed,
  getDraft,
  getDraftFile,
  getEarlierRevision,
  giveVerdict,
  importContent,
  listChanges,
  listDrafts,
  listPublications,
  listReviews,
  openDraft,
  openPackage,
  publishDraft,
  restoreFile,
  rollBack,
  saveDraftFile,
  schedulePublication,
  sendToReview,
  settleUnchanged,
  undoDeed,
} from '~/features/authoring/index.server';
import { openSession } from '~/features/accounts/index.server';
import { remindOfReviews } from '~/features/authoring/remind-of-reviews.server';
import { publishDueDrafts } from '~/features/authoring/schedule-publication.server';
import { getCourse, importPackages, listCourses } from '~/features/catalog/index.server';
import { admitToCourse } from '~/features/progress/index.server';
import { action as actOnChange, loader as openChange } from '~/routes/studio/course-change';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import {
  type PackageText,
  smallCourseSlug,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let colleague: Officer;
let reviewer: Officer;
let manager: Officer;
let stranger: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })], { name: 'Asha Juma' });
  colleague = await createOfficer([grantOf('author', { instituteId: 'ttcih' })], { name: 'Bahati Mrema' });
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
  manager = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
  stranger = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
});

const zipOf = (slug: string, files: PackageText) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`${slug}/${name}`, new TextEncoder().encode(text)]),
    ),
  );

let count = 0;
/** A draft of the small course under ids of its own, without faults. */
async function smallDraft(change: (files: PackageText) => void = () => undefined) {
  count += 1;
  const slug = `${smallCourseSlug}-${count}`;
  const files = Object.fromEntries(
    Object.entries(smallPackage()).map(([name, text]) => [name, text.replaceAll('t1', `d${count}`)]),
  );
  change(files);
  const answer = await openPackage(author, { instituteId: 'ttcih', slug, bytes: zipOf(slug, files) });
  if (answer.outcome !== 'created') throw new Error(JSON.stringify(answer));
  return { ...answer, files };
}

async function approve(draftId: string) {
  await assignReviewer(author, draftId, { reviewerId: reviewer.id, kind: 'domain' });
  expect(await sendToReview(author, draftId)).toEqual({ outcome: 'done' });
  expect(await giveVerdict(reviewer, draftId, 'approved')).toEqual({ outcome: 'done' });
}

async function save(draftId: string, file: string, change: (text: string) => string, who: Officer = author) {
  const there = await getDraftFile(who, draftId, file);
  const answer = await saveDraftFile(who, {
    course: draftId,
    path: file,
    text: change(there?.text ?? ''),
    version: there?.version ?? 0,
  });
  if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer));
  return answer;
}

const lesson = 'basics/counting/lesson.en.mdx';

/** What learners can see of courses. */
async function catalogue() {
  const { owner } = workerDatabase;
  return {
    courses: await owner`select * from course order by id`,
    revisions: await owner`select hash from course_revision order by hash`,
    lessons: await owner`select hash from lesson_revision order by hash`,
    items: await owner`select hash from item_revision order by hash`,
    words: await owner`select course_id, lesson_id, made_from from search_entry order by 1, 2, 3`,
    publications: await owner`select id from publication order by id`,
  };
}

describe('who may', () => {
  test('another institute’s author finds nothing of a draft, and writes nothing', async () => {
    const draft = await smallDraft();
    expect(await findDraft(stranger, draft.slug)).toBeUndefined();
    expect(await getDraft(stranger, draft.slug)).toBeUndefined();
    expect(await getDraftFile(stranger, draft.id, lesson)).toBeUndefined();
    expect(await checkDraft(stranger, draft.slug)).toBeUndefined();
    expect(await exportDraft(stranger, draft.slug)).toBeUndefined();
    expect((await listDrafts(stranger)).map(({ id }) => id)).not.toContain(draft.id);
    const writing = { course: draft.id, path: lesson, text: 'x', version: 1 };
    expect(await saveDraftFile(stranger, writing)).toEqual({ outcome: 'notFound' });
    expect(await changeOutline(stranger, draft.id, { kind: 'deleteModule', module: 'basics' })).toEqual({
      outcome: 'notFound',
    });
    expect(await publishDraft(stranger, draft.id, { releaseNote: 'x' })).toEqual({ outcome: 'notFound' });
    expect(await rollBack(stranger, draft.id, { from: 'x', reason: 'x' })).toEqual({ outcome: 'notFound' });
    const asOwn = { institute: 'ttcih', slug: 'not-theirs', titleSw: 'Kozi', titleEn: 'Course' };
    expect(await createDraft(stranger, asOwn)).toEqual({ outcome: 'forbidden' });
  });

  test('a reviewer reads, comments and judges, and writes and publishes nothing', async () => {
    const draft = await smallDraft();
    expect(await getDraftFile(reviewer, draft.id, lesson)).toBeDefined();
    const writing = { course: draft.id, path: lesson, text: 'x', version: 1 };
    expect(await saveDraftFile(reviewer, writing)).toEqual({ outcome: 'forbidden' });
    expect(await giveVerdict(reviewer, draft.id, 'approved')).toEqual({ outcome: 'notAssigned' });
    await approve(draft.id);
    expect(await publishDraft(reviewer, draft.id, { releaseNote: 'x' })).toEqual({ outcome: 'forbidden' });
    expect(await archiveCourse(author, draft.id)).toEqual({ outcome: 'forbidden' });
  });

  test('only who reviews for the institute can be asked to', async () => {
    const draft = await smallDraft();
    const asked = { reviewerId: colleague.id, kind: 'swahili' } as const;
    expect(await assignReviewer(author, draft.id, asked)).toEqual({ outcome: 'notReviewer' });
    expect(await sendToReview(author, draft.id)).toEqual({ outcome: 'noReviewers' });
  });
});

describe('two people in one file', () => {
  test('the second is told who was first, what stands there now, and loses nothing', async () => {
    const draft = await smallDraft();
    const [mine, theirs] = await Promise.all([
      getDraftFile(author, draft.id, lesson),
      getDraftFile(colleague, draft.id, lesson),
    ]);
    const first = `${theirs?.text}\nBahati's sentence.\n`;
    const saved = await saveDraftFile(colleague, {
      course: draft.id,
      path: lesson,
      text: first,
      version: theirs?.version ?? 0,
    });
    if (saved.outcome !== 'saved') throw new Error(saved.outcome);
    const second = { course: draft.id, path: lesson, text: `${mine?.text}\nAsha's sentence.\n` };
    const answer = await saveDraftFile(author, { ...second, version: mine?.version ?? 0 });
    expect(answer).toMatchObject({
      outcome: 'conflict',
      theirs: { text: first, by: 'Bahati Mrema', version: saved.version },
    });
    expect((await getDraftFile(author, draft.id, lesson))?.text).toBe(first);
    const kept = await saveDraftFile(author, { ...second, version: saved.version });
    expect(kept.outcome).toBe('saved');
    const history = (await listChanges(draft.id, { path: lesson })).changes;
    const texts = await Promise.all(
      history.map(async ({ id }) => (await getChange(draft.id, id))?.textAfter),
    );
    expect(texts).toEqual([second.text, first, mine?.text]);
  });

  test('of two saves at once one wins', async () => {
    const draft = await smallDraft();
    const version = (await getDraftFile(author, draft.id, lesson))?.version ?? 0;
    const answers = await Promise.all(
      [author, colleague].map((who, index) =>
        saveDraftFile(who, { course: draft.id, path: lesson, text: `text ${index}`, version }),
      ),
    );
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'saved']);
  });

  test('a save that is sent again is no conflict', async () => {
    const draft = await smallDraft();
    const version = (await getDraftFile(author, draft.id, lesson))?.version ?? 0;
    const sent = { course: draft.id, path: lesson, text: 'the same', version };
    const first = await saveDraftFile(author, sent);
    expect(await saveDraftFile(author, sent)).toEqual(first);
  });

  test.each(['../course.yml', '/etc/passwd', 'a//b.yml', 'basics/.git/x.yml/..', 'x.sh', 'media/x.svg'])(
    'the path %s is refused',
    async (path) => {
      const draft = await smallDraft();
      expect(await saveDraftFile(author, { course: draft.id, path, text: 'x', version: 0 })).toEqual({
        outcome: 'pathRefused',
      });
    },
  );
});

describe('history', () => {
  test('saves of one sitting are one change, and a change can be taken back', async () => {
    const draft = await smallDraft();
    const before = (await getDraftFile(author, draft.id, lesson))?.text ?? '';
    await save(draft.id, lesson, (text) => `${text}one `, colleague);
    await save(draft.id, lesson, (text) => `${text}two `, colleague);
    await save(draft.id, lesson, (text) => `${text}three`, colleague);
    const [change, ...older] = (await listChanges(draft.id, { path: lesson })).changes;
    expect(older).toHaveLength(1);
    expect(change).toMatchObject({ by: 'Bahati Mrema', kind: 'changed' });
    expect(await getChange(draft.id, change?.id ?? '')).toMatchObject({
      textBefore: before,
      textAfter: `${before}one two three`,
    });
    expect(await restoreFile(author, draft.id, change?.id ?? '')).toEqual({ outcome: 'restored' });
    expect((await getDraftFile(author, draft.id, lesson))?.text).toBe(before);
    expect((await listChanges(draft.id, { path: lesson })).changes).toHaveLength(3);
  });

  test('answers an address that can be no change’s as one that isn’t there', async () => {
    const { slug } = await smallDraft();
    const [cookie = ''] = (await openSession(author.id, { publicUrl: 'http://localhost' })).split(';');
    for (const [asked, method] of [
      [openChange, 'GET'],
      [actOnChange, 'POST'],
    ] as const) {
      const answer = asked({
        request: new Request('http://localhost/', { method, headers: { Cookie: cookie } }),
        params: { lang: 'en', course: slug, change: 'x' },
        context: { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: method === 'POST' },
      });
      await expect(answer).rejects.toMatchObject({ init: { status: 404 } });
    }
  });

  test('is leafed through from page to page, each change once', async () => {
    const draft = await smallDraft();
    for (let number = 0; number < 102; number += 1) {
      const who = number % 2 === 0 ? author : colleague;
      await save(draft.id, lesson, (text) => `${text}${number} `, who);
    }
    const first = await listChanges(draft.id, { path: lesson });
    expect(first.changes).toHaveLength(100);
    const second = await listChanges(draft.id, { path: lesson, after: first.next ?? '' });
    expect(second.next).toBeNull();
    const ids = [...first.changes, ...second.changes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(103);
    expect(ids).toHaveLength(103);
  });

  test('a module that was taken out comes back with everything in it', async () => {
    const draft = await smallDraft();
    const before = await exportDraft(author, draft.slug);
    const done = await changeOutline(author, draft.id, { kind: 'deleteModule', module: 'basics' });
    if (done.outcome !== 'done') throw new Error(done.outcome);
    expect((await getDraft(author, draft.slug))?.modules).toEqual([]);
    expect((await getDraft(author, draft.slug))?.files.map(({ path }) => path)).toEqual([
      'course.yml',
      'final.yml',
    ]);
    const touched = await getDeed(draft.id, done.deed);
    expect(touched.map(({ path, becomes, now }) => [path, becomes, now])).toContainEqual([
      lesson,
      'broughtBack',
      'after',
    ]);
    const { changes } = await listChanges(draft.id);
    expect(changes.find(({ deed }) => deed === done.deed)?.together).toBe(touched.length - 1);
    expect(await undoDeed(author, draft.id, done.deed)).toEqual({ outcome: 'undone' });
    expect((await getDeed(draft.id, done.deed)).every(({ now }) => now === 'before')).toBe(true);
    expect(await undoDeed(author, draft.id, done.deed)).toEqual({ outcome: 'undone' });
    expect(await exportDraft(author, draft.slug)).toEqual(before);
  });

  test('what has changed since is not undone over somebody’s head', async () => {
    const draft = await smallDraft();
    const done = await changeOutline(author, draft.id, {
      kind: 'deleteLesson',
      module: 'basics',
      lesson: 'counting',
    });
    if (done.outcome !== 'done') throw new Error(done.outcome);
    await save(draft.id, 'course.yml', (text) => `${text}# more\n`, colleague);
    expect(await undoDeed(author, draft.id, done.deed)).toEqual({ outcome: 'changedSince' });
  });
});

describe('publishing', () => {
  test('takes an approved draft to the catalogue, once', async () => {
    const draft = await smallDraft();
    expect(await publishDraft(author, draft.id, { releaseNote: 'First' })).toEqual({
      outcome: 'notApproved',
    });
    await approve(draft.id);
    expect(await checkDraft(author, draft.slug)).toMatchObject({
      faults: [],
      changes: { lessons: { added: 2, changed: 0, removed: 0 } },
    });
    const answers = await Promise.all([
      publishDraft(author, draft.id, { releaseNote: 'First' }),
      publishDraft(author, draft.id, { releaseNote: 'First' }),
    ]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['published', 'unchanged']);
    expect(await publishDraft(author, draft.id, { releaseNote: 'First' })).toEqual({ outcome: 'unchanged' });
    expect(await listPublications(draft.id)).toMatchObject([
      { kind: 'published', number: 1, by: 'Asha Juma' },
    ]);
    expect((await listCourses('sw')).map(({ slug }) => slug)).toContain(draft.slug);
    expect((await findDraft(author, draft.slug))?.state).toBe('published');
  });

  test('an approved draft that learners have already is settled without a publication', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    await publishDraft(author, draft.id, { releaseNote: 'First' });
    await save(draft.id, 'course.yml', (text) => `${text}# more\n`);
    await approve(draft.id);
    expect(await checkDraft(author, draft.slug)).toMatchObject({ faults: [], changes: undefined });
    const { version = 0 } = (await findDraft(author, draft.slug)) ?? {};
    expect(await settleUnchanged(author, draft.id, version - 1)).toEqual({ outcome: 'changedMeanwhile' });
    expect(await settleUnchanged(reviewer, draft.id, version)).toEqual({ outcome: 'forbidden' });
    expect(await settleUnchanged(author, draft.id, version)).toEqual({ outcome: 'settled' });
    expect((await findDraft(author, draft.slug))?.state).toBe('published');
    expect(await listPublications(draft.id)).toHaveLength(1);
  });

  test('an approval holds for what was read', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    await save(draft.id, lesson, (text) => `${text}\nNot read by anybody.\n`);
    expect(await publishDraft(author, draft.id, { releaseNote: 'x' })).toEqual({ outcome: 'notApproved' });
    expect(await listReviews(draft.id)).toMatchObject([{ verdict: null }]);
  });

  test('nothing is published where it ends half-way', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    const before = await catalogue();
    const { owner } = workerDatabase;
    await owner`create function power_cut() returns trigger language plpgsql as 'begin raise exception ''the power is out''; end'`;
    await owner`create trigger power_cut before insert on publication for each row execute function power_cut()`;
    await expect(publishDraft(author, draft.id, { releaseNote: 'First' })).rejects.toThrow();
    expect(await catalogue()).toEqual(before);
    expect((await findDraft(author, draft.slug))?.state).toBe('approved');
    await owner`drop function power_cut cascade`;
    expect((await publishDraft(author, draft.id, { releaseNote: 'First' })).outcome).toBe('published');
  });

  test('a correction becomes the next revision, and a roll back brings the former one back in one step', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    await publishDraft(author, draft.id, { releaseNote: 'First' });
    const first = await getCourse(draft.slug);
    await save(draft.id, lesson, (text) => text.replace('twice', 'three times'));
    await approve(draft.id);
    expect(await publishDraft(author, draft.id, { releaseNote: 'Better' })).toMatchObject({
      outcome: 'published',
      revision: 2,
      course: { changes: { lessons: { added: 0, changed: 1, removed: 0 } } },
    });
    const second = await getCourse(draft.slug);
    const back = { from: second?.revision ?? '', reason: 'A wrong figure' };
    expect(await rollBack(author, draft.id, back)).toEqual({ outcome: 'rolledBack' });
    expect(await rollBack(author, draft.id, back)).toEqual({ outcome: 'changedMeanwhile' });
    expect(await getCourse(draft.slug)).toEqual(first);
    expect((await publishDraft(author, draft.id, { releaseNote: 'Again' })).outcome).toBe('published');
    expect(await getCourse(draft.slug)).toEqual(second);
  });

  test('each roll back goes one revision further back, down to the first', async () => {
    const draft = await smallDraft();
    const hashes: string[] = [];
    for (const word of ['twice', 'three times', 'four times']) {
      await save(draft.id, lesson, (text) => text.replace(/twice|three times/, word));
      await approve(draft.id);
      expect(await publishDraft(author, draft.id, { releaseNote: word })).toMatchObject({
        outcome: 'published',
      });
      hashes.push((await getCourse(draft.slug))?.revision ?? '');
    }
    const [first = '', second = '', third = ''] = hashes;
    const back = (from: string) => rollBack(author, draft.id, { from, reason: 'A wrong figure' });
    expect(await getEarlierRevision(draft.id, third)).toMatchObject({
      number: 2,
      releaseNote: 'three times',
    });
    expect(await back(third)).toEqual({ outcome: 'rolledBack' });
    expect(await getEarlierRevision(draft.id, second)).toMatchObject({ number: 1, releaseNote: 'twice' });
    expect(await back(second)).toEqual({ outcome: 'rolledBack' });
    expect((await getCourse(draft.slug))?.revision).toBe(first);
    expect(await getEarlierRevision(draft.id, first)).toBeNull();
    expect(await back(first)).toEqual({ outcome: 'noEarlier' });
  });

  test('an archived course leaves the catalogue and comes back when it is published', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    await publishDraft(author, draft.id, { releaseNote: 'First' });
    expect(await archiveCourse(manager, draft.id)).toEqual({ outcome: 'archived' });
    expect((await listCourses('sw')).map(({ slug }) => slug)).not.toContain(draft.slug);
    expect(await getCourse(draft.slug)).toBeDefined();
    await approve(draft.id);
    await publishDraft(author, draft.id, { releaseNote: 'Back' });
    expect((await listCourses('sw')).map(({ slug }) => slug)).toContain(draft.slug);
  });

  test('an archived course takes nobody new, and keeps who is enrolled', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    await publishDraft(author, draft.id, { releaseNote: 'First' });
    const course = await getCourse(draft.slug);
    if (!course) throw new Error('the course was not published');
    expect(await admitToCourse(colleague, course, uuidv7())).toBe('admitted');
    await archiveCourse(manager, draft.id);
    expect(await admitToCourse(colleague, course, uuidv7())).toBe('admitted');
    expect(await admitToCourse(stranger, course, uuidv7())).toBe('refused');
  });

  test('an approved draft is published on its day, and not once it has changed', async () => {
    const now = new Date('2026-11-28T09:00:00Z');
    const day = { note: 'First', startsOn: '2026-12-01' };
    const [kept, changed] = [await smallDraft(), await smallDraft()];
    expect(await schedulePublication(author, kept.id, day, now)).toEqual({ outcome: 'notApproved' });
    for (const { id } of [kept, changed]) {
      await approve(id);
      expect(await schedulePublication(author, id, day, now)).toEqual({ outcome: 'scheduled' });
    }
    const today = { ...day, startsOn: '2026-11-28' };
    expect(await schedulePublication(author, kept.id, today, now)).toEqual({ outcome: 'past' });
    await save(changed.id, lesson, (text) => text.replace('twice', 'three times'));
    expect(await findDraft(author, changed.slug)).toMatchObject({
      publishOn: null,
      lapsedOn: day.startsOn,
      lapseReason: 'changed',
    });
    await publishDueDrafts(new Date('2026-11-30T09:00:00Z'));
    expect(await getCourse(kept.slug)).toBeUndefined();
    await publishDueDrafts(new Date('2026-12-01T09:00:00Z'));
    expect(await getCourse(kept.slug)).toBeDefined();
    expect(await getCourse(changed.slug)).toBeUndefined();
  });

  test('authors are reminded once of each day on which a course is to be read again', async () => {
    const draft = await smallDraft();
    const { owner } = workerDatabase;
    await owner`update draft_course set review_by = '2027-03-01' where id = ${draft.id}`;
    expect(await remindOfReviews(new Date('2027-02-14T09:00:00Z'))).toBe(0);
    const due = new Date('2027-02-15T09:00:00Z');
    expect(await remindOfReviews(due)).toBe(1);
    expect(await remindOfReviews(due)).toBe(0);
    await owner`update draft_course set review_by = '2027-02-20' where id = ${draft.id}`;
    expect(await remindOfReviews(due)).toBe(1);
  });

  test('files never overwrite a course of the studio, nor the studio one of files', async () => {
    const draft = await smallDraft();
    await approve(draft.id);
    await publishDraft(author, draft.id, { releaseNote: 'First' });
    const { folder, remove } = writePackages({ [draft.slug]: { ...draft.files, 'final.yml': 'x' } });
    expect(await importPackages(folder)).toMatchObject({ ok: true, courses: [{ outcome: 'kept-studio' }] });
    remove();
  });
});

describe('what the gate refuses', () => {
  const hostile: Record<string, [string, (text: string) => string, string]> = {
    'an import': [lesson, (text) => `${text}\nimport fs from 'fs'\n`, 'basics/counting/lesson.en.mdx:15:1'],
    'an expression': [lesson, (text) => `${text}\n{process.exit()}\n`, 'basics/counting/lesson.en.mdx:15:1'],
    'a script': [
      lesson,
      (text) => `${text}\n<script>alert(1)</script>\n`,
      'basics/counting/lesson.en.mdx:15:1',
    ],
    'an address of a script': [
      lesson,
      (text) => `${text}\n[x](javascript:alert(1))\n`,
      'basics/counting/lesson.en.mdx:15:1',
    ],
    'a tag in YAML': ['course.yml', (text) => `${text}evil: !!js/function 'x'\n`, 'course.yml:1:1'],
    'another institute': ['course.yml', (text) => text.replace('ttcih', 'muhas'), 'course.yml:2:12'],
    'an id of another course': [
      'final.yml',
      (text) => text.replace(/id: d\d+\.final/, 'id: c1.final'),
      'final.yml:1:5',
    ],
    'a lesson of another course': [lesson, (text) => text.replace(/id: .*/, 'id: c1.m1.l1'), `${lesson}:2:5`],
  };

  test.each(Object.entries(hostile))('%s, with its place', async (_, [file, change, place]) => {
    const draft = await smallDraft();
    await save(draft.id, file, change);
    await approve(draft.id);
    const before = await catalogue();
    const answer = await publishDraft(author, draft.id, { releaseNote: 'x' });
    if (answer.outcome !== 'faulty') throw new Error(answer.outcome);
    expect(answer.faults.map(({ file, line, column }) => `${file}:${line}:${column}`)).toContain(place);
    expect((await checkDraft(author, draft.slug))?.faults.length).toBe(answer.faults.length);
    expect(await catalogue()).toEqual(before);
  });
});

test('questions that are pasted as GIFT stand in the quiz, and the gate asks for their other language', async () => {
  const draft = await smallDraft();
  const gift = '::Count:: How often do you count? {\n=Twice\n~Once\n~Never\n}\n\nNo question at all';
  const pasted = { path: 'final.yml', gift, outcome: `${draft.id}.o1`, language: 'en' } as const;
  expect(await addQuestions(reviewer, draft.id, pasted)).toEqual({ outcome: 'forbidden' });
  expect(await addQuestions(author, draft.id, pasted)).toMatchObject({ outcome: 'added', added: 1 });
  expect((await getDraftFile(author, draft.id, 'final.yml'))?.text).toContain('How often do you count?');
  const { faults = [] } = (await checkDraft(author, draft.slug)) ?? {};
  expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(['final.yml']));
});

describe('packages', () => {
  test('a package comes out byte for byte as it went in, and content:import takes it', async () => {
    const draft = await smallDraft((files) => {
      files['course.yml'] = `# a comment  \n${files['course.yml']}\n\n# the end`;
      files['final.yml'] = (files['final.yml'] ?? '').replaceAll('\n', '\r\n');
    });
    const zip = await exportDraft(author, draft.slug);
    expect(zip?.bytes).toEqual((await exportDraft(author, draft.slug))?.bytes);
    const again = await openPackage(manager, {
      instituteId: 'ttcih',
      slug: `${draft.slug}-again`,
      bytes: zip?.bytes ?? new Uint8Array(),
    });
    expect(again).toMatchObject({ outcome: 'created', id: `ttcih.${draft.slug}-again` });
    for (const [name, text] of Object.entries(draft.files)) {
      expect((await getDraftFile(author, draft.id, name))?.text).toBe(text);
    }
  });

  test('what is downloaded is imported as files are, byte for byte', async () => {
    const draft = await smallDraft();
    const zip = await exportDraft(author, draft.slug);
    const files = unzipSync(zip?.bytes ?? new Uint8Array());
    const inside = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name.replace(`${draft.slug}/`, ''), bytes]),
    );
    const texts = Object.entries(inside).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]);
    expect(Object.fromEntries(texts)).toEqual(draft.files);
    const { folder, remove } = writePackages({ [draft.slug]: inside });
    expect(await importContent(path.join(folder, 'courses', draft.slug))).toMatchObject({ ok: true });
    expect((await getCourse(draft.slug))?.id).toBe(draft.id);
    remove();
  });

  test('a course of files is copied with ids of its own, or moves to the studio', async () => {
    const content = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-content-'));
    const { folder, remove } = writePackages({ [smallCourseSlug]: smallPackage() });
    fs.cpSync(folder, content, { recursive: true });
    await importPackages(content);
    const copy = {
      slug: smallCourseSlug,
      as: { copy: 'small-copy', instituteId: 'ttcih' },
      contentFolder: content,
    };
    expect(await openDraft(author, copy)).toEqual({
      outcome: 'created',
      id: 'ttcih.small-copy',
      slug: 'small-copy',
    });
    expect(await checkDraft(author, 'small-copy')).toMatchObject({ faults: [] });
    const home = { slug: smallCourseSlug, as: 'home', contentFolder: content } as const;
    expect(await openDraft(author, home)).toEqual({ outcome: 'forbidden' });
    expect(await openDraft(manager, home)).toEqual({ outcome: 'created', id: 't1', slug: smallCourseSlug });
    expect(await importPackages(content)).toMatchObject({ courses: [{ outcome: 'kept-studio' }] });
    remove();
    fs.rmSync(content, { recursive: true });
  });

  test('a course that began here is built, checked and published', async () => {
    const made = await createDraft(author, {
      institute: 'ttcih',
      slug: 'from-nothing',
      titleSw: 'Kutoka mwanzo',
      titleEn: 'From nothing',
    });
    if (made.outcome !== 'created') throw new Error(made.outcome);
    const title = { sw: 'Misingi', en: 'Basics' };
    await changeOutline(author, made.id, { kind: 'addModule', slug: 'basics', title });
    await changeOutline(author, made.id, { kind: 'addLesson', module: 'basics', slug: 'one', title });
    await changeOutline(author, made.id, { kind: 'addLesson', module: 'basics', slug: 'two', title });
    await changeOutline(author, made.id, { kind: 'moveLesson', module: 'basics', lesson: 'two', by: -1 });
    const renamed = { sw: 'Mbili', en: 'Two: more' };
    await changeOutline(author, made.id, {
      kind: 'renameLesson',
      module: 'basics',
      lesson: 'two',
      title: renamed,
    });
    const outline = (await getDraft(author, made.slug))?.modules;
    expect(outline).toMatchObject([
      {
        slug: 'basics',
        title,
        lessons: [{ slug: 'two', title: renamed, written: { sw: false } }, { slug: 'one' }],
      },
    ]);
    const checked = await checkDraft(author, made.slug);
    expect(new Set(checked?.faults.map(({ file }) => file))).toContain('course.yml');
  });
});
