import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { learningEvent } from '~db/schema/events';
import { attempt } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import {
  askRegrading,
  decideGradeReview,
  getAttempt,
  listCorrections,
  listGradeChanges,
  listGradeReviews,
} from '~/features/quizzes/index.server';
import { mayRegrade } from '~/features/quizzes/index';
import { regradeAttempts } from '~/features/quizzes/regrade-attempts.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { enrolPerson, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { edit } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
const by = { actorId: uuidv7(), address: '192.0.2.1' };
const reason = 'Jibu sahihi ni "Si kweli"';
let course: PublishedCourse;

/** Attempts at the module's quiz before its true/false question was corrected, by what was answered. */
const people: Record<
  'allRight' | 'losesPass' | 'gainsPass' | 'openAnswer',
  { id: string; attemptId: string }
> = {} as never;

const scoreOf = async (attemptId: string) =>
  (await database().select({ score: attempt.score }).from(attempt).where(eq(attempt.id, attemptId)))[0]
    ?.score;

async function answer(responses: Record<string, string[]>) {
  const person = await createPerson();
  await enrolPerson(person, course);
  const attemptId = await openAttempt(person, course, course.manifest.modules[0]?.quiz ?? undefined);
  await submit(person, attemptId, responses);
  return { id: person.id, attemptId };
}

const without = (...ids: string[]) =>
  Object.fromEntries(Object.entries(rightAnswers).filter(([id]) => !ids.includes(id)));

const regrading = async () => {
  const [correction] = await listCorrections(course);
  if (!correction) throw new Error('nothing was corrected');
  const { fromHash, toHash } = correction;
  return { courseId: course.id, fromHash, toHash, reason, by: by.actorId };
};

beforeAll(async () => {
  course = await importSmallCourse();
  people.allRight = await answer(rightAnswers);
  people.losesPass = await answer(without('t1.m1.q4'));
  people.gainsPass = await answer({ ...without('t1.m1.q4'), 't1.m1.q3': ['false'] });
  people.openAnswer = await answer(without('t1.m1.q3'));
  course = await importSmallCourse((files) =>
    edit(files, 'basics/quiz.yml', 'answer: true', 'answer: false'),
  );
});

describe('a question that is corrected after it was answered', () => {
  test('changes nothing by itself, and is listed with the attempts that it concerns', async () => {
    expect(await Promise.all(Object.values(people).map(({ attemptId }) => scoreOf(attemptId)))).toEqual([
      100, 80, 60, 80,
    ]);
    const corrections = await listCorrections(course);
    expect(corrections).toMatchObject([{ itemId: 't1.m1.q3', attempts: 4 }]);
    expect(corrections.map(mayRegrade)).toEqual([true]);
  });

  test('is graded anew when that is asked for, with its reason in the audit trail', async () => {
    const { fromHash } = await regrading();
    expect(await askRegrading(course, { fromHash: 'no such', reason }, by)).toBe('notFound');
    expect(await askRegrading(course, { fromHash, reason }, by)).toBe('asked');
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.action, 'quiz.regraded'));
    expect(entries).toMatchObject([{ actorId: by.actorId, objectId: 't1.m1.q3', detail: { reason } }]);
  });

  test('gives each attempt its new score once, though the work is stopped and begun by two at once', async () => {
    const work = await regrading();
    const stopped = new AbortController();
    stopped.abort(new Error('the process was asked to stop'));
    await expect(regradeAttempts(work, stopped.signal)).rejects.toThrow('asked to stop');
    const runs = await Promise.all([regradeAttempts(work), regradeAttempts(work)]);
    expect(runs.reduce((sum, { changed }) => sum + changed, 0)).toBe(3);
    expect(await regradeAttempts(work)).toEqual({ graded: 0, changed: 0 });
    expect(await Promise.all(Object.values(people).map(({ attemptId }) => scoreOf(attemptId)))).toEqual([
      80, 60, 80, 80,
    ]);
    expect(await listCorrections(course)).toEqual([]);
  });

  test('tells the learner, and keeps the old grade in the log', async () => {
    const { id, attemptId } = people.gainsPass;
    expect(await getAttempt(id, attemptId, 'sw')).toMatchObject({
      status: 'submitted',
      score: 80,
      passed: true,
    });
    expect(await listGradeChanges(attemptId)).toMatchObject([{ before: 60, after: 80, reason }]);
    const graded = await database()
      .select({ result: learningEvent.result })
      .from(learningEvent)
      .where(and(eq(learningEvent.objectId, attemptId), eq(learningEvent.verb, 'graded')))
      .orderBy(learningEvent.occurredAt);
    expect(graded.map(({ result }) => result?.score)).toEqual([60, 80]);
    expect(await listGradeChanges(people.openAnswer.attemptId)).toEqual([]);
  });

  test('puts a lost pass before the institute, which decides once', async () => {
    const reviews = await listGradeReviews(course.id);
    expect(reviews).toMatchObject([{ personId: people.losesPass.id, scoreBefore: 80, scoreAfter: 60 }]);
    const id = reviews[0]?.id ?? '';
    expect(await decideGradeReview('another-course', id, 'kept', by)).toBeUndefined();
    expect(await decideGradeReview(course.id, id, 'kept', by)).toBe(people.losesPass.id);
    expect(await decideGradeReview(course.id, id, 'revoked', by)).toBeUndefined();
    expect(await listGradeReviews(course.id)).toEqual([]);
  });
});

test('a question whose choices changed can’t be graded by old answers', async () => {
  await answer(rightAnswers);
  course = await importSmallCourse((files) => {
    files['basics/quiz.yml'] = (files['basics/quiz.yml'] ?? '').replace('key: c', 'key: e');
  });
  const corrections = await listCorrections(course);
  const changed = corrections.filter(({ from, to }) => from.type === 'single' && to.type === 'single');
  expect(changed.map(mayRegrade)).toEqual([false]);
  for (const { fromHash } of changed)
    expect(await askRegrading(course, { fromHash, reason }, by)).toBe('notComparable');
});
