import { eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import type { QuizEntry } from '~db/schema/catalog';
import { auditEntry } from '~db/schema/audit';
import { learningEvent } from '~db/schema/events';
import { accommodation, attempt } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { closeOverdueAttempts } from '~/features/quizzes/close-attempt.server';
import {
  closeAttempt,
  endAccommodation,
  exportAccommodations,
  forgetAccommodations,
  getAttempt,
  giveAccommodation,
  listAccommodations,
  startAttempt,
} from '~/features/quizzes/index.server';
import { AccommodationSchema } from '~/features/quizzes/schemas';
import { graceSeconds } from '~/features/quizzes/time-limit';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { enrolPerson, openAttempt, rightAnswers, save, submit } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
let course: PublishedCourse;
let timed: QuizEntry;
beforeAll(async () => {
  course = await importSmallCourse();
  const quiz = course.manifest.modules[0]?.quiz;
  if (!quiz) throw new Error('the small course has a quiz');
  timed = { ...quiz, minutes: 30 };
});

async function learner() {
  const person = await createPerson();
  await enrolPerson(person, course);
  return person;
}

async function personInTimedQuiz() {
  const person = await learner();
  return { person, attemptId: await openAttempt(person, course, timed) };
}

async function allow(personId: string, extraTimePercent: number, extraAttempts: number) {
  const id = uuidv4();
  await database().insert(accommodation).values({
    id,
    personId,
    courseId: course.id,
    instituteId: course.instituteId,
    extraTimePercent,
    extraAttempts,
    reason: 'low sight',
    givenBy: uuidv4(),
  });
  return id;
}

async function rowOf(attemptId: string) {
  const [row] = await database().select().from(attempt).where(eq(attempt.id, attemptId));
  if (!row) throw new Error('there is no such attempt');
  return row;
}

/** Lets the time of an attempt have ended so many seconds ago. */
const endBefore = (attemptId: string, seconds: number) =>
  database()
    .update(attempt)
    .set({ dueAt: new Date(Date.now() - seconds * 1000) })
    .where(eq(attempt.id, attemptId));

const minutesOf = ({ startedAt, dueAt }: { startedAt: Date; dueAt: Date | null }) =>
  dueAt && (dueAt.getTime() - startedAt.getTime()) / 60_000;

const eventsOf = (attemptId: string) =>
  database()
    .select()
    .from(learningEvent)
    .where(eq(learningEvent.objectId, attemptId))
    .orderBy(learningEvent.id);

const half = { 't1.m1.q1': rightAnswers['t1.m1.q1'] ?? [], 't1.m1.q3': rightAnswers['t1.m1.q3'] ?? [] };
const longOver = graceSeconds + 60;

describe('the time of an attempt', () => {
  test('is the quiz’s, and longer for who is given more', async () => {
    const { attemptId } = await personInTimedQuiz();
    expect(minutesOf(await rowOf(attemptId))).toBe(30);
    const slow = await learner();
    await allow(slow.id, 50, 0);
    expect(minutesOf(await rowOf(await openAttempt(slow, course, timed)))).toBe(45);
  });

  test('ends for answers, not for those that were saved: they are graded, the late ones are written down', async () => {
    const { person, attemptId } = await personInTimedQuiz();
    await save(person, attemptId, half);
    await endBefore(attemptId, longOver);
    const answer = await submit(person, attemptId, rightAnswers);
    expect(answer).toMatchObject({ outcome: 'submitted', passed: false, isLate: true });
    expect((await rowOf(attemptId)).score).toBe(40);
    const events = await eventsOf(attemptId);
    expect(events.map(({ verb }) => verb)).toEqual(['initialized', 'saved', 'saved', 'submitted', 'graded']);
    expect(events[2]?.result).toMatchObject({ late: true, responses: { 't1.m1.q5': ['b'] } });
    expect(events[3]?.result).toMatchObject({ cause: 'timeOver', responses: half });
    expect(await getAttempt(person.id, attemptId, 'sw')).toMatchObject({
      status: 'submitted',
      endedAt: expect.any(Date) as Date,
    });
  });

  test('has a grace for slow networks', async () => {
    const { person, attemptId } = await personInTimedQuiz();
    await endBefore(attemptId, graceSeconds - 60);
    expect(await submit(person, attemptId, rightAnswers)).toMatchObject({
      outcome: 'submitted',
      passed: true,
    });
    expect(await getAttempt(person.id, attemptId, 'sw')).toMatchObject({ endedAt: null });
  });

  test('that is over submits the attempt when its person looks at it, once', async () => {
    const { person, attemptId } = await personInTimedQuiz();
    await closeAttempt(person, attemptId);
    expect(await getAttempt(person.id, attemptId, 'sw')).toMatchObject({ status: 'open', isTimeOver: false });
    await save(person, attemptId, half);
    await endBefore(attemptId, longOver);
    expect(await getAttempt(person.id, attemptId, 'sw')).toMatchObject({ status: 'open', isTimeOver: true });
    await closeAttempt(await learner(), attemptId);
    expect((await rowOf(attemptId)).submittedAt).toBeNull();
    await Promise.all([closeAttempt(person, attemptId), closeAttempt(person, attemptId)]);
    expect((await eventsOf(attemptId)).filter(({ verb }) => verb === 'graded')).toHaveLength(1);
  });

  test('that is over submits the attempt by itself where nobody comes back', async () => {
    const [over, running, untimed] = [await personInTimedQuiz(), await personInTimedQuiz(), await learner()];
    const untimedId = await openAttempt(untimed, course);
    await save(over.person, over.attemptId, rightAnswers);
    await endBefore(over.attemptId, longOver);
    expect(await closeOverdueAttempts()).toBe(1);
    expect(await closeOverdueAttempts()).toBe(0);
    expect((await rowOf(over.attemptId)).score).toBe(100);
    for (const id of [running.attemptId, untimedId]) expect((await rowOf(id)).submittedAt).toBeNull();
  });
});

describe('attempts', () => {
  const fail = async (person: Awaited<ReturnType<typeof learner>>, quiz: QuizEntry) =>
    submit(person, await openAttempt(person, course, quiz), {});

  test('end with the last one allowed, and go on for who is given more, until that is taken back', async () => {
    const person = await learner();
    const two: QuizEntry = { ...timed, minutes: null, maxAttempts: 2 };
    await fail(person, two);
    await fail(person, two);
    const start = () => startAttempt(person, course, two, uuidv4());
    expect(await start()).toEqual({ outcome: 'noneLeft' });
    const id = await allow(person.id, 0, 2);
    await fail(person, two);
    await database().update(accommodation).set({ endedAt: new Date() }).where(eq(accommodation.id, id));
    expect(await start()).toEqual({ outcome: 'noneLeft' });
  });
});

describe('more time or attempts', () => {
  const by = { actorId: uuidv4(), address: '192.0.2.1' };
  const formFor = (phone: string) =>
    AccommodationSchema.parse({
      phone,
      extraTimePercent: '50 %',
      extraAttempts: '',
      reason: ' Haoni vizuri ',
    });
  const auditOf = async (personId: string) => {
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.personId, personId));
    return entries.map(({ action, detail }) => [action, detail]);
  };

  test('is given to who takes the course, with a reason that the audit trail doesn’t keep, and taken back once', async () => {
    const person = await learner();
    expect(await giveAccommodation(course, formFor(person.phone), by)).toBe('given');
    const listed = (await listAccommodations(course.id)).filter(({ phone }) => phone === person.phone);
    expect(listed).toMatchObject([{ extraTimePercent: 50, extraAttempts: 0, reason: 'Haoni vizuri' }]);
    const id = listed[0]?.id ?? '';
    expect(await endAccommodation('another-course', id, by)).toBe(false);
    expect(await endAccommodation(course.id, id, by)).toBe(true);
    expect(await endAccommodation(course.id, id, by)).toBe(true);
    expect((await listAccommodations(course.id)).map((one) => one.id)).not.toContain(id);
    expect(await auditOf(person.id)).toEqual([
      ['accommodation.given', { extraTimePercent: 50, extraAttempts: 0 }],
      ['accommodation.ended', null],
    ]);
    expect(minutesOf(await rowOf(await openAttempt(person, course, timed)))).toBe(30);
  });

  test('tells the same of a number without an account and of one that doesn’t take the course', async () => {
    const stranger = await createPerson();
    for (const phone of [stranger.phone, '+255713999888'])
      expect(await giveAccommodation(course, formFor(phone), by)).toBe('notEnrolled');
  });

  test('is in the person’s own data, and gone with them', async () => {
    const person = await learner();
    await giveAccommodation(course, formFor(person.phone), by);
    expect(await exportAccommodations(person.id)).toMatchObject([
      { course: course.slug, reason: 'Haoni vizuri', endedAt: null },
    ]);
    await database().transaction((tx) => forgetAccommodations(tx, [person.id]));
    expect(await exportAccommodations(person.id)).toEqual([]);
  });
});

describe('right answers', () => {
  const shownBy = async (
    answersShown: 'always' | 'afterPassing' | 'never',
    responses: typeof rightAnswers,
  ) => {
    const published = await importSmallCourse((files) => {
      files['basics/quiz.yml'] += `\nanswersShown: ${answersShown}\n`;
    });
    const person = await createPerson();
    await enrolPerson(person, published);
    const attemptId = await openAttempt(person, published, published.manifest.modules[0]?.quiz ?? undefined);
    await submit(person, attemptId, responses);
    const view = await getAttempt(person.id, attemptId, 'en');
    if (view?.status !== 'submitted') throw new Error('the attempt was not submitted');
    const tells = view.items.map(
      ({ choices, parts, feedback }) => choices.length + parts.length > 0 || !!feedback,
    );
    expect(new Set(tells).size).toBe(1);
    expect(view.items.map(({ verdict }) => verdict)).toHaveLength(5);
    return [view.showsAnswers, tells[0]];
  };

  test('are shown always, after a pass only, or never, as the quiz says', async () => {
    expect(await shownBy('always', {})).toEqual([true, true]);
    expect(await shownBy('afterPassing', {})).toEqual([false, false]);
    expect(await shownBy('afterPassing', rightAnswers)).toEqual([true, true]);
    expect(await shownBy('never', rightAnswers)).toEqual([false, false]);
    course = await importSmallCourse();
  });
});
