import { eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, database } from '~db/client.server';
import { enrolment } from '~db/schema/enrolments';
import { learningEvent } from '~db/schema/events';
import { getActor, openSession } from '~/features/accounts/index.server';
import { getLessonSizes, listCourses, type PublishedCourse } from '~/features/catalog/index.server';
import { enrolOnce, isEnrolled } from '~/features/enrolments/index.server';
import { completeLesson, getLesson } from '~/features/lessons/index.server';
import { coursePath, getCourseFacts, listMyCourses } from '~/features/progress/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { loader } from '~/routes/learn/lesson';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { edit, smallCourseSlug } from '~tests/fixtures/course-package';
import { countStatements, type StatementCounter } from '~tests/setup/count-statements';
import { publicHtml } from '~/mdx/index.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

const counting = { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'sw' as const };

const eventsOf = (personId: string) =>
  database().select().from(learningEvent).where(eq(learningEvent.actorId, personId));

const completing = (lessonId: string, clientUuid = uuidv4()) => ({
  courseId: course.id,
  revision: course.revision,
  lessonId,
  clientUuid,
});

const tenTimes = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: 10 }, work));

describe('enrolling', () => {
  const enrolling = (clientUuid = uuidv4()) => ({
    courseId: course.id,
    revision: course.revision,
    clientUuid,
  });

  test('ten times at once, with one form or with many, enrols once', async () => {
    for (const uuid of [uuidv4(), undefined]) {
      const person = await createPerson();
      await tenTimes(() => enrolOnce(person, enrolling(uuid)));
      expect(await database().select().from(enrolment).where(eq(enrolment.personId, person.id))).toHaveLength(
        1,
      );
      expect((await eventsOf(person.id)).map(({ verb }) => verb)).toEqual(['registered']);
      expect(await isEnrolled(person.id, course.id)).toBe(true);
    }
  });

  test('in a course that is not there changes nothing', async () => {
    const person = await createPerson();
    await expect(enrolOnce(person, { ...enrolling(), courseId: 'no-such-course' })).rejects.toThrow();
    expect(await eventsOf(person.id)).toEqual([]);
    expect(await isEnrolled(person.id, course.id)).toBe(false);
  });

  test('is one’s own matter', async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    await enrolOnce(one, enrolling());
    expect(await isEnrolled(other.id, course.id)).toBe(false);
    expect(await listMyCourses(other.id)).toEqual([]);
  });
});

describe('a lesson that is done', () => {
  const lessonsDone = async (person: EventActor) =>
    (await getCourseFacts(person.id, course.id)).lessonsDone.sort();

  test('enrols, and counts once however often it is sent', async () => {
    const person = await createPerson();
    const form = completing('t1.m1.l1');
    await tenTimes(() => completeLesson(person, form));
    await completeLesson(person, completing('t1.m1.l1'));
    expect(await isEnrolled(person.id, course.id)).toBe(true);
    expect(await lessonsDone(person)).toEqual(['t1.m1.l1']);
    const verbs = (await eventsOf(person.id)).map(({ verb }) => verb).sort();
    expect(verbs).toEqual(['completed', 'completed', 'registered']);
  });

  test('is written with the cadre and council of that moment, which stay when the person moves', async () => {
    const person = await createPerson();
    await completeLesson({ ...person, cadre: 'CO', councilId: 'arusha-cc' }, completing('t1.m1.l1'));
    await completeLesson(person, completing('t1.m1.l2'));
    const told = (await eventsOf(person.id))
      .filter(({ verb }) => verb === 'completed')
      .map(({ objectId, cadre, councilId, revision }) => ({ objectId, cadre, councilId, revision }));
    expect(told).toEqual([
      { objectId: 't1.m1.l1', cadre: 'CO', councilId: 'arusha-cc', revision: course.revision },
      { objectId: 't1.m1.l2', cadre: 'NO', councilId: 'kigoma-dc', revision: course.revision },
    ]);
  });

  test('stays done when the course is published anew', async () => {
    const person = await createPerson();
    await completeLesson(person, completing('t1.m1.l1'));
    await importSmallCourse((files) => edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu', 'Uhesabu'));
    expect((await getLesson(counting, { personId: person.id }))?.done).toEqual(['t1.m1.l1']);
    course = await importSmallCourse();
  });

  test('shows to its person alone', async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    await completeLesson(one, completing('t1.m1.l1'));
    expect((await getLesson(counting, { personId: one.id }))?.done).toEqual(['t1.m1.l1']);
    expect((await getLesson(counting, { personId: other.id }))?.done).toEqual([]);
    expect((await getLesson(counting))?.done).toEqual([]);
  });
});

describe('a lesson’s page', () => {
  test('has its text, its place in the course and its neighbours', async () => {
    const first = await getLesson(counting);
    expect(first).toMatchObject({
      number: 1,
      total: 2,
      previous: undefined,
      next: { lesson: { slug: 'checking' } },
    });
    expect(publicHtml(first?.blocks ?? [])).toContain('mara mbili');
    const last = await getLesson({ ...counting, lesson: 'checking', language: 'en' });
    expect(last).toMatchObject({ number: 2, next: undefined, previous: { lesson: { slug: 'counting' } } });
    expect(publicHtml(last?.blocks ?? [])).toContain('Check it.');
  });

  test('is found by its own module’s address only', async () => {
    expect(await getLesson({ ...counting, module: 'counting' })).toBeUndefined();
    expect(await getLesson({ ...counting, lesson: 'quiz' })).toBeUndefined();
  });
});

describe('my learning', () => {
  test('leads from stop to stop to the end', async () => {
    const person = await createPerson();
    await completeLesson(person, completing('t1.m1.l2'));
    const pathNow = async () => {
      const [mine] = await listMyCourses(person.id);
      if (!mine) throw new Error('the person is enrolled');
      return mine.path;
    };
    expect(await pathNow()).toMatchObject({
      lessonsDone: 1,
      share: 0.25,
      next: { lesson: { id: 't1.m1.l1' } },
    });
    await doLessons(person, course);
    const quiz = course.manifest.modules[0]?.quiz ?? undefined;
    expect((await pathNow()).next).toMatchObject({ kind: 'quiz', quiz: { id: quiz?.id } });
    await submit(person, await openAttempt(person, course, quiz), {});
    expect((await pathNow()).next).toMatchObject({ quiz: { id: quiz?.id } });
    await submit(person, await openAttempt(person, course, quiz), rightAnswers);
    expect((await pathNow()).next).toMatchObject({ quiz: { id: 't1.final' } });
    await submit(person, await openAttempt(person, course), rightAnswers);
    expect(await pathNow()).toMatchObject({ next: undefined, share: 1, isComplete: true, finalScore: 100 });
  });

  test('counts the best score of a quiz, and nothing of an attempt that is still open', async () => {
    const person = await createPerson();
    await doLessons(person, course);
    await submit(person, await openAttempt(person, course), { 't1.f3': ['true'] });
    await submit(person, await openAttempt(person, course), {});
    await openAttempt(person, course);
    const facts = await getCourseFacts(person.id, course.id);
    expect([0, 25]).toContain(facts.results['t1.final']?.best.score);
    expect(Object.keys(facts.results)).toEqual(['t1.final']);
    expect(coursePath(course.manifest, facts).isComplete).toBe(false);
  });
});

describe('the catalogue', () => {
  test('lists courses by cadre, topic and institute', async () => {
    const found = async (filter: Parameters<typeof listCourses>[1]) =>
      (await listCourses('sw', filter)).map(({ slug }) => slug);
    expect(await found({})).toEqual([smallCourseSlug]);
    expect(await found({ cadre: 'CO' })).toEqual([smallCourseSlug]);
    expect(await found({ cadre: 'MD' })).toEqual([]);
    expect(await found({ topic: 'small-topic', institute: 'ttcih' })).toEqual([smallCourseSlug]);
    expect(await found({ topic: 'another-topic' })).toEqual([]);
    expect(await found({ institute: 'another-institute' })).toEqual([]);
  });

  test('knows what each lesson weighs', async () => {
    const sizes = await getLessonSizes(course.manifest, 'sw');
    expect([...sizes.keys()]).toEqual(['t1.m1.l1', 't1.m1.l2']);
    for (const bytes of sizes.values()) expect(bytes).toBeGreaterThan(0);
  });
});

describe('the statements of a lesson’s page', () => {
  let counter: StatementCounter;
  beforeAll(async () => {
    counter = await countStatements(workerDatabase.url);
    await closeDatabase();
    process.env.DATABASE_URL = counter.url;
  });
  afterAll(async () => {
    await closeDatabase();
    await counter.close();
    process.env.DATABASE_URL = workerDatabase.url;
  });

  const load = (cookie?: string) => {
    const request = new Request('http://localhost/sw/courses/small-course/basics/counting', {
      headers: cookie ? { Cookie: cookie } : {},
    });
    const params = { lang: 'sw', course: smallCourseSlug, module: 'basics', lesson: 'counting' };
    const context = { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: false };
    return loader({ request, params, context });
  };

  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    // The first statement of a connection brings others with it.
    await work();
    const before = counter.count();
    await work();
    return counter.count() - before;
  }

  test('are one for a visitor', async () => {
    expect(await statementsOf(() => load())).toBe(1);
  });

  test('are two for who is signed in: the session and the lesson', async () => {
    const person = await createPerson();
    const cookie = (await openSession(person.id, { publicUrl: 'http://localhost' })).split(';')[0] ?? '';
    expect(await statementsOf(() => load(cookie))).toBe(2);
    const request = new Request('http://localhost/', { headers: { Cookie: cookie } });
    expect(await statementsOf(() => getActor(request))).toBe(1);
    expect((await load(cookie)).markDone.state).toBe('todo');
  });

  test('are counted right', async () => {
    const three = () => database().transaction(async (tx) => tx.select().from(enrolment));
    expect(await statementsOf(three)).toBe(3);
  });
});
