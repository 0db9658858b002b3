import { eq } from 'drizzle-orm';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { attempt } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { countSending, listUnusualPaces } from '~/features/quizzes/index.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import {
  enrolPerson,
  keptAnswers,
  openAttempt,
  rightAnswers,
  save,
  submit,
} from '~tests/factories/take-quiz';
import { practiceFile, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse((files) => (files['basics/practice.yml'] = practiceFile));
});

async function personInQuiz(which: 'quiz' | 'practice' = 'quiz') {
  const person = await createPerson();
  await enrolPerson(person, course);
  const attemptId = await openAttempt(person, course, course.manifest.modules[0]?.[which] ?? undefined);
  return { person, attemptId };
}

describe('a phone whose clock is wrong', () => {
  test.for(['2015-01-01', '2035-12-31'])(
    'of %s loses nothing, and its replays change nothing',
    async (day) => {
      const { person, attemptId } = await personInQuiz();
      const clock = { msecs: Date.parse(day) };
      const [first, second] = [uuidv7(clock), uuidv7(clock)];
      await save(person, attemptId, { 't1.m1.q1': ['a'] }, first);
      await save(person, attemptId, { 't1.m1.q1': ['b'] }, second);
      for (let replay = 0; replay < 10; replay++) await save(person, attemptId, { 't1.m1.q1': ['a'] }, first);
      expect(await keptAnswers(person, attemptId)).toEqual({ 't1.m1.q1': ['b'] });
      const before = Date.now();
      await submit(person, attemptId, rightAnswers, uuidv7(clock));
      const [row] = await database().select().from(attempt).where(eq(attempt.id, attemptId));
      expect(row).toMatchObject({ score: 100 });
      expect(row?.submittedAt?.getTime()).toBeGreaterThanOrEqual(before);
      const events = await database()
        .select()
        .from(learningEvent)
        .where(eq(learningEvent.objectId, attemptId));
      expect(events.map(({ verb }) => verb).sort()).toEqual([
        'graded',
        'initialized',
        'saved',
        'saved',
        'submitted',
      ]);
    },
  );
});

describe('sending answers', () => {
  afterEach(() => void vi.useRealTimers());

  test('lets a person and a bad network send, and tells a script to wait, for this attempt alone', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T09:00:00Z') });
    const [personId, attemptId] = [uuidv4(), uuidv4()];
    const answers = [];
    for (let count = 0; count < 61; count++) answers.push(await countSending(personId, attemptId));
    expect(answers.slice(0, 30).every(({ allowed }) => allowed)).toBe(true);
    const refused = answers.filter(({ allowed }) => !allowed);
    expect(refused).toMatchObject([{ stoppedBy: { name: 'attempt:sending' } }]);
    expect(await countSending(personId, uuidv4())).toEqual({ allowed: true });
    expect(await countSending(uuidv4(), attemptId)).toEqual({ allowed: true });
  });
});

describe('an unusual pace', () => {
  const facilitator = { grants: [{ role: 'facilitator' as const, instituteId: 'ttcih' }] };
  const pacesFor = async (actor: { grants: unknown[] }) =>
    listUnusualPaces(smallCourseSlug, actor as Parameters<typeof listUnusualPaces>[1]);
  const listed = async () => (await pacesFor(facilitator))?.paces.map(({ attemptId }) => attemptId);
  const startedEarlier = (attemptId: string, interval: string) =>
    workerDatabase.owner`update attempt set started_at = started_at - ${interval}::interval where id = ${attemptId}`;

  test('is listed, and only that: not slow attempts, empty ones or practice', async () => {
    const [quick, slow, empty, practised] = [
      await personInQuiz(),
      await personInQuiz(),
      await personInQuiz(),
      await personInQuiz('practice'),
    ];
    await startedEarlier(slow.attemptId, '16 seconds');
    await workerDatabase.owner`update attempt set started_at = now() where id = ${quick.attemptId}`;
    expect(await submit(quick.person, quick.attemptId, rightAnswers)).toMatchObject({ passed: true });
    await submit(slow.person, slow.attemptId, rightAnswers);
    await submit(empty.person, empty.attemptId, {});
    const practice = Object.fromEntries(
      Object.entries(rightAnswers).map(([name, value]) => [name.replace('.q', '.p'), value]),
    );
    await submit(practised.person, practised.attemptId, practice);
    const ours = [quick, slow, empty, practised].map(({ attemptId }) => attemptId);
    expect((await listed())?.filter((id) => ours.includes(id))).toEqual([quick.attemptId]);
  });

  test('is shown to nobody who doesn’t arrange the course’s quizzes', async () => {
    expect(await pacesFor({ grants: [] })).toBeUndefined();
    expect(await pacesFor({ grants: [{ role: 'author', instituteId: 'ttcih' }] })).toBeUndefined();
    expect(await pacesFor({ grants: [{ role: 'facilitator', instituteId: 'udom' }] })).toBeUndefined();
  });
});
