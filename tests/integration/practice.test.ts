import { eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { attempt, type Responses } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { listMyCertificates } from '~/features/certificates/index.server';
import { coursePath, getCourseFacts } from '~/features/progress/index.server';
import { getAttempt, getQuiz, getQuizPage, startAttempt } from '~/features/quizzes/index.server';
import { listCorrections } from '~/features/quizzes/list-corrections.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { enrolPerson, openAttempt, save, submit } from '~tests/factories/take-quiz';
import { edit, practiceFile, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse((files) => (files['basics/practice.yml'] = practiceFile));
});

const rightAnswers: Responses = {
  't1.m1.p1': ['b'],
  't1.m1.p2': ['a', 'c'],
  't1.m1.p3': ['true'],
  't1.m1.p4': ['92.5'],
  't1.m1.p5': ['b'],
};

function practice() {
  const quiz = course.manifest.modules[0]?.practice;
  if (!quiz) throw new Error('the course has no practice');
  return quiz;
}

async function practisingPerson() {
  const person = await createPerson();
  await enrolPerson(person, course);
  return { person, attemptId: await openAttempt(person, course, practice()) };
}

type Practising = Awaited<ReturnType<typeof practisingPerson>>;

async function stepOf({ person, attemptId }: Practising, itemId?: string) {
  const view = await getAttempt(person.id, attemptId, 'en', itemId);
  if (view?.status !== 'practising') throw new Error(`the attempt is ${view?.status}`);
  return view.step;
}

const askedIn = async (one: Practising) => (await stepOf(one)).asked?.id ?? '';

const answer = ({ person, attemptId }: Practising, itemId: string, given = rightAnswers[itemId] ?? []) =>
  submit(person, attemptId, { [itemId]: given });

async function attemptOf({ attemptId }: Practising) {
  const [row] = await database().select().from(attempt).where(eq(attempt.id, attemptId));
  if (!row) throw new Error('the attempt is gone');
  return row;
}

test('asks one question at a time and explains it as soon as it is answered, and no other', async () => {
  const one = await practisingPerson();
  const ids: string[] = [];
  for (let number = 1; number <= 5; number++) {
    const asked = await stepOf(one);
    expect(asked).toMatchObject({ number, total: 5, explained: null });
    expect(JSON.stringify(asked)).not.toMatch(/correct|secret|tolerance|feedback|92\.5/);
    const id = asked.asked?.id ?? '';
    ids.push(id);
    const result = await answer(one, id);
    expect(result.outcome).toBe(number === 5 ? 'submitted' : 'needs-attention');
    const explained = await stepOf(one, id);
    expect(explained).toMatchObject({ number, asked: null, explained: { id, verdict: 'right' } });
    expect(JSON.stringify(explained)).toContain('secret');
  }
  expect(ids.sort()).toEqual(Object.keys(rightAnswers));
  const view = await getAttempt(one.person.id, one.attemptId, 'en');
  expect(view).toMatchObject({ status: 'submitted', score: 100 });
});

test('does not explain a question that is wanted and not answered', async () => {
  const one = await practisingPerson();
  for (const id of Object.keys(rightAnswers)) {
    expect(await stepOf(one, id)).toMatchObject({ asked: { id }, explained: null });
  }
});

test('lets the first answer to a question stand, also against a save', async () => {
  const one = await practisingPerson();
  await answer(one, 't1.m1.p1', ['a']);
  await answer(one, 't1.m1.p1', ['b']);
  await save(one.person, one.attemptId, { 't1.m1.p1': ['c'], 't1.m1.p3': ['true'] });
  expect((await attemptOf(one)).responses).toEqual({ 't1.m1.p1': ['a'], 't1.m1.p3': ['true'] });
});

test('asks again for a number that can’t be read and for nothing, and keeps the rest', async () => {
  const one = await practisingPerson();
  await answer(one, 't1.m1.p4', ['ninety']);
  expect(await stepOf(one, 't1.m1.p4')).toMatchObject({ asked: { answers: { 't1.m1.p4': ['ninety'] } } });
  await answer(one, 't1.m1.p1', []);
  expect(await stepOf(one, 't1.m1.p1')).toMatchObject({ asked: { id: 't1.m1.p1' } });
  await answer(one, 't1.m1.p4', ['92,5']);
  expect(await stepOf(one, 't1.m1.p4')).toMatchObject({ explained: { verdict: 'right' } });
});

test('keeps each answer in the log once, however often it is sent', async () => {
  const one = await practisingPerson();
  const id = await askedIn(one);
  const uuid = uuidv4();
  const send = () => submit(one.person, one.attemptId, { [id]: rightAnswers[id] ?? [] }, uuid);
  const answers = await Promise.all(Array.from({ length: 10 }, send));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const events = await database()
    .select()
    .from(learningEvent)
    .where(eq(learningEvent.objectId, one.attemptId));
  expect(events.map(({ verb }) => verb).sort()).toEqual(['initialized', 'saved']);
});

test('is submitted with the last answer, also where that was only saved, and never with a gap', async () => {
  const one = await practisingPerson();
  const { 't1.m1.p5': last = [], ...others } = rightAnswers;
  await submit(one.person, one.attemptId, others);
  expect((await attemptOf(one)).submittedAt).toBeNull();
  await save(one.person, one.attemptId, { 't1.m1.p5': last });
  expect(await attemptOf(one)).toMatchObject({ score: 100, isPractice: true });
});

test('may be done any number of times, and leads back to what is open', async () => {
  const one = await practisingPerson();
  const again = () => startAttempt(one.person, course, practice(), uuidv4());
  expect(await again()).toEqual({ outcome: 'started', attemptId: one.attemptId });
  await submit(one.person, one.attemptId, rightAnswers);
  const second = await openAttempt(one.person, course, practice());
  expect(second).not.toBe(one.attemptId);
  expect(await again()).toEqual({ outcome: 'started', attemptId: second });
  const quiz = await getQuiz(smallCourseSlug, 'basics', 'practice');
  expect(quiz && (await getQuizPage(quiz, one.person.id, 'sw')).standing).toEqual({
    kind: 'open',
    attemptId: second,
  });
});

test('changes no progress, result or certificate', async () => {
  const one = await practisingPerson();
  const standing = async () => coursePath(course.manifest, await getCourseFacts(one.person.id, course.id));
  const before = await standing();
  await submit(one.person, one.attemptId, rightAnswers);
  expect(await standing()).toEqual(before);
  expect(await listMyCertificates(one.person.id)).toEqual([]);
});

test('is not graded anew when a question is corrected', async () => {
  const one = await practisingPerson();
  await submit(one.person, one.attemptId, rightAnswers);
  const corrected = await importSmallCourse((files) => {
    files['basics/practice.yml'] = practiceFile;
    edit(files, 'basics/practice.yml', 'answer: true', 'answer: false');
  });
  expect((await listCorrections(corrected)).map(({ itemId }) => itemId)).toEqual([]);
});
