import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  addLessonMedia,
  answerProposal,
  assignReviewer,
  beginProposal,
  exportDraft,
  findDraft,
  getDraftFile,
  getOwnProposal,
  getReceivedProposal,
  giveVerdict,
  listChanges,
  listProposals,
  openLesson,
  openPackage,
  publishDraft,
  refreshProposal,
  saveDraftFile,
  sendToReview,
  submitProposal,
  undoDeed,
  withdrawProposal,
} from '~/features/authoring/index.server';
import { theOperator } from '~/platform/audit.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { type PackageText, smallPackage } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let reviewer: Officer;
let proposer: Officer;
let third: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
  proposer = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
  third = await createOfficer([grantOf('author', { instituteId: 'udom' })]);
});

const swahili = 'basics/counting/lesson.sw.mdx';
const english = 'basics/counting/lesson.en.mdx';
const checking = 'basics/checking/lesson.en.mdx';

let count = 0;
/** A course of TTCIH that is published from the studio. */
async function publishedCourse() {
  count += 1;
  const slug = `proposed-${count}`;
  const files: PackageText = Object.fromEntries(
    Object.entries(smallPackage()).map(([name, text]) => [name, text.replaceAll('t1', `p${count}`)]),
  );
  const bytes = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`${slug}/${name}`, new TextEncoder().encode(text)]),
    ),
  );
  const opened = await openPackage(author, { instituteId: 'ttcih', slug, bytes });
  if (opened.outcome !== 'created') throw new Error(JSON.stringify(opened));
  await publish(opened.id);
  return { id: opened.id, slug, files };
}

async function publish(draftId: string) {
  await assignReviewer(author, draftId, { reviewerId: reviewer.id, kind: 'domain' });
  await sendToReview(author, draftId);
  await giveVerdict(reviewer, draftId, 'approved');
  const answer = await publishDraft(author, draftId, { releaseNote: 'New' });
  expect(answer.outcome).toBe('published');
}

async function write(who: Officer, draftId: string, path: string, change: (text: string) => string) {
  const there = await getDraftFile(who, draftId, path);
  const answer = await saveDraftFile(who, {
    course: draftId,
    path,
    text: change(there?.text ?? ''),
    version: there?.version ?? 0,
  });
  expect(answer.outcome).toBe('saved');
}

async function begun() {
  const course = await publishedCourse();
  const answer = await beginProposal(proposer, { slug: course.slug, instituteId: 'muhas' });
  if (answer.outcome !== 'created') throw new Error(answer.outcome);
  const draft = await findDraft(proposer, answer.slug);
  if (!draft) throw new Error('no draft');
  return { course, draft };
}

/** A proposal that says `thrice` in both languages of a lesson. */
async function submitted() {
  const { course, draft } = await begun();
  await write(proposer, draft.id, english, (text) => text.replace('twice', 'thrice'));
  await write(proposer, draft.id, swahili, (text) => text.replace('mara mbili', 'mara tatu'));
  expect(await submitProposal(proposer, draft.id, 'Thrice is safer')).toEqual({ outcome: 'done' });
  return { course, draft };
}

async function received(slug: string) {
  const found = await getReceivedProposal(author, slug);
  if (!found) throw new Error('nothing received');
  return found;
}

/** What the course's authors see of the first lesson. */
async function firstSeen(slug: string) {
  const [lesson] = (await received(slug)).lessons;
  if (!lesson) throw new Error('no lesson');
  return lesson;
}

const accept = async (slug: string, who: Officer = author) => {
  const { folder, seen } = await firstSeen(slug);
  return answerProposal(who, slug, { folder, seen, verdict: 'accepted' });
};

const auditOf = async (draftId: string) =>
  (
    await workerDatabase.owner`select action, actor_id from audit_entry where object_id = ${draftId} order by id`
  ).map(({ action }) => action as string);

describe('beginning', () => {
  test('a proposal has the published lessons under its own ids, and no quiz', async () => {
    const { course, draft } = await begun();
    expect(draft.proposesTo).toBe(course.id);
    const archive = unzipSync((await exportDraft(proposer, draft.slug))?.bytes ?? new Uint8Array());
    expect(Object.keys(archive).map((name) => name.slice(draft.slug.length + 1))).toEqual([
      checking,
      'basics/checking/lesson.sw.mdx',
      english,
      swahili,
      'course.yml',
    ]);
    const text = (await getDraftFile(proposer, draft.id, english))?.text ?? '';
    expect(text).toContain(`id: ${draft.id}.m1.l1`);
    expect(text.replaceAll(draft.id, course.id)).toBe(course.files[english]);
  });

  test('what is not published yet is not in it', async () => {
    const course = await publishedCourse();
    await write(author, course.id, english, (text) => `${text}\nA secret of the draft.\n`);
    const answer = await beginProposal(proposer, { slug: course.slug, instituteId: 'muhas' });
    if (answer.outcome !== 'created') throw new Error(answer.outcome);
    const draft = await findDraft(proposer, answer.slug);
    expect((await getDraftFile(proposer, draft?.id ?? '', english))?.text).not.toContain('secret');
  });

  test('begun twice it is the same one; an own course, another’s institute and an unknown course are refused', async () => {
    const { course, draft } = await begun();
    const again = await beginProposal(proposer, { slug: course.slug, instituteId: 'muhas' });
    expect(again).toEqual({ outcome: 'created', slug: draft.slug });
    expect(await beginProposal(author, { slug: course.slug, instituteId: 'ttcih' })).toEqual({
      outcome: 'ownCourse',
    });
    expect(await beginProposal(third, { slug: course.slug, instituteId: 'muhas' })).toEqual({
      outcome: 'forbidden',
    });
    expect(await beginProposal(proposer, { slug: 'no-such', instituteId: 'muhas' })).toEqual({
      outcome: 'notFound',
    });
  });

  test('it is never published', async () => {
    const { draft } = await begun();
    await workerDatabase.owner`update draft_course set state = 'approved' where id = ${draft.id}`;
    expect(await publishDraft(proposer, draft.id, { releaseNote: 'x' })).toEqual({ outcome: 'notApproved' });
  });
});

describe('submitting', () => {
  test('nothing changed is nothing to submit', async () => {
    const { draft } = await begun();
    expect(await submitProposal(proposer, draft.id, 'x')).toEqual({ outcome: 'nothingChanged' });
    expect(await auditOf(draft.id)).toEqual(['proposal.begun']);
  });

  test('the course’s authors see it once it is submitted, word by word, as it was then', async () => {
    const { course, draft } = await begun();
    await write(proposer, draft.id, english, (text) => text.replace('twice', 'thrice'));
    expect(await getReceivedProposal(author, draft.slug)).toBeUndefined();
    await submitProposal(proposer, draft.id, 'Thrice is safer');
    await write(proposer, draft.id, english, (text) => text.replace('thrice', 'four times'));
    const { proposal, lessons } = await received(draft.slug);
    expect(proposal).toMatchObject({ note: 'Thrice is safer', state: 'submitted' });
    expect(proposal.course.id).toBe(course.id);
    expect(lessons.map(({ folder, title }) => [folder, title.en])).toEqual([['basics/counting', 'Counting']]);
    const [text] = lessons[0]?.texts ?? [];
    expect(text?.differences.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'twice' },
      { kind: 'added', text: 'thrice' },
    ]);
    expect((await listProposals(author)).received.map(({ id }) => id)).toContain(draft.id);
    expect((await listProposals(proposer)).own.map(({ id }) => id)).toContain(draft.id);
  });

  test('nobody else sees or answers it, and its own authors can’t accept it', async () => {
    const { course, draft } = await submitted();
    const { folder, seen } = await firstSeen(draft.slug);
    for (const who of [third, proposer]) {
      expect(await getReceivedProposal(who, draft.slug)).toBeUndefined();
      const answer = await answerProposal(who, draft.slug, { folder, seen, verdict: 'accepted' });
      expect(answer).toEqual({ outcome: 'notFound' });
    }
    expect(await getOwnProposal(third, draft.slug)).toBeUndefined();
    expect(await getOwnProposal(author, draft.slug)).toBeUndefined();
    expect(await submitProposal(author, draft.id, 'x')).toEqual({ outcome: 'notFound' });
    expect(await withdrawProposal(third, draft.id)).toEqual({ outcome: 'notFound' });
    expect(await refreshProposal(author, draft.id)).toEqual({ outcome: 'notFound' });
    expect(await accept(draft.slug, reviewer)).toEqual({ outcome: 'forbidden' });
    const { own, received: toThird } = await listProposals(third);
    expect([...own, ...toThird].map(({ id }) => id)).not.toContain(draft.id);
    expect((await getDraftFile(author, course.id, english))?.text).toContain('twice');
  });

  test('withdrawn it is out of sight, and can’t be answered', async () => {
    const { draft } = await submitted();
    const { folder, seen } = await firstSeen(draft.slug);
    expect(await withdrawProposal(proposer, draft.id)).toEqual({ outcome: 'done' });
    expect(await getReceivedProposal(author, draft.slug)).toBeUndefined();
    expect(await answerProposal(author, draft.slug, { folder, seen, verdict: 'accepted' })).toEqual({
      outcome: 'notFound',
    });
    expect(await auditOf(draft.id)).toEqual(['proposal.begun', 'proposal.submitted', 'proposal.withdrawn']);
  });
});

describe('answering', () => {
  test('what is accepted stands in the course’s draft under the course’s ids, as one change that can be undone', async () => {
    const { course, draft } = await submitted();
    expect(await accept(draft.slug)).toEqual({ outcome: 'done' });
    const text = async (path: string) => (await getDraftFile(author, course.id, path))?.text;
    expect(await text(english)).toBe(course.files[english]?.replace('twice', 'thrice'));
    expect(await text(swahili)).toBe(course.files[swahili]?.replace('mara mbili', 'mara tatu'));
    expect((await findDraft(author, course.slug))?.state).toBe('draft');
    const own = await getOwnProposal(proposer, draft.slug);
    expect(own?.proposal.state).toBe('settled');
    expect(own?.lessons.map(({ verdict }) => verdict)).toEqual(['accepted']);
    expect(own?.hasNews).toBe(false);
    expect(await auditOf(draft.id)).toEqual(['proposal.begun', 'proposal.submitted', 'proposal.accepted']);
    const [change] = (await listChanges(course.id, { path: english })).changes;
    expect(await undoDeed(author, course.id, change?.deed ?? '')).toEqual({ outcome: 'undone' });
    expect(await text(swahili)).toBe(course.files[swahili]);
  });

  test('a change of the course elsewhere in the lesson stays', async () => {
    const { course, draft } = await submitted();
    await write(author, course.id, english, (text) => `${text}\nMore.\n\nAnd more.\n`);
    expect((await firstSeen(draft.slug)).texts.map(({ since }) => since)).toEqual(['changed', 'same']);
    expect(await accept(draft.slug)).toEqual({ outcome: 'done' });
    const text = (await getDraftFile(author, course.id, english))?.text;
    expect(text).toContain('thrice');
    expect(text).toContain('And more.');
  });

  test('nobody accepts what they haven’t seen', async () => {
    const { course, draft } = await submitted();
    const { folder, seen } = await firstSeen(draft.slug);
    await write(author, course.id, english, (text) => text.replace('twice', 'once'));
    const answer = () => answerProposal(author, draft.slug, { folder, seen, verdict: 'accepted' });
    expect(await answer()).toEqual({ outcome: 'changedMeanwhile' });
    expect((await firstSeen(draft.slug)).texts.map(({ since }) => since)).toEqual(['replaced', 'same']);
    expect((await getDraftFile(author, course.id, english))?.text).toContain('once');
  });

  test('two who answer at once answer once', async () => {
    const { course, draft } = await submitted();
    const { folder, seen } = await firstSeen(draft.slug);
    const answers = await Promise.all(
      [1, 2].map(() => answerProposal(author, draft.slug, { folder, seen, verdict: 'accepted' })),
    );
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['changedMeanwhile', 'done']);
    expect((await listChanges(course.id, { path: english })).changes).toHaveLength(2);
  });

  test('declined with a reason, both sides see it; it is asked again only when it has changed', async () => {
    const { course, draft } = await submitted();
    const { folder, seen } = await firstSeen(draft.slug);
    const verdict = { declined: 'Twice is the rule' };
    expect(await answerProposal(author, draft.slug, { folder, seen, verdict })).toEqual({ outcome: 'done' });
    expect((await getDraftFile(author, course.id, english))?.text).toBe(course.files[english]);
    const own = await getOwnProposal(proposer, draft.slug);
    expect(own?.lessons.map(({ verdict: given, reason }) => [given, reason])).toEqual([
      ['declined', 'Twice is the rule'],
    ]);
    expect(await submitProposal(proposer, draft.id, 'Again')).toEqual({ outcome: 'nothingChanged' });
    await write(proposer, draft.id, english, (text) => text.replace('thrice', 'two times'));
    expect(await submitProposal(proposer, draft.id, 'Again')).toEqual({ outcome: 'done' });
    expect((await firstSeen(draft.slug)).verdict).toBeNull();
    expect(await accept(draft.slug)).toEqual({ outcome: 'done' });
    expect((await getDraftFile(author, course.id, english))?.text).toContain('two times');
    expect((await getDraftFile(author, course.id, swahili))?.text).toBe(course.files[swahili]);
  });

  test('pictures and recordings that come along count, and wait until there is room', async () => {
    const { course, draft } = await begun();
    const lesson = await openLesson(proposer, draft.slug, 'basics--counting');
    if (!lesson) throw new Error('no lesson');
    const table = { name: 'a.csv', bytes: Buffer.from('a,b\n'.repeat(500_000)) };
    expect((await addLessonMedia(proposer, lesson, table)).outcome).toBe('added');
    await write(proposer, draft.id, english, (text) => `${text}\n<Attachment src="media/a.csv" />\n`);
    await submitProposal(proposer, draft.id, 'A table');
    const { owner } = workerDatabase;
    await owner`insert into draft_media (institute_id, hash, bytes) values ('ttcih', 'much', ${Buffer.alloc(9_000_000)})`;
    await changeSiteSettings({ studioMediaMegabytes: 10 }, theOperator);
    expect(await accept(draft.slug)).toEqual({ outcome: 'full' });
    expect((await getDraftFile(author, course.id, english))?.text).not.toContain('a.csv');
    await owner`delete from draft_media where hash = 'much'`;
    expect(await accept(draft.slug)).toEqual({ outcome: 'done' });
    expect(await getDraftFile(author, course.id, 'basics/counting/media/a.csv')).toBeDefined();
    await changeSiteSettings({ studioMediaMegabytes: 500 }, theOperator);
  });

  test('a lesson that the course’s draft has lost can only be declined', async () => {
    const { course, draft } = await submitted();
    await workerDatabase.owner`delete from draft_file where draft_id = ${course.id} and path = ${english}`;
    expect((await firstSeen(draft.slug)).texts.map(({ since }) => since)).toEqual(['gone', 'same']);
    expect(await accept(draft.slug)).toEqual({ outcome: 'lessonGone' });
  });
});

test('brought up to date, lessons are as they are published now, but those that were changed here', async () => {
  const { course, draft } = await begun();
  await write(proposer, draft.id, english, (text) => text.replace('twice', 'thrice'));
  await write(author, course.id, english, (text) => `${text}\nMore.\n`);
  await write(author, course.id, checking, (text) => text.replace('Check it.', 'Check it twice.'));
  await publish(course.id);
  expect(await refreshProposal(proposer, draft.id)).toEqual({ outcome: 'refreshed' });
  expect((await getDraftFile(proposer, draft.id, checking))?.text).toContain('Check it twice.');
  const kept = (await getDraftFile(proposer, draft.id, english))?.text;
  expect(kept).toContain('thrice');
  expect(kept).not.toContain('More.');
  const own = await getOwnProposal(proposer, draft.slug);
  expect(own?.lessons.map(({ folder }) => folder)).toEqual(['basics/counting']);
});
