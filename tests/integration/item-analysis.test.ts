import { eq, sql } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { learningEvent } from '~db/schema/events';
import type { ItemBody } from '~db/schema/items';
import { attempt, type DrawnItem, type Responses } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { loadItems } from '~/features/items/index.server';
import { getItemAnalysis } from '~/features/quizzes/index.server';
import { firstAttemptsOf, listItemAnalysis } from '~/features/quizzes/list-item-analysis.server';
import type { EventActor } from '~/platform/learning-events.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { rightAnswersTo } from '~tests/factories/right-answers';
import { enrolPerson, openAttempt, rightAnswers, save, submit } from '~tests/factories/take-quiz';
import { askAllTypes } from '~tests/fixtures/all-item-types';
import { edit } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeEach(async () => {
  course = await importSmallCourse();
  await workerDatabase.owner`delete from attempt`;
});

const moduleQuiz = () => {
  const quiz = course.manifest.modules[0]?.quiz;
  if (!quiz) throw new Error('the small course has a quiz');
  return quiz;
};

async function enrolledPerson() {
  const person = await createPerson();
  await enrolPerson(person, course);
  return person;
}

/** Submits an attempt at the module's quiz, which asks all of its five items. */
async function take(person: EventActor, responses: Responses): Promise<string> {
  const attemptId = await openAttempt(person, course, moduleQuiz());
  await submit(person, attemptId, responses);
  return attemptId;
}

/** Right answers, but for these items. */
const rightBut = (wrong: Responses): Responses => ({ ...rightAnswers, ...wrong });

async function takeEach(count: number, responses: (index: number) => Responses): Promise<void> {
  for (let index = 0; index < count; index++) await take(await enrolledPerson(), responses(index));
}

async function analysisOfModule() {
  const [analysis] = await listItemAnalysis(course);
  if (!analysis) throw new Error('the quiz was not analysed');
  const versionsOf = (itemId: string) => analysis.items.filter(({ body }) => body.id === itemId);
  return { ...analysis, versionsOf, item: (itemId: string) => versionsOf(itemId)[0] };
}

describe('the analysis of a course’s quizzes', () => {
  test('has each quiz in order, with nothing where nobody has taken it', async () => {
    const analyses = await listItemAnalysis(course);
    expect(analyses.map(({ quiz, attempts, items }) => [quiz.id, attempts, items])).toEqual([
      ['t1.m1.quiz', 0, []],
      ['t1.final', 0, []],
    ]);
  });

  test('counts what was answered right and which choices were taken', async () => {
    await takeEach(12, (index) =>
      rightBut({
        't1.m1.q1': index < 3 ? ['c'] : ['b'],
        't1.m1.q2': index < 6 ? ['a'] : ['a', 'c'],
        't1.m1.q3': index === 0 ? [] : ['true'],
      }),
    );
    const { attempts, figures, items, item } = await analysisOfModule();
    expect(attempts).toBe(12);
    expect(figures?.meanScore).toBeCloseTo((100 * (60 - 3 - 6 - 1)) / 60, 6);
    expect(items.map(({ number, isCurrent }) => [number, isCurrent])).toEqual(
      [1, 2, 3, 4, 5].map((number) => [number, true]),
    );
    const counts = (itemId: string) =>
      item(itemId)?.figures?.choices.map(({ key, count, correct }) => [key, count, correct]);
    expect(counts('t1.m1.q1')).toEqual([
      ['a', 0, false],
      ['b', 9, true],
      ['c', 3, false],
    ]);
    expect(counts('t1.m1.q2')).toEqual([
      ['a', 12, true],
      ['b', 0, false],
      ['c', 6, true],
    ]);
    expect(item('t1.m1.q2')?.figures?.facility).toBe(0.5);
    expect(item('t1.m1.q3')?.figures?.unanswered).toBe(1);
    expect(item('t1.m1.q4')?.figures).toMatchObject({ facility: 1, discrimination: null, choices: [] });
  });

  test('gives no figures for nine people, and no group of fewer than five', async () => {
    const answers = (index: number) => rightBut({ 't1.m1.q1': index % 3 === 0 ? ['a'] : ['b'] });
    await takeEach(9, answers);
    const nine = await analysisOfModule();
    expect(nine).toMatchObject({ attempts: 9, figures: null });
    expect(nine.items.map(({ figures }) => figures)).toEqual([null, null, null, null, null]);
    await takeEach(1, answers);
    const ten = await analysisOfModule();
    expect(ten.figures).not.toBeNull();
    expect(ten.item('t1.m1.q1')?.figures?.groups).toBeNull();
    await takeEach(4, answers);
    expect((await analysisOfModule()).item('t1.m1.q1')?.figures?.groups).toEqual({ upper: 8, lower: 6 });
  });

  test('leaves out what is not submitted, and what somebody did after their first submitted attempt', async () => {
    const person = await enrolledPerson();
    await take(person, rightBut({ 't1.m1.q1': ['a'] }));
    await takeEach(9, () => rightAnswers);
    const before = await analysisOfModule();
    expect(before.item('t1.m1.q1')?.figures?.facility).toBeCloseTo(0.9, 9);
    const other = await enrolledPerson();
    await save(other, await openAttempt(other, course, moduleQuiz()), rightAnswers);
    await database().update(attempt).set({ passMark: 101 }).where(eq(attempt.personId, person.id));
    await take(person, rightAnswers);
    expect(await analysisOfModule()).toMatchObject({ attempts: 10, figures: before.figures });
  });

  test('takes accounts that were merged for one person, though one after the other', async () => {
    const [first, second, kept] = [await enrolledPerson(), await enrolledPerson(), await enrolledPerson()];
    for (const person of [first, second, kept]) await take(person, rightAnswers);
    const merge = (one: EventActor, into: EventActor) =>
      database().update(account).set({ mergedInto: into.id }).where(eq(account.id, one.id));
    await merge(first, second);
    expect((await analysisOfModule()).attempts).toBe(2);
    await merge(second, kept);
    expect((await analysisOfModule()).attempts).toBe(1);
  });

  test('counts the share that an answer earned, by the newest grading', async () => {
    await takeEach(9, () => rightAnswers);
    const person = await enrolledPerson();
    const attemptId = await take(person, rightBut({ 't1.m1.q2': ['a'] }));
    expect((await analysisOfModule()).item('t1.m1.q2')?.figures?.facility).toBeCloseTo(0.9, 9);
    const [graded] = await database()
      .select()
      .from(learningEvent)
      .where(eq(learningEvent.objectId, attemptId))
      .then((events) => events.filter(({ verb }) => verb === 'graded'));
    if (!graded) throw new Error('the attempt was graded');
    await database()
      .insert(learningEvent)
      .values({
        ...graded,
        id: uuidv4(),
        occurredAt: new Date(graded.occurredAt.getTime() + 1000),
        result: { ...graded.result, shares: { 't1.m1.q2': 0.5 } },
      });
    const { attempts, item } = await analysisOfModule();
    expect(attempts).toBe(10);
    expect(item('t1.m1.q2')?.figures?.facility).toBeCloseTo(0.95, 9);
    expect(item('t1.m1.q1')?.figures?.facility).toBe(1);
  });

  test('tells an item’s versions apart when it was edited between attempts', async () => {
    await takeEach(11, () => rightBut({ 't1.m1.q1': ['a'] }));
    course = await importSmallCourse((files) =>
      edit(files, 'basics/quiz.yml', 'question t1.m1.q1, sw: question t1.m1.q1', 'better, sw: bora'),
    );
    const edited = (await analysisOfModule()).versionsOf('t1.m1.q1');
    expect(edited.map(({ isCurrent, number, attempts }) => [isCurrent, number, attempts])).toEqual([
      [false, 1, 11],
    ]);
    await takeEach(12, () => rightAnswers);
    const { versionsOf, attempts } = await analysisOfModule();
    expect(attempts).toBe(23);
    expect(
      versionsOf('t1.m1.q1').map((one) => [
        one.isCurrent,
        one.number,
        one.body.stem.en,
        one.attempts,
        one.figures?.facility,
      ]),
    ).toEqual([
      [true, 1, 'better', 12, 1],
      [false, 1, 'question t1.m1.q1', 11, 0],
    ]);
    expect(versionsOf('t1.m1.q2').map((one) => one.attempts)).toEqual([23]);
  });

  test('ends an attempt’s time where its limit was, however late it was closed', async () => {
    await takeEach(10, () => rightAnswers);
    const start = Date.now() - 10 * 3_600_000;
    const at = (minutes: number) => new Date(start + minutes * 60_000);
    await database()
      .update(attempt)
      .set({ startedAt: at(0), dueAt: at(30), submittedAt: at(80) });
    expect((await analysisOfModule()).figures).toMatchObject({ minutes: 30, minutesPerItem: 6 });
    await database().update(attempt).set({ dueAt: null });
    expect((await analysisOfModule()).figures).toMatchObject({ minutes: 80, minutesPerItem: 16 });
  });

  test('reads more attempts than fit into one batch', async () => {
    const attemptId = await take(await enrolledPerson(), rightAnswers);
    await workerDatabase.owner`
      with copy as (
        insert into attempt select (jsonb_populate_record(attempt, jsonb_build_object(
          'id', gen_random_uuid(), 'person_id', gen_random_uuid()))).*
        from attempt, generate_series(1, 2500) where id = ${attemptId} returning id, person_id)
      insert into learning_event select (jsonb_populate_record(event, jsonb_build_object(
        'id', gen_random_uuid(), 'object_id', copy.id, 'actor_id', copy.person_id))).*
      from copy, learning_event event where event.object_id = ${attemptId} and event.verb = 'graded'`;
    const { attempts, item } = await analysisOfModule();
    expect(attempts).toBe(2501);
    expect(item('t1.m1.q5')?.attempts).toBe(2501);
  });
});

/** The parts of an item's answers, each with how many were right and the most frequent answer. */
const partsIn = (items: Awaited<ReturnType<typeof analysisOfModule>>['items'], itemId: string) =>
  items
    .find(({ body }) => body.id === itemId)
    ?.figures?.parts.map(({ key, right, answers }) => [key, right, answers[0]?.answer]);

test('the answers of items without choices are told part by part, in cases too', async () => {
  course = await importSmallCourse(askAllTypes);
  const hashes = moduleQuiz().items.map(({ hash }) => hash);
  const bodies = await loadItems(database(), hashes);
  for (let index = 0; index < 12; index++) {
    const person = await enrolledPerson();
    const attemptId = await openAttempt(person, course, moduleQuiz());
    const [{ drawn }] = (await database()
      .select({ drawn: attempt.drawn })
      .from(attempt)
      .where(eq(attempt.id, attemptId))) as [{ drawn: DrawnItem[] }];
    const right = Object.assign(
      {},
      ...drawn.map((one) => rightAnswersTo(bodies.get(one.hash) as ItemBody, one)),
    ) as Responses;
    await submit(person, attemptId, {
      ...right,
      ...(index < 5 && { 't1.a.match.a': right['t1.a.match.c'] ?? [] }),
      ...(index < 7 && { 't1.a.short': ['Ndoo'] }),
    });
  }
  const { items } = await analysisOfModule();
  expect(partsIn(items, 't1.a.short')).toEqual([['', 5, 'Ndoo']]);
  expect(partsIn(items, 't1.a.match')).toEqual([
    ['a', 7, 'b'],
    ['b', 12, 'a'],
    ['c', 12, 'c'],
  ]);
  expect(partsIn(items, 't1.a.number')).toEqual([['', 12, '1240']]);
  expect(partsIn(items, 't1.a.order')?.map(([, right]) => right)).toEqual([12, 12, 12, 12]);
  expect(partsIn(items, 't1.a.gaps')).toEqual([
    ['a', 12, 'a'],
    ['b', 12, '31'],
    ['c', 12, 'secret-total'],
  ]);
  expect(items.find(({ body }) => body.id === 't1.a.chart')?.figures?.choices).toContainEqual(
    expect.objectContaining({ key: 'b', correct: true, count: 12 }),
  );
  expect(items.find(({ body }) => body.id === 't1.a.match')?.figures?.unanswered).toBe(0);

  const author = await createOfficer([grantOf('author', { instituteId: course.instituteId })]);
  const page = await getItemAnalysis(course.slug, author, 'sw');
  const shown = page?.quizzes[0]?.items ?? [];
  const partsOf = (stem: string) => shown.find((item) => item.stem === stem)?.figures?.parts;
  expect(partsOf('what belongs')?.[0]).toMatchObject({
    label: 'prompt one',
    right: 7 / 12,
    answers: [
      { text: 'choice for one', verdict: 'right' },
      { text: 'choice for three', verdict: 'wrong', share: 5 / 12 },
    ],
  });
  expect(partsOf('how many')?.[0]?.answers).toEqual([{ text: '1,240', verdict: 'right', share: 1 }]);
  expect(shown.find((item) => item.stem === 'fill in')?.sentence).toBe('(1) ya (2) ina mistari (3).');
});

test('one course’s attempts are found by their index among those of many', async () => {
  const attemptId = await take(await enrolledPerson(), rightAnswers);
  await workerDatabase.owner`
    insert into course select (jsonb_populate_record(course, jsonb_build_object('id', 'another', 'slug', 'another'))).*
    from course where id = ${course.id}`;
  for (const [courseId, count] of [
    [course.id, 60],
    ['another', 3_000],
  ] as const) {
    await workerDatabase.owner`
      with event as materialized (
        select * from learning_event where object_id = ${attemptId} and verb = 'graded'
      ), copy as (
        insert into attempt select (jsonb_populate_record(attempt, jsonb_build_object(
          'id', gen_random_uuid(), 'person_id', gen_random_uuid(), 'course_id', ${courseId}::text))).*
        from attempt, generate_series(1, ${count}) where id = ${attemptId} returning id, person_id)
      insert into learning_event select (jsonb_populate_record(null::learning_event, to_jsonb(event) || jsonb_build_object(
        'id', gen_random_uuid(), 'object_id', copy.id, 'actor_id', copy.person_id, 'course_id', ${courseId}::text))).*
      from copy, event`;
  }
  await workerDatabase.owner`analyze attempt, learning_event, account`;
  const plan = await database().execute<{ 'QUERY PLAN': string }>(sql`explain ${firstAttemptsOf(course.id)}`);
  const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(lines).toContain('attempt_course');
  expect(lines).toContain('learning_event_graded');
  expect(lines).not.toMatch(/Seq Scan on (attempt|learning_event)/);
  expect((await analysisOfModule()).attempts).toBe(61);
}, 60_000);

describe('the page of the analysis', () => {
  const asOfficer = async (...grants: Parameters<typeof createOfficer>[0]) =>
    getItemAnalysis(course.slug, await createOfficer(grants), 'sw');

  test.each(['author', 'reviewer', 'facilitator', 'manager'] as const)(
    'is there for the institute’s %s, and not for another’s',
    async (role) => {
      expect((await asOfficer(grantOf(role, { instituteId: course.instituteId })))?.quizzes).toHaveLength(2);
      expect(await asOfficer(grantOf(role, { instituteId: 'muhas' }))).toBeUndefined();
    },
  );

  test('is there for an administrator, and not for a coordinator, a learner, or of no course', async () => {
    const administrator = await createOfficer([grantOf('administrator')]);
    expect(await getItemAnalysis(course.slug, administrator, 'sw')).toBeDefined();
    expect(await getItemAnalysis('no-such-course', administrator, 'sw')).toBeUndefined();
    expect(await asOfficer(grantOf('coordinator'))).toBeUndefined();
    expect(await getItemAnalysis(course.slug, { grants: [] }, 'sw')).toBeUndefined();
  });

  test('says shares of those who were asked, in the reader’s language, and names no one', async () => {
    await takeEach(30, (index) => rightBut({ 't1.m1.q1': [index % 3 === 0 ? 'a' : 'b'] }));
    const author = await createOfficer([grantOf('author', { instituteId: course.instituteId })]);
    const page = await getItemAnalysis(course.slug, author, 'en');
    const [first] = page?.quizzes[0]?.items ?? [];
    expect(first).toMatchObject({ number: 1, stem: 'question t1.m1.q1', attempts: 30 });
    expect(first?.figures?.choices).toMatchObject([
      { text: 'option a', correct: false, share: 1 / 3, upper: 0, lower: 1 },
      { text: 'option b', correct: true, share: 2 / 3, upper: 1, lower: 0 },
      { text: 'option c', correct: false, share: 0 },
    ]);
    expect(first?.figures?.flags).toEqual([{ kind: 'unusedChoice', choices: ['option c'] }]);
    const trueFalse = page?.quizzes[0]?.items[2]?.figures?.choices.map(({ text }) => text);
    expect(trueFalse).toEqual(['True', 'False']);
    expect(JSON.stringify(page)).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/);
  });
});
