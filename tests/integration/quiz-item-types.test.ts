import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { attempt, type DrawnItem, type Responses } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { inOrder, loadItems } from '~/features/items/index.server';
import { forgetTypedText, getAttempt } from '~/features/quizzes/index.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { rightAnswersTo } from '~tests/factories/right-answers';
import { enrolPerson, itemsOf, keptAnswers, openAttempt, save, submit } from '~tests/factories/take-quiz';
import { askAllTypes } from '~tests/fixtures/all-item-types';
import { edit } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse(askAllTypes);
});

async function personInQuiz(published = course) {
  const person = await createPerson();
  await enrolPerson(person, published);
  const quiz = published.manifest.modules[0]?.quiz;
  if (!quiz) throw new Error('the small course has a quiz');
  const attemptId = await openAttempt(person, published, quiz);
  return { person, attemptId, right: await rightAnswersIn(attemptId) };
}

async function rowOf(attemptId: string) {
  const [row] = await database().select().from(attempt).where(eq(attempt.id, attemptId));
  if (!row) throw new Error('there is no such attempt');
  return row;
}

/** What a learner sends who answers all of an attempt right. */
async function rightAnswersIn(attemptId: string): Promise<Responses> {
  const { drawn } = await rowOf(attemptId);
  const hashes = drawn.map(({ hash }) => hash);
  const items = inOrder(await loadItems(database(), hashes), hashes);
  return Object.assign(
    {},
    ...items.map((item, index) => rightAnswersTo(item, drawn[index] as DrawnItem)),
  ) as Responses;
}

const eventsOf = (attemptId: string) =>
  database().select().from(learningEvent).where(eq(learningEvent.objectId, attemptId));

describe('an attempt with items of every type', () => {
  test('is saved, shown again, submitted and graded', async () => {
    const { person, attemptId, right } = await personInQuiz();
    expect(Object.keys(right)).toHaveLength(16);
    const [one, ...others] = Object.entries(right);
    expect(await save(person, attemptId, Object.fromEntries(others))).toEqual({ outcome: 'saved' });
    expect(await keptAnswers(person, attemptId)).toEqual(Object.fromEntries(others));
    expect(await submit(person, attemptId, Object.fromEntries([one ?? ['', []]]))).toEqual({
      outcome: 'submitted',
      courseId: 't1',
      passed: true,
    });
    expect((await rowOf(attemptId)).score).toBe(100);
    const view = await getAttempt(person.id, attemptId, 'en');
    expect(view?.status === 'submitted' && view.items.every(({ verdict }) => verdict === 'right')).toBe(true);
  });

  test('tells nothing of what is right before it is submitted, and all of it afterwards', async () => {
    const { person, attemptId } = await personInQuiz();
    for (const language of ['sw', 'en'] as const) {
      const told = JSON.stringify(await getAttempt(person.id, attemptId, language).then(itemsOf));
      expect(told).not.toMatch(/secret|correct|1240|accepted|tolerance|feedback/);
    }
    await submit(person, attemptId, {});
    const told = JSON.stringify(await getAttempt(person.id, attemptId, 'en'));
    for (const word of [
      'secret-right',
      'secret-wrong',
      'secret-book',
      'secret-total',
      'secret-why',
      '1,240',
    ]) {
      expect(told.includes(word), word).toBe(word !== 'secret-right');
    }
  });

  test('keeps the newest of each part of an answer', async () => {
    const { person, attemptId } = await personInQuiz();
    await save(person, attemptId, { 't1.a.match.a': ['a'], 't1.a.match.b': ['b'], 't1.a.order.a': ['1'] });
    await save(person, attemptId, { 't1.a.match.b': ['c'], 't1.a.match.c': [], 't1.a.order.b': ['1'] });
    await save(person, attemptId, { 't1.a.match.a': [], 't1.a.match.z': ['a'], 't1.a.order.a': ['9'] });
    expect(await keptAnswers(person, attemptId)).toEqual({
      't1.a.match.b': ['c'],
      't1.a.order.a': ['1'],
      't1.a.order.b': ['1'],
    });
  });

  test('asks again where two steps have one place, and loses nothing', async () => {
    const { person, attemptId, right } = await personInQuiz();
    const [first = '', second = ''] = Object.keys(right).filter((name) => name.startsWith('t1.a.order.'));
    const twice = { ...right, [first]: ['2'], [second]: ['2'] };
    expect(await submit(person, attemptId, twice)).toEqual({
      outcome: 'needs-attention',
      unanswered: [],
      unreadable: ['t1.a.order'],
    });
    expect(await keptAnswers(person, attemptId)).toEqual(twice);
    expect(await submit(person, attemptId, right)).toMatchObject({ passed: true });
  });

  test('earns a share for what is partly right, which the event of the grade tells', async () => {
    const { person, attemptId, right } = await personInQuiz();
    const answers: Responses = {
      ...right,
      't1.a.multi': ['b'],
      't1.a.number': ['1200 VISITS'],
      't1.a.short': [' Secret-Paper. '],
      't1.a.match.a': [],
      't1.a.gaps.b': ['30'],
    };
    await submit(person, attemptId, answers);
    const graded = (await eventsOf(attemptId)).find(({ verb }) => verb === 'graded');
    expect(graded?.result).toMatchObject({
      shares: {
        't1.a.multi': 0.5,
        't1.a.number': 0.5,
        't1.a.short': 0.5,
        't1.a.match': 2 / 3,
        't1.a.order': 1,
        't1.a.gaps': 2 / 3,
      },
    });
    expect((graded?.result as { right: string[] }).right.sort()).toEqual([
      't1.a.chart',
      't1.a.figure',
      't1.a.order',
      't1.a.truth',
    ]);
    expect((await rowOf(attemptId)).score).toBeCloseTo((100 * (4 + 1.5 + 4 / 3)) / 9, 3);
    expect(JSON.stringify(await getAttempt(person.id, attemptId, 'en'))).toContain('secret-nearly');
  });

  test('stands: nothing sent later changes it', async () => {
    const { person, attemptId, right } = await personInQuiz();
    await submit(person, attemptId, {});
    expect(await submit(person, attemptId, right)).toMatchObject({ outcome: 'submitted', passed: false });
    expect((await rowOf(attemptId)).score).toBe(0);
  });

  test('is graded against what was asked, and shows it, after the course was published anew', async () => {
    const { person, attemptId, right } = await personInQuiz();
    const republished = await importSmallCourse((files) => {
      askAllTypes(files, 'M5 5h9');
      edit(files, 'basics/quiz.yml', 'answer: [b]', 'answer: [d]');
      edit(files, 'basics/quiz.yml', 'The register of April.', 'The register of May.');
      edit(files, 'basics/quiz.yml', 'key: a, text: {en: tally', 'key: e, text: {en: tally');
    });
    expect(republished.revision).not.toBe(course.revision);
    await submit(person, attemptId, right);
    expect((await rowOf(attemptId)).score).toBe(100);
    const told = JSON.stringify(await getAttempt(person.id, attemptId, 'en'));
    expect(told).toContain('The register of April.');
    expect(told).toContain('M0 0h9');

    const later = await personInQuiz(republished);
    const asked = JSON.stringify(await getAttempt(later.person.id, later.attemptId, 'en'));
    expect(asked).toContain('The register of May.');
    expect(asked).toContain('M5 5h9');
    course = await importSmallCourse(askAllTypes);
  });
});

test('a case stands once, and its questions together', async () => {
  const { person, attemptId } = await personInQuiz();
  const view = await getAttempt(person.id, attemptId, 'sw');
  const ids = itemsOf(view).map(({ id }) => id);
  const first = ids.indexOf('t1.a.number');
  expect(ids[first + 1]).toBe('t1.a.short');
  const stimuli = itemsOf(view).map(({ stimulus }) => stimulus);
  expect(stimuli[first]).toMatchObject({ first: first + 1, last: first + 2 });
  expect(stimuli[first]?.html).toContain('Rejesta ya Aprili.');
  expect(stimuli.filter(Boolean)).toHaveLength(2);
});

test('an attempt shows what an earlier renderer made where the present one has made nothing', async () => {
  const { person, attemptId } = await personInQuiz();
  await workerDatabase.owner`update item_rendering set renderer = '0'`;
  expect(JSON.stringify(await getAttempt(person.id, attemptId, 'sw'))).toContain('Rejesta ya Aprili.');
});

test('what somebody typed in place of an answer enters no event, and goes when they are erased', async () => {
  const { person, attemptId } = await personInQuiz();
  const typed = {
    't1.a.short': ['Asha Juma'],
    't1.a.gaps.c': ['Asha Juma'],
    't1.a.gaps.b': ['Asha'],
    't1.a.truth': ['true'],
  };
  await save(person, attemptId, typed);
  await submit(person, attemptId, { 't1.a.short': ['SECRET-BOOK'], 't1.a.gaps.b': ['31'] });
  expect(JSON.stringify(await eventsOf(attemptId))).not.toContain('Asha');
  await database().transaction((tx) => forgetTypedText(tx, [person.id]));
  expect((await rowOf(attemptId)).responses).toEqual({
    't1.a.short': ['SECRET-BOOK'],
    't1.a.gaps.b': ['31'],
    't1.a.truth': ['true'],
  });
});
