import { eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { attempt } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { getAttempt, getQuiz, getQuizPage, saveAttempt, startAttempt } from '~/features/quizzes/index.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import {
  enrolPerson,
  itemsOf,
  keptAnswers,
  openAttempt,
  rightAnswers,
  save,
  submit,
} from '~tests/factories/take-quiz';
import { edit, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

const quizOfModule = (published = course) => {
  const quiz = published.manifest.modules[0]?.quiz;
  if (!quiz) throw new Error('the small course has a quiz');
  return quiz;
};

async function enrolledPerson() {
  const person = await createPerson();
  await enrolPerson(person, course);
  return person;
}

/** A person with an open attempt at the module's quiz, which asks all of its five items. */
async function personInQuiz() {
  const person = await enrolledPerson();
  return { person, attemptId: await openAttempt(person, course, quizOfModule()) };
}

const attemptsOf = (personId: string) =>
  database().select().from(attempt).where(eq(attempt.personId, personId));

async function verbsOf(objectId: string): Promise<string[]> {
  const events = await database().select().from(learningEvent).where(eq(learningEvent.objectId, objectId));
  return events.map(({ verb }) => verb).sort();
}

const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe('starting', () => {
  test('is refused to who is not enrolled', async () => {
    const stranger = await createPerson();
    expect(await startAttempt(stranger, course, course.manifest.final, uuidv4())).toEqual({
      outcome: 'not-enrolled',
    });
    expect(await attemptsOf(stranger.id)).toEqual([]);
  });

  test('from many phones at once gives one open attempt', async () => {
    const person = await enrolledPerson();
    const answers = await times(10, () => startAttempt(person, course, course.manifest.final, uuidv4()));
    const kept = await attemptsOf(person.id);
    expect(kept).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ outcome: 'started', attemptId: kept[0]?.id })]),
    );
    expect(await verbsOf(kept[0]?.id ?? '')).toEqual(['initialized']);
  });

  test('again with the same form gives the same attempt, also after it was submitted', async () => {
    const person = await enrolledPerson();
    const uuid = uuidv4();
    const first = await startAttempt(person, course, course.manifest.final, uuid);
    expect(await startAttempt(person, course, course.manifest.final, uuid)).toEqual(first);
    if (first.outcome !== 'started') throw new Error(first.outcome);
    await submit(person, first.attemptId, {});
    expect(await startAttempt(person, course, course.manifest.final, uuid)).toEqual(first);
    expect(await attemptsOf(person.id)).toHaveLength(1);
  });

  test('with the form of another person starts one of one’s own', async () => {
    const [one, other] = [await enrolledPerson(), await enrolledPerson()];
    const uuid = uuidv4();
    const first = await startAttempt(one, course, course.manifest.final, uuid);
    expect(await startAttempt(other, course, course.manifest.final, uuid)).not.toEqual(first);
    expect(await attemptsOf(other.id)).toHaveLength(1);
  });

  test('draws by the rule and asks without a hint of what is right', async () => {
    const person = await enrolledPerson();
    const attemptId = await openAttempt(person, course);
    const view = await getAttempt(person.id, attemptId, 'en');
    expect(view?.status).toBe('open');
    expect(itemsOf(view)).toHaveLength(4);
    const outcomeOf = (id: string) => (['t1.f1', 't1.f2', 't1.f3'].includes(id) ? 't1.o1' : 't1.o2');
    expect(
      itemsOf(view)
        .map(({ id }) => outcomeOf(id))
        .sort(),
    ).toEqual(['t1.o1', 't1.o1', 't1.o2', 't1.o2']);
    expect(JSON.stringify(itemsOf(view))).not.toMatch(/correct|secret|tolerance|"answer"|feedback|92\.5/);
    await submit(person, attemptId, {});
    const explained = await getAttempt(person.id, attemptId, 'en');
    expect(JSON.stringify(itemsOf(explained))).toContain('secret');
  });
});

describe('saving', () => {
  test('adds up what two tabs say, the newest answer of each item', async () => {
    const { person, attemptId } = await personInQuiz();
    await save(person, attemptId, { 't1.m1.q1': ['a'], 't1.m1.q3': ['false'] });
    await save(person, attemptId, { 't1.m1.q2': ['b'], 't1.m1.q3': ['true'] });
    expect(await keptAnswers(person, attemptId)).toEqual({
      't1.m1.q1': ['a'],
      't1.m1.q2': ['b'],
      't1.m1.q3': ['true'],
    });
    await times(5, (index) =>
      save(person, attemptId, { [`t1.m1.q${index + 1}`]: rightAnswers[`t1.m1.q${index + 1}`] ?? [] }),
    );
    expect(await submit(person, attemptId, {})).toMatchObject({ passed: true });
  });

  test('again with the same form changes nothing', async () => {
    const { person, attemptId } = await personInQuiz();
    const uuid = uuidv4();
    await save(person, attemptId, { 't1.m1.q1': ['a'] }, uuid);
    await save(person, attemptId, { 't1.m1.q1': ['b'] });
    expect(await save(person, attemptId, { 't1.m1.q1': ['a'] }, uuid)).toEqual({ outcome: 'saved' });
    expect(await keptAnswers(person, attemptId)).toEqual({ 't1.m1.q1': ['b'] });
    expect(await verbsOf(attemptId)).toEqual(['initialized', 'saved', 'saved']);
  });

  test('takes what was changed on a page whose first save was never answered', async () => {
    const { person, attemptId } = await personInQuiz();
    const uuid = uuidv4();
    await save(person, attemptId, { 't1.m1.q1': ['a'] }, uuid);
    await save(person, attemptId, { 't1.m1.q1': ['b'] }, uuid);
    expect(await keptAnswers(person, attemptId)).toEqual({ 't1.m1.q1': ['b'] });
    expect(await submit(person, attemptId, rightAnswers, uuid)).toMatchObject({
      outcome: 'submitted',
      passed: true,
    });
  });

  test('ignores what answers nothing', async () => {
    const { person, attemptId } = await personInQuiz();
    const hostile = {
      't1.m1.q9': ['a'],
      't1.f1': ['b'],
      constructor: ['x'],
      't1.m1.q1': ['z', 'A', '\0', '<script>'],
      't1.m1.q2': ['a', 'zz', 'a'],
      't1.m1.q3': ['maybe', 'TRUE'],
      't1.m1.q5': ['x'.repeat(100_000)],
      ...(JSON.parse('{"__proto__": ["x"]}') as Record<string, string[]>),
    };
    expect(await save(person, attemptId, hostile)).toEqual({ outcome: 'saved' });
    expect(await keptAnswers(person, attemptId)).toEqual({ 't1.m1.q2': ['a'] });
  });

  test.for([
    ['a NUL', '92\0.5', '92.5'],
    ['half a surrogate pair', '92.5\ud83d', '92.5'],
    ['a pair that the limit cuts', `${'9'.repeat(199)}😀`, '9'.repeat(199)],
    ['100 KB', '9'.repeat(100_000), '9'.repeat(200)],
  ] as const)('keeps a number with %s as far as it can be kept', async ([, typed, kept]) => {
    const { person, attemptId } = await personInQuiz();
    expect(await save(person, attemptId, { 't1.m1.q4': [typed] })).toEqual({ outcome: 'saved' });
    expect(await keptAnswers(person, attemptId)).toEqual({ 't1.m1.q4': [kept] });
  });
});

describe('submitting', () => {
  test('says what is without an answer, and keeps the rest', async () => {
    const { person, attemptId } = await personInQuiz();
    const form = { attemptId, responses: { 't1.m1.q1': ['b'] }, intent: 'submit' as const };
    const answer = await saveAttempt(person, { ...form, acceptsUnanswered: false, clientUuid: uuidv4() });
    expect(answer).toMatchObject({ outcome: 'needs-attention', unreadable: [] });
    expect(answer.outcome === 'needs-attention' && answer.unanswered.sort()).toEqual([
      't1.m1.q2',
      't1.m1.q3',
      't1.m1.q4',
      't1.m1.q5',
    ]);
    expect(await keptAnswers(person, attemptId)).toEqual({ 't1.m1.q1': ['b'] });
    expect((await getAttempt(person.id, attemptId, 'sw'))?.status).toBe('open');
  });

  test('asks again for a number that can’t be read, even where gaps are accepted', async () => {
    const { person, attemptId } = await personInQuiz();
    const responses = { ...rightAnswers, 't1.m1.q4': ['about ninety'] };
    expect(await submit(person, attemptId, responses)).toEqual({
      outcome: 'needs-attention',
      unanswered: [],
      unreadable: ['t1.m1.q4'],
    });
    expect(await keptAnswers(person, attemptId)).toMatchObject({
      't1.m1.q1': ['b'],
      't1.m1.q4': ['about ninety'],
    });
    expect(await submit(person, attemptId, { 't1.m1.q4': ['92,45 %'] })).toMatchObject({ passed: true });
    expect((await attemptsOf(person.id))[0]?.score).toBe(100);
  });

  test('again with the same form gives the same answer and one set of events', async () => {
    const { person, attemptId } = await personInQuiz();
    const uuid = uuidv4();
    const first = await submit(person, attemptId, rightAnswers, uuid);
    expect(first).toEqual({ outcome: 'submitted', courseId: 't1', passed: true });
    expect(await submit(person, attemptId, rightAnswers, uuid)).toEqual(first);
    expect(await verbsOf(attemptId)).toEqual(['graded', 'initialized', 'submitted']);
  });

  test('ten times at once grades once', async () => {
    const { person, attemptId } = await personInQuiz();
    const answers = await times(10, (index) => submit(person, attemptId, index % 2 ? rightAnswers : {}));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await verbsOf(attemptId)).toEqual(['graded', 'initialized', 'submitted']);
  });

  test('stands: nothing sent later changes the result', async () => {
    const { person, attemptId } = await personInQuiz();
    await submit(person, attemptId, { 't1.m1.q1': ['b'] });
    const [before] = await attemptsOf(person.id);
    expect(before?.score).toBe(20);
    expect(await save(person, attemptId, rightAnswers)).toEqual({
      outcome: 'submitted',
      courseId: 't1',
      passed: false,
    });
    expect(await submit(person, attemptId, rightAnswers)).toMatchObject({ passed: false });
    expect(await attemptsOf(person.id)).toEqual([before]);
  });

  test('of somebody else’s attempt finds nothing', async () => {
    const { person, attemptId } = await personInQuiz();
    const thief = await enrolledPerson();
    expect(await submit(thief, attemptId, rightAnswers)).toEqual({ outcome: 'not-found' });
    expect(await save(thief, attemptId, rightAnswers)).toEqual({ outcome: 'not-found' });
    expect(await getAttempt(thief.id, attemptId, 'sw')).toBeUndefined();
    expect(await submit(thief, uuidv4(), rightAnswers)).toEqual({ outcome: 'not-found' });
    expect(await keptAnswers(person, attemptId)).toEqual({});
    expect((await getAttempt(person.id, attemptId, 'sw'))?.status).toBe('open');
  });

  test('after the course was published anew grades what was asked', async () => {
    const { person, attemptId } = await personInQuiz();
    const republished = await importSmallCourse((files) => {
      edit(files, 'basics/quiz.yml', 'answer: true', 'answer: false');
      edit(files, 'basics/quiz.yml', 'answer: 92.5', 'answer: 40');
      edit(files, 'basics/quiz.yml', 'passMark: 70', 'passMark: 100');
    });
    expect(republished.revision).not.toBe(course.revision);
    await submit(person, attemptId, { ...rightAnswers, 't1.m1.q1': ['a'] });
    const [old] = await attemptsOf(person.id);
    expect(old).toMatchObject({ score: 80, passMark: 70, courseRevision: course.revision });
    expect(await getAttempt(person.id, attemptId, 'en')).toMatchObject({ status: 'submitted', passed: true });

    const newcomer = await enrolledPerson();
    const later = await openAttempt(newcomer, republished, quizOfModule(republished));
    await submit(newcomer, later, rightAnswers);
    expect((await attemptsOf(newcomer.id))[0]).toMatchObject({ score: 60, passMark: 100 });
    course = await importSmallCourse();
  });
});

describe('the pause', () => {
  const mayStart = async (personId: string) => {
    const quiz = await getQuiz(smallCourseSlug, undefined);
    return quiz && (await getQuizPage(quiz, personId, 'sw')).standing;
  };

  test('comes after three failed attempts and is over after 24 hours', async () => {
    const person = await enrolledPerson();
    for (const left of [3, 2, 1]) {
      expect(await mayStart(person.id)).toMatchObject({ kind: 'may-start', left });
      await submit(person, await openAttempt(person, course), {});
    }
    expect(await mayStart(person.id)).toMatchObject({ kind: 'pause' });
    const uuid = uuidv4();
    expect(await startAttempt(person, course, course.manifest.final, uuid)).toEqual({ outcome: 'pause' });

    const setBack = (interval: string) =>
      workerDatabase.owner`update attempt set submitted_at = submitted_at - ${interval}::interval
        where person_id = ${person.id}`;
    await setBack('23 hours 59 minutes');
    expect(await startAttempt(person, course, course.manifest.final, uuid)).toEqual({ outcome: 'pause' });
    await setBack('1 minute');
    expect(await mayStart(person.id)).toEqual({ kind: 'may-start', again: true, left: 3 });
    expect(await startAttempt(person, course, course.manifest.final, uuid)).toMatchObject({
      outcome: 'started',
    });
    expect((await attemptsOf(person.id)).map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  });

  test('never comes where the quiz has none', async () => {
    const person = await enrolledPerson();
    for (let round = 0; round < 5; round++) {
      await submit(person, await openAttempt(person, course, quizOfModule()), {});
    }
    expect(await attemptsOf(person.id)).toHaveLength(5);
  });

  test('is not needed after a pass, which ends the quiz', async () => {
    const person = await enrolledPerson();
    await submit(person, await openAttempt(person, course), rightAnswers);
    expect(await startAttempt(person, course, course.manifest.final, uuidv4())).toEqual({
      outcome: 'passed',
    });
    expect(await mayStart(person.id)).toEqual({ kind: 'passed' });
  });
});
