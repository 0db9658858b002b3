import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { zipSync } from 'fflate';
import {
  addComment,
  assignReviewer,
  commentOnLesson,
  commentOnPart,
  dismissReviewer,
  findDraft,
  getDraftFile,
  getEditorPage,
  getFileReview,
  getLessonReview,
  getReviewPage,
  giveVerdict,
  listComments,
  listCommentsWhereWritten,
  listReviews,
  listWaiting,
  openLesson,
  openPackage,
  resolveComment,
  saveDraftFile,
  schedulePublication,
  sendToReview,
} from '~/features/authoring/index.server';
import { publishDueDrafts } from '~/features/authoring/schedule-publication.server';
import { getSideBySide } from '~/features/authoring/get-side-by-side.server';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { smallCourseSlug, smallPackage } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';
import { withGateways } from '~tests/setup/with-gateways';

useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

const at = { instituteId: 'ttcih' };
const lesson = 'basics/counting/lesson.en.mdx';

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let reviewer: Officer;
let second: Officer;
let both: Officer;
let manager: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', at)], { name: 'Asha Juma', language: 'sw' });
  reviewer = await createOfficer([grantOf('reviewer', at)], { language: 'en' });
  second = await createOfficer([grantOf('reviewer', at)]);
  both = await createOfficer([grantOf('author', at), grantOf('reviewer', at)]);
  manager = await createOfficer([grantOf('manager', at)]);
});
beforeEach(async () => {
  await database().execute(sql`delete from message`);
});

let count = 0;
async function smallDraft() {
  count += 1;
  const slug = `${smallCourseSlug}-r${count}`;
  const files = Object.fromEntries(
    Object.entries(smallPackage()).map(([name, text]) => [
      `${slug}/${name}`,
      new TextEncoder().encode(text.replaceAll('t1', `r${count}`)),
    ]),
  );
  const answer = await openPackage(author, { instituteId: 'ttcih', slug, bytes: zipSync(files) });
  if (answer.outcome !== 'created') throw new Error(JSON.stringify(answer));
  return answer;
}

type Made = Awaited<ReturnType<typeof smallDraft>>;

async function change(draft: Made, who: Officer, to: (text: string) => string) {
  const there = await getDraftFile(who, draft.id, lesson);
  const saving = { course: draft.id, path: lesson, text: to(there?.text ?? '') };
  const answer = await saveDraftFile(who, { ...saving, version: there?.version ?? 0 });
  expect(answer.outcome).toBe('saved');
}

const done = { outcome: 'done' };
const ask = async (draft: Made, ...people: Officer[]) => {
  for (const { id } of people)
    expect(await assignReviewer(author, draft.id, { reviewerId: id, kind: 'domain' })).toEqual(done);
};
const send = async (draft: Made) => expect(await sendToReview(author, draft.id)).toEqual(done);
const stateOf = async ({ slug }: Made) => (await findDraft(author, slug))?.state;
const assignmentOf = async (draft: Made, { id }: Officer) =>
  (await listReviews(draft.id)).find(({ reviewerId }) => reviewerId === id)?.id ?? '';

/** Who is to be told what, in the order in which it was written down. */
const told = async () =>
  (
    await database()
      .select({ personId: message.personId, template: message.template, language: message.language })
      .from(message)
      .orderBy(asc(message.createdAt), asc(message.id))
  ).map(({ personId, template, language }) => [personId, template, language]);

const open = async (draft: Made, who: Officer = reviewer) => {
  const found = await openLesson(who, draft.slug, 'basics--counting');
  if (!found) throw new Error('no such lesson');
  return found;
};

/** Comments on the block of the English text that holds some words. */
async function commentOn(draft: Made, words: string, text: string) {
  const opened = await open(draft);
  const { blocks } = await getLessonReview(reviewer, opened, 'en', 'en');
  const block = blocks.find((one) => one.text.includes(words))?.hash ?? '';
  expect(await commentOnLesson(reviewer, opened, { language: 'en', block, text })).toEqual(done);
  return block;
}

describe('the state of a review', () => {
  test('follows whoever is asked, dismissed, and what they say', async () => {
    const draft = await smallDraft();
    await ask(draft, reviewer, second);
    await send(draft);
    expect(await giveVerdict(reviewer, draft.id, 'approved')).toEqual(done);
    expect(await stateOf(draft)).toBe('inReview');
    expect(await dismissReviewer(author, draft.id, await assignmentOf(draft, second))).toEqual(done);
    expect(await stateOf(draft)).toBe('approved');
    await ask(draft, second);
    expect(await stateOf(draft)).toBe('inReview');
    await send(draft);
    expect(await listReviews(draft.id)).toMatchObject([{ verdict: 'approved' }, { verdict: null }]);
    expect(await giveVerdict(second, draft.id, 'approved')).toEqual(done);
    expect(await stateOf(draft)).toBe('approved');
    expect(await giveVerdict(second, draft.id, 'changesRequested')).toEqual(done);
    expect(await stateOf(draft)).toBe('changesRequested');
    await send(draft);
    expect(await listReviews(draft.id)).toMatchObject([{ verdict: 'approved' }, { verdict: null }]);
    for (const who of [reviewer, second])
      await dismissReviewer(author, draft.id, await assignmentOf(draft, who));
    expect(await stateOf(draft)).toBe('draft');
  });

  test('who has asked for changes is taken off by a manager alone', async () => {
    const draft = await smallDraft();
    await ask(draft, reviewer, second);
    await send(draft);
    await giveVerdict(second, draft.id, 'approved');
    await giveVerdict(reviewer, draft.id, 'changesRequested');
    const id = await assignmentOf(draft, reviewer);
    expect(await dismissReviewer(author, draft.id, id)).toEqual({ outcome: 'askedChanges' });
    expect(await stateOf(draft)).toBe('changesRequested');
    expect(await dismissReviewer(manager, draft.id, id)).toEqual(done);
    expect(await stateOf(draft)).toBe('approved');
  });

  test('nobody approves what has been written since they read it', async () => {
    const draft = await smallDraft();
    await ask(draft, reviewer);
    await send(draft);
    const { version = 0 } = (await findDraft(reviewer, draft.slug)) ?? {};
    await change(draft, author, (text) => text.replace('twice', 'three times'));
    expect(await giveVerdict(reviewer, draft.id, 'approved', version)).toEqual({
      outcome: 'changedMeanwhile',
    });
    expect(await giveVerdict(reviewer, draft.id, 'approved', version + 1)).toEqual(done);
  });

  test('who wrote a text doesn’t approve it alone, as long as somebody else could', async () => {
    const draft = await smallDraft();
    await change(draft, both, (text) => text.replace('twice', 'three times'));
    await ask(draft, both);
    await send(draft);
    expect(await giveVerdict(both, draft.id, 'approved')).toEqual(done);
    expect(await stateOf(draft)).toBe('inReview');
    const found = await findDraft(author, draft.slug);
    expect(found && (await getReviewPage(author, found, 'sw'))).toMatchObject({ isOwnTextAlone: true });
    await ask(draft, reviewer);
    expect(await giveVerdict(reviewer, draft.id, 'approved')).toEqual(done);
    expect(await stateOf(draft)).toBe('approved');
  });

  test('an open comment takes an approval back until it is settled', async () => {
    const draft = await smallDraft();
    await ask(draft, reviewer);
    await send(draft);
    await addComment(reviewer, draft.id, { path: lesson, at: null, text: 'Which register?' });
    expect(await giveVerdict(reviewer, draft.id, 'approved')).toEqual({ outcome: 'openComments' });
    const [comment] = await listComments(draft.id);
    expect(await resolveComment(author, draft.id, comment?.id ?? '')).toEqual(done);
    expect(await giveVerdict(reviewer, draft.id, 'approved')).toEqual(done);
    await addComment(second, draft.id, { path: '', at: null, text: 'One more thing.' });
    expect(await stateOf(draft)).toBe('inReview');
    const [, later] = await listComments(draft.id);
    expect(await resolveComment(reviewer, draft.id, later?.id ?? '')).toEqual({ outcome: 'forbidden' });
    expect(await resolveComment(author, draft.id, later?.id ?? '')).toEqual(done);
    expect(await stateOf(draft)).toBe('approved');
  });
});

describe('who is told', () => {
  test('reviewers that a draft waits for them, its authors what has become of it', () =>
    withGateways({ sms: true }, async () => {
      const draft = await smallDraft();
      await ask(draft, reviewer);
      expect(await told()).toEqual([]);
      await send(draft);
      await send(draft);
      await giveVerdict(reviewer, draft.id, 'changesRequested');
      await send(draft);
      await giveVerdict(reviewer, draft.id, 'approved');
      await giveVerdict(reviewer, draft.id, 'approved');
      await ask(draft, second);
      expect(await told()).toEqual([
        [reviewer.id, 'reviewAsked', 'en'],
        [author.id, 'changesAsked', 'sw'],
        [reviewer.id, 'reviewAsked', 'en'],
        [author.id, 'draftApproved', 'sw'],
        [second.id, 'reviewAsked', 'sw'],
      ]);
    }));

  test('authors of comments, once a day however many somebody writes', () =>
    withGateways({ sms: true }, async () => {
      const draft = await smallDraft();
      for (const text of ['One', 'Two', 'Three'])
        await addComment(reviewer, draft.id, { path: '', at: null, text });
      await addComment(author, draft.id, { path: '', at: null, text: 'My own.' });
      expect(await told()).toEqual([[author.id, 'draftCommented', 'sw']]);
      await database().execute(
        sql`update review_comment set written_at = written_at - interval '25 hours' where draft_id = ${draft.id}`,
      );
      await addComment(reviewer, draft.id, { path: '', at: null, text: 'The next day' });
      expect(await told()).toHaveLength(2);
    }));

  test('on their own page, what waits for them', async () => {
    const draft = await smallDraft();
    await ask(draft, reviewer);
    const waiting = async (who: Officer) => {
      const { toReview, own } = await listWaiting(who, 'en');
      const isIt = ({ slug }: { slug: string }) => slug === draft.slug;
      return { toReview: toReview.some(isIt), own: own.find(isIt)?.reason };
    };
    expect(await waiting(reviewer)).toEqual({ toReview: false, own: undefined });
    await send(draft);
    expect(await waiting(reviewer)).toEqual({ toReview: true, own: undefined });
    expect(await waiting(author)).toEqual({ toReview: false, own: undefined });
    await addComment(reviewer, draft.id, { path: '', at: null, text: 'Why?' });
    expect(await waiting(author)).toEqual({ toReview: false, own: 'comments' });
    await giveVerdict(reviewer, draft.id, 'changesRequested');
    expect(await waiting(reviewer)).toEqual({ toReview: false, own: undefined });
    expect(await waiting(author)).toEqual({ toReview: false, own: 'changesRequested' });
    expect(await waiting(second)).toEqual({ toReview: false, own: undefined });
  });
});

describe('a day that is set', () => {
  const now = new Date('2026-11-28T09:00:00Z');
  const day = { note: 'First', startsOn: '2026-12-01' };
  const dueAt = new Date('2026-12-01T09:00:00Z');

  async function scheduled() {
    const draft = await smallDraft();
    await ask(draft, reviewer);
    await send(draft);
    await giveVerdict(reviewer, draft.id, 'approved');
    expect(await schedulePublication(author, draft.id, day, now)).toEqual({ outcome: 'scheduled' });
    await database().execute(sql`delete from message`);
    return draft;
  }

  const lapse = async ({ slug }: Made) => {
    const { publishOn, lapsedOn, lapseReason } = (await findDraft(author, slug)) ?? {};
    return { publishOn, lapsedOn, lapseReason };
  };

  test('ends with the approval; whoever had set it is told, unless they have ended it themselves', () =>
    withGateways({ sms: true }, async () => {
      const draft = await scheduled();
      await change(draft, both, (text) => text.replace('twice', 'three times'));
      expect(await lapse(draft)).toEqual({
        publishOn: null,
        lapsedOn: day.startsOn,
        lapseReason: 'changed',
      });
      const [sent] = await database().select().from(message).where(eq(message.template, 'notPublished'));
      expect(sent).toMatchObject({
        personId: author.id,
        values: { date: '1 Desemba 2026', reason: 'ilibadilishwa baada ya kukubaliwa' },
      });
      const own = await scheduled();
      await change(own, author, (text) => text.replace('twice', 'three times'));
      expect((await lapse(own)).lapseReason).toBe('changed');
      expect(await told()).toEqual([]);
      await publishDueDrafts(dueAt);
    }));

  test('that comes while a comment is open, or with faults in the course, says so and isn’t tried again', () =>
    withGateways({ sms: true }, async () => {
      const commented = await scheduled();
      const faulty = await smallDraft();
      await change(faulty, author, (text) => `${text}\n{process.exit()}\n`);
      await ask(faulty, reviewer);
      await send(faulty);
      await giveVerdict(reviewer, faulty.id, 'approved');
      await schedulePublication(author, faulty.id, day, now);
      await addComment(reviewer, commented.id, { path: '', at: null, text: 'Wait.' });
      await database().execute(sql`delete from message`);
      await publishDueDrafts(dueAt);
      expect((await lapse(commented)).lapseReason).toBe('notApproved');
      expect(await lapse(faulty)).toEqual({
        publishOn: null,
        lapsedOn: day.startsOn,
        lapseReason: 'faulty',
      });
      expect((await told()).map(([, template]) => template)).toEqual(['notPublished', 'notPublished']);
      await publishDueDrafts(dueAt);
      expect(await told()).toHaveLength(2);
      expect((await listWaiting(author, 'en')).own).toContainEqual(
        expect.objectContaining({ slug: faulty.slug, reason: 'lapsed' }),
      );
    }));
});

describe('a comment on a part of a lesson', () => {
  test('stands beside that part for reviewers and authors, and says when its text has changed', async () => {
    const draft = await smallDraft();
    await commentOn(draft, 'twice', 'Which register?');
    expect(await listComments(draft.id)).toMatchObject([
      { path: lesson, line: 13, quote: 'Count **twice**.', text: 'Which register?' },
    ]);
    const review = await getLessonReview(reviewer, await open(draft), 'en', 'en');
    const place = review.blocks.findIndex(({ comments }) => comments.length > 0);
    expect(review.blocks[place]?.text).toBe('Count **twice**.');
    expect(review.blocks[place]?.html).toContain('<strong>twice</strong>');
    const editor = await getEditorPage(author, await open(draft, author), 'en');
    expect(editor.comments).toMatchObject([{ language: 'en', index: place, isChanged: false }]);

    await change(draft, author, (text) =>
      text.replace('Count **twice**.', 'Wash.\n\nCount **twice** a day.'),
    );
    const after = await getLessonReview(reviewer, await open(draft), 'en', 'en');
    expect(after.blocks[place + 1]).toMatchObject({
      text: 'Count **twice** a day.',
      comments: [{ text: 'Which register?', isChanged: true }],
    });
    const rows = (await getSideBySide(await open(draft, author)))?.rows ?? [];
    expect(rows.filter(({ comments }) => comments.length > 0)).toMatchObject([
      { text: { en: 'Count **twice** a day.' }, comments: [{ isChanged: true }] },
    ]);
  });

  test('that has changed while it was read is not taken for another’s', async () => {
    const draft = await smallDraft();
    const opened = await open(draft);
    const { blocks } = await getLessonReview(reviewer, opened, 'en', 'en');
    const block = blocks.find(({ text }) => text.includes('twice'))?.hash ?? '';
    await change(draft, author, (text) => text.replace('twice', 'three times'));
    const said = { language: 'en', block, text: 'Which register?' } as const;
    expect(await commentOnLesson(reviewer, await open(draft), said)).toEqual({ outcome: 'blockChanged' });
    expect(await listComments(draft.id)).toEqual([]);
  });
});

describe('a comment on a part of a file', () => {
  const path = 'basics/quiz.yml';

  const reviewOf = async (draft: Made, of = path) => {
    const found = await findDraft(reviewer, draft.slug);
    const review = found && (await getFileReview(reviewer, found, of, 'en'));
    if (!review) throw new Error('no such file');
    return review;
  };
  const write = async (draft: Made, to: (text: string) => string) => {
    const there = await getDraftFile(author, draft.id, path);
    const saving = { course: draft.id, path, text: to(there?.text ?? ''), version: there?.version ?? 0 };
    expect((await saveDraftFile(author, saving)).outcome).toBe('saved');
  };
  const whereWritten = async (draft: Made, of = path) =>
    listCommentsWhereWritten(draft, of, (await getDraftFile(author, draft.id, of))?.text ?? '', 'en');

  test('stands beside its question where that is read and written, wherever it goes, until it is settled', async () => {
    const draft = await smallDraft();
    const [, second] = (await reviewOf(draft)).parts;
    const sent = { path, anchor: second?.anchor ?? '', text: 'Say which register.' };
    expect(await commentOnPart(reviewer, draft, sent, 'en')).toEqual(done);
    expect((await reviewOf(draft)).parts.map(({ comments }) => comments.length)).toEqual([0, 1, 0, 0, 0]);
    await write(draft, (text) => {
      const [before = '', ...items] = text.split(/^(?= {2}- id:)/m);
      return [before, items[1], items[0], ...items.slice(2)].join('');
    });
    const [moved] = await whereWritten(draft);
    expect(moved).toMatchObject({ text: 'Say which register.', entry: { number: 1 }, isChanged: false });
    expect((await reviewOf(draft)).parts[0]?.comments).toHaveLength(1);
    await write(draft, (text) => text.replace('question', 'Now: question'));
    expect(await whereWritten(draft)).toMatchObject([{ entry: { number: 1 }, isChanged: true }]);

    const late = { ...sent, anchor: 'items.gone 0123456789ab' };
    await write(draft, (text) => text.replaceAll(/^ {2}- id: /gm, '  - id: x'));
    expect(await commentOnPart(reviewer, draft, late, 'en')).toEqual({ outcome: 'blockChanged' });
    expect(await whereWritten(draft)).toMatchObject([{ part: null, isChanged: true }]);
    expect(await resolveComment(author, draft.id, moved?.id ?? '')).toEqual(done);
    expect(await whereWritten(draft)).toEqual([]);
  });

  test('is taken of the course’s description, and of no lesson or picture', async () => {
    const draft = await smallDraft();
    const summary = (await reviewOf(draft, 'course.yml')).parts.find(({ name }) => name === 'Summary');
    const sent = { path: 'course.yml', anchor: summary?.anchor ?? '', text: 'Shorter.' };
    expect(await commentOnPart(reviewer, draft, sent, 'en')).toEqual(done);
    expect(await whereWritten(draft, 'course.yml')).toMatchObject([{ part: 'summary', partName: 'Summary' }]);
    for (const other of [lesson, 'no/quiz.yml'])
      expect(await commentOnPart(reviewer, draft, { ...sent, path: other, anchor: '' }, 'en')).toEqual({
        outcome: 'notFound',
      });
  });
});
