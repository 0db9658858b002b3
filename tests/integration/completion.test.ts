import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { learningEvent } from '~db/schema/events';
import { signOff } from '~db/schema/progress';
import { getActorById, openSession } from '~/features/accounts/index.server';
import {
  checkContent,
  getCourse,
  importPackages,
  type PublishedCourse,
  withContentFolder,
} from '~/features/catalog/index.server';
import {
  describeAchievement,
  getAchievement,
  issueCertificate,
  listMyCertificates,
} from '~/features/certificates/index.server';
import { isEnrolled } from '~/features/enrolments/index.server';
import { mergeAccounts } from '~/features/people/index.server';
import { collectMyData, eraseAccount, presentMyData } from '~/features/privacy/index.server';
import {
  admitToCourse,
  coursePath,
  getCourseFacts,
  giveSignOff,
  listAwaitingSignOff,
  listSignOffs,
  takeBackSignOff,
} from '~/features/progress/index.server';
import { theOperator } from '~/platform/audit.server';
import { explainProblem } from '~/platform/content/explain-problem';
import type { EventActor } from '~/platform/learning-events.server';
import { getTranslator } from '~/platform/i18n/translate';
import { action as actOnCourse, loader as loadCourse } from '~/routes/learn/course';
import { action as actOnLesson } from '~/routes/learn/lesson';
import { action as actOnWorksheet, loader as loadWorksheet } from '~/routes/learn/worksheet';
import { action as actOnSignOffs } from '~/routes/tracking/sign-offs';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { doLessons, enrolPerson, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import {
  edit,
  type PackageText,
  smallCourseSlug,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';
import { writeArchive } from '~tests/fixtures/zip-archive';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

/** The small course with more in its `course.yml`. */
function withRule(more: string): PackageText {
  const files = smallPackage();
  files['course.yml'] += more;
  return files;
}

/** Another course of the same parts, whose ids begin with `id` instead of `t1`. */
function another(id: string, more: string): PackageText {
  const files = Object.entries(smallPackage()).map(([name, text]) => [name, text.replace(/\bt1\b/g, id)]);
  const renamed = Object.fromEntries(files) as PackageText;
  return { ...renamed, 'course.yml': `${renamed['course.yml'] ?? ''}${more}` };
}

async function publish(more: string): Promise<PublishedCourse> {
  const answer = await importFiles({ [smallCourseSlug]: withRule(more) });
  if (answer.length > 0) throw new Error(answer.join('\n'));
  return getPublished(smallCourseSlug);
}

async function getPublished(slug: string): Promise<PublishedCourse> {
  const course = await getCourse(slug);
  if (!course) throw new Error(`${slug} was not published`);
  return course;
}

/** @returns the faults, in English */
async function importFiles(packages: Record<string, PackageText>): Promise<string[]> {
  const { folder, remove } = writePackages(packages);
  try {
    const answer = await importPackages(folder);
    if (answer.ok) return [];
    return answer.faults.map(({ file, line, column, ...problem }) => {
      const { message } = explainProblem(problem, getTranslator('en'));
      return `${path.relative(path.join(folder, 'courses'), file)}:${line}:${column} ${message}`;
    });
  } finally {
    remove();
  }
}

const factsOf = (person: EventActor, course: PublishedCourse) => getCourseFacts(person.id, course.id);
const pathOf = async (person: EventActor, course: PublishedCourse) =>
  coursePath(course.manifest, await factsOf(person, course));
const leftOf = async (person: EventActor, course: PublishedCourse) =>
  (await pathOf(person, course)).requirements.filter(({ isMet }) => !isMet).map(({ kind }) => kind);

async function studyAll(course: PublishedCourse, values: Parameters<typeof createPerson>[0] = {}) {
  const person = await createPerson(values);
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), finalAnswers(course));
  return person;
}

/** Right answers by the ids of the course, which are those of the small course with another beginning. */
const finalAnswers = (course: PublishedCourse) =>
  Object.fromEntries(
    Object.entries(rightAnswers).map(([id, answer]) => [id.replace(/^t1/, course.id), answer]),
  );

async function cookieOf(person: EventActor): Promise<string> {
  return (await openSession(person.id, { publicUrl: 'http://localhost' })).split(';')[0] ?? '';
}

const context = { clientAddress: '192.0.2.9', publicUrl: 'http://localhost', isForm: true };

/** A form that somebody sends to a page. */
async function sent(person: EventActor, address: string, fields: Record<string, string>) {
  return new Request(`http://localhost${address}`, {
    method: 'POST',
    headers: { Cookie: await cookieOf(person) },
    body: new URLSearchParams(fields),
  });
}

const eventsOf = (person: EventActor, verb: typeof learningEvent.$inferSelect.verb) =>
  database()
    .select()
    .from(learningEvent)
    .where(and(eq(learningEvent.actorId, person.id), eq(learningEvent.verb, verb)));

describe('a rule of completion in course.yml', () => {
  test('comes through the import, from a folder or a zip, with ids in place of addresses', async () => {
    const rule = `completion:
  lessons: [basics/checking]
  quizzes: [{quiz: basics/quiz, passMark: 60}]
  minimumDays: 7
  worksheets: [W08]
  signOff: true
`;
    const expected = {
      lessons: ['t1.m1.l2'],
      quizzes: [
        { quiz: 't1.m1.quiz', passMark: 60 },
        { quiz: 't1.final', passMark: null },
      ],
      minimumDays: 7,
      worksheets: ['W08'],
      signOff: true,
    };
    expect((await publish(rule)).manifest.completion).toEqual(expected);
    const { revision } = await getPublished(smallCourseSlug);
    expect((await publish('')).manifest).not.toHaveProperty('completion');

    const temporary = mkdtempSync(path.join(tmpdir(), 'tumia-course-zip-'));
    const parts = Object.entries(withRule(rule)).map(([name, text]) => [`${smallCourseSlug}/${name}`, text]);
    const place = path.join(temporary, 'course.zip');
    writeFileSync(place, writeArchive(Object.fromEntries(parts) as Record<string, string>));
    const answer = await withContentFolder(place, (folder) => importPackages(folder));
    rmSync(temporary, { recursive: true });
    expect(answer).toMatchObject({ ok: true });
    expect(await getPublished(smallCourseSlug)).toMatchObject({
      revision,
      manifest: { completion: expected },
    });
  });

  test('is what the achievement of the certificate says was asked, in each language', async () => {
    const narrativeOf = async ({ revision }: PublishedCourse, language: 'sw' | 'en') => {
      const facts = await getAchievement(revision);
      if (!facts) throw new Error('the revision has just been published');
      return describeAchievement(facts, language, 'http://localhost').criteria.narrative.split('\n');
    };
    const own = await publish('completion: {minimumDays: 7, worksheets: [W05]}\n');
    const asked = await narrativeOf(own, 'en');
    expect(asked[0]).toMatch(/^To complete the course/);
    expect(asked.filter((line) => line.startsWith('- '))).toEqual([
      expect.stringContaining('lessons'),
      expect.stringContaining('final quiz'),
      expect.stringContaining('with your own facility’s figures'),
      '- Take at least 7 days from enrolling',
    ]);
    expect((await narrativeOf(own, 'sw')).filter((line) => line.startsWith('- '))).toHaveLength(4);
    expect((await narrativeOf(await publish(''), 'en')).join()).not.toContain('own facility');
  });

  test('is told to be wrong, each fault at its place', async () => {
    const faults = await importFiles({
      [smallCourseSlug]: withRule(`completion:
  lessons: [basics/counting, basics/gone, checking]
  quizzes: [{quiz: basics/practice}, {quiz: final, passMark: 80}]
  worksheets: [W08, W99, W11]
prerequisites: [t1]
`),
    });
    expect(faults.toSorted()).toEqual(
      [
        '19:30 the rule of completion names the lesson basics/gone, which the course does not have',
        '19:43 the rule of completion names the lesson checking, which the course does not have',
        '20:20 the rule of completion names the quiz basics/practice, which the course does not have',
        '21:21 there is no worksheet W99 with a page',
        '21:26 there is no worksheet W11 with a page',
        '22:17 the course names itself as a prerequisite',
      ].map((fault) => `${smallCourseSlug}/course.yml:${fault}`),
    );
    expect(
      await importFiles({
        [smallCourseSlug]: withRule('completion:\n  quizzes: [{quiz: final, passMark: 80}]\n'),
      }),
    ).toEqual([
      `${smallCourseSlug}/course.yml:19:37 completing asks for 80 % in final, which is passed with 70 %`,
    ]);
    const last = withRule('completion:\n  quizzes: [{quiz: final, passMark: 80}]\n');
    edit(last, 'final.yml', 'passMark: 70', 'passMark: 70\ncounts: last');
    expect(await importFiles({ [smallCourseSlug]: last })).toEqual([]);
  });

  test('may not lead in a circle, nor to a course that is not there', async () => {
    expect(
      await importFiles({
        'course-a': another('a1', 'prerequisites: [b1]\n'),
        'course-b': another('b1', 'prerequisites: [a1]\n'),
      }),
    ).toEqual([
      'course-a/course.yml:18:16 nobody could ever begin: a1 → b1 → a1',
      'course-b/course.yml:18:16 nobody could ever begin: b1 → a1 → b1',
    ]);
    expect(await importFiles({ 'course-a': another('a1', 'prerequisites: [nowhere]\n') })).toEqual([
      'course-a/course.yml:18:17 there is no course with the id nowhere',
    ]);
    expect(await importFiles({ 'course-a': another('a1', 'prerequisites: [t1]\n') })).toEqual([]);
    // What is published asks for the other way round.
    expect(await importFiles({ [smallCourseSlug]: withRule('prerequisites: [a1]\n') })).toEqual([
      `${smallCourseSlug}/course.yml:18:16 nobody could ever begin: t1 → a1 → t1`,
    ]);
    const { folder, remove } = writePackages({ 'course-a': another('a1', 'prerequisites: [elsewhere]\n') });
    const checked = await checkContent(folder);
    remove();
    expect(checked).toMatchObject({
      faults: [],
      remarks: [{ code: 'courseElsewhere', line: 18, column: 17 }],
    });
  });
});

describe('days since enrolling', () => {
  test('hold the certificate back until they have gone by', async () => {
    const course = await publish('completion: {minimumDays: 3}\n');
    const person = await studyAll(course);
    expect(await leftOf(person, course)).toEqual(['days']);
    expect(await issueCertificate(person, course.id)).toBe(false);
    const [enrolled] = await eventsOf(person, 'registered');
    if (!enrolled) throw new Error('the person is enrolled');
    const earlier = new Date(Date.now() - 3 * 86_400_000);
    await database()
      .insert(learningEvent)
      .values({ ...enrolled, id: uuidv7(), occurredAt: earlier });
    expect(await leftOf(person, course)).toEqual([]);
    expect(await issueCertificate(person, course.id)).toBe(true);
  });
});

describe('a worksheet with one’s own figures', () => {
  const params = { lang: 'en', toolkit: 'immunisation', worksheet: 'immunisation-dropout' };
  const address = '/en/toolkits/immunisation/immunisation-dropout';
  const figures = { target_surviving_infants: '437', penta1: '411', penta3: '389' };
  let course: PublishedCourse;
  beforeAll(async () => {
    course = await publish('completion: {worksheets: [W05]}\n');
  });
  const send = async (person: EventActor, fields: Record<string, string>) =>
    actOnWorksheet({ request: await sent(person, address, fields), params, context });
  const show = async (person: EventActor) =>
    loadWorksheet({
      request: new Request(`http://localhost${address}`, { headers: { Cookie: await cookieOf(person) } }),
      params,
      context,
    });

  test('counts once it is sent, keeps no figure, and brings the certificate that waited for it', async () => {
    const person = await studyAll(course);
    expect((await pathOf(person, course)).next).toMatchObject({ kind: 'worksheet', worksheet: 'W05' });
    expect((await show(person)).data.asking).toMatchObject([{ slug: smallCourseSlug, isDone: false }]);
    const own = uuidv7();
    for (const answer of [await send(person, { ...figures, own }), await send(person, { ...figures, own })]) {
      expect(answer.data).toMatchObject({ own: 'recorded', asking: [{ isDone: true }] });
    }
    const runs = (await eventsOf(person, 'completed')).filter(({ objectType }) => objectType === 'worksheet');
    expect(runs).toMatchObject([{ objectId: 'W05', courseId: course.id, clientUuid: own }]);
    expect(Object.keys(runs[0]?.result ?? {})).toEqual(['part']);
    expect(JSON.stringify(runs)).not.toMatch(/437|411|389/);
    expect(await listMyCertificates(person.id)).toHaveLength(1);
    expect((await show(person)).data.asking).toMatchObject([{ isDone: true }]);
  });

  test('counts from two phones at once as from one', async () => {
    const person = await studyAll(course);
    await Promise.all([uuidv7(), uuidv7(), uuidv7()].map((own) => send(person, { ...figures, own })));
    expect((await factsOf(person, course)).worksheetsDone).toEqual(['W05']);
    expect(await listMyCertificates(person.id)).toHaveLength(1);
  });

  test('is refused without figures, and with those of the example', async () => {
    const person = await studyAll(course);
    const nothing = await send(person, { own: uuidv7() });
    expect([nothing.init?.status, nothing.data.own]).toEqual([422, 'unfinished']);
    const shown = await loadWorksheet({
      request: new Request(`http://localhost${address}?example=1`),
      params,
      context,
    });
    const example = Object.fromEntries(
      Object.entries(shown.data.state.typed).map(([name, value]) => [name, String(value)]),
    );
    const refused = await send(person, { ...example, own: uuidv7() });
    expect([refused.init?.status, refused.data.own]).toEqual([422, 'example']);
    expect(await leftOf(person, course)).toEqual(['worksheet']);
  });

  test('is asked of nobody who isn’t enrolled, and counts for them nowhere', async () => {
    const person = await createPerson();
    expect((await show(person)).data.asking).toEqual([]);
    expect((await send(person, { ...figures, own: uuidv7() })).data.own).toBeNull();
    expect(await eventsOf(person, 'completed')).toEqual([]);
    const visitor = new Request(`http://localhost${address}`, {
      method: 'POST',
      body: new URLSearchParams({ ...figures, own: uuidv7() }),
    });
    const answer: unknown = await actOnWorksheet({ request: visitor, params, context }).catch(
      (thrown: unknown) => thrown,
    );
    expect(answer).toMatchObject({ status: 303 });
  });
});

describe('a facilitator’s sign-off', () => {
  let course: PublishedCourse;
  let facilitator: Awaited<ReturnType<typeof officer>>;
  let stranger: Awaited<ReturnType<typeof officer>>;
  const officer = async (...grants: Parameters<typeof createOfficer>[0]) => {
    const made = await createOfficer(grants);
    return { ...made, actorId: made.id };
  };
  beforeAll(async () => {
    course = await publish('completion: {signOff: true}\n');
    facilitator = await officer(grantOf('facilitator', { instituteId: 'ttcih' }));
    stranger = await officer(grantOf('facilitator', { instituteId: 'muhas' }));
  });
  const giving = (person: EventActor, clientUuid = uuidv7()) => ({
    courseId: course.id,
    personId: person.id,
    note: 'Counted well',
    clientUuid,
  });
  const signOffsOf = (person: EventActor) =>
    database().select().from(signOff).where(eq(signOff.personId, person.id));
  const awaiting = async (by = facilitator) =>
    (await listAwaitingSignOff(by)).flatMap(({ learners }) => learners.map(({ personId }) => personId));
  const post = async (by: EventActor, fields: Record<string, string>) =>
    actOnSignOffs({
      request: await sent(by, '/sw/tracking/sign-offs', fields),
      params: { lang: 'sw' },
      context,
    });

  test('is awaited by those who have done the lessons, and seen by facilitators of the institute alone', async () => {
    const [ready, beginner] = [await studyAll(course, { name: 'Tayari Sasa' }), await createPerson()];
    await enrolPerson(beginner, course);
    const [listed] = await listAwaitingSignOff(facilitator);
    const learner = listed?.learners.find(({ personId }) => personId === ready.id);
    expect(learner).toMatchObject({ name: 'Tayari Sasa', finalScore: 100, left: [] });
    expect(await awaiting()).not.toContain(beginner.id);
    expect(await listAwaitingSignOff(stranger)).toEqual([]);
    const manager = await officer(grantOf('manager', { instituteId: 'ttcih' }));
    expect(await listAwaitingSignOff(manager)).toEqual([]);
    expect(await awaiting(await officer(grantOf('administrator')))).toContain(ready.id);
  });

  test('given on the page issues the certificate at once; a replay and others at the same moment change nothing', async () => {
    const person = await studyAll(course);
    expect(await pathOf(person, course)).toMatchObject({ isComplete: false, next: undefined });
    const wish = { intent: 'give', course: course.id, person: person.id, note: 'Safi', uuid: uuidv7() };
    const answers = await Promise.all([
      post(facilitator, wish),
      post(facilitator, wish),
      post(facilitator, { ...wish, uuid: uuidv7() }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 303 });
    expect(await signOffsOf(person)).toMatchObject([
      { note: 'Safi', givenBy: facilitator.id, takenBackAt: null },
    ]);
    expect(await eventsOf(person, 'approved')).toMatchObject([
      { cadre: 'NO', result: { by: facilitator.id } },
    ]);
    expect(await listMyCertificates(person.id)).toHaveLength(1);
    expect(await awaiting()).not.toContain(person.id);
    const audited = await database().select().from(auditEntry).where(eq(auditEntry.personId, person.id));
    expect(audited.filter(({ action }) => action === 'signOff.given')).toMatchObject([
      { actorId: facilitator.id, objectId: course.id, detail: null },
    ]);
    await expect(post(facilitator, { ...wish, note: 'a'.repeat(301) })).resolves.toMatchObject({
      init: { status: 422 },
    });
  });

  test('is not given by who has no say: another institute, the learner, to somebody who isn’t enrolled', async () => {
    const person = await studyAll(course);
    expect(await giveSignOff(stranger, giving(person))).toBe('notFound');
    expect(await giveSignOff({ ...facilitator, grants: [] }, giving(person))).toBe('notFound');
    expect(await giveSignOff(facilitator, giving(await createPerson()))).toBe('notFound');
    await doLessons(facilitator, course);
    expect(await giveSignOff(facilitator, giving(facilitator))).toBe('notFound');
    expect(await awaiting()).not.toContain(facilitator.id);
    expect(await signOffsOf(person)).toEqual([]);
    const learner: unknown = await post(person, { intent: 'give' }).catch((thrown: unknown) => thrown);
    expect(learner).toMatchObject({ init: { status: 404 } });
  });

  test('taken back is awaited anew and can be given again; the log keeps all of it', async () => {
    const person = await createPerson();
    await doLessons(person, course);
    await giveSignOff(facilitator, giving(person));
    const [first] = await signOffsOf(person);
    if (!first) throw new Error('the sign-off was given');
    expect(await listSignOffs(facilitator)).toContainEqual(
      expect.objectContaining({ id: first.id, note: 'Counted well' }),
    );
    expect(await takeBackSignOff(stranger, first.id)).toBe(false);
    expect(await takeBackSignOff(facilitator, uuidv7())).toBe(false);
    expect(await Promise.all([1, 2].map(() => takeBackSignOff(facilitator, first.id)))).toEqual([true, true]);
    expect(await eventsOf(person, 'voided')).toHaveLength(1);
    expect(await leftOf(person, course)).toContain('signOff');
    expect(await awaiting()).toContain(person.id);
    expect(await giveSignOff(facilitator, giving(person))).toBe('given');
    expect((await factsOf(person, course)).isSignedOff).toBe(true);
    expect(await eventsOf(person, 'approved')).toHaveLength(2);
  });

  test('goes with the person through a merge, into their data, and away with them', async () => {
    const administrator = await createOfficer([grantOf('administrator')]);
    const [kept, merged] = [await createPerson(), await studyAll(course)];
    await giveSignOff(facilitator, { ...giving(merged), note: 'Ameonyesha kwa vitendo' });
    await mergeAccounts(administrator, { keptId: kept.id, mergedId: merged.id, phoneOf: 'kept' });
    expect(await leftOf(kept, course)).toEqual([]);
    expect(await awaiting()).not.toContain(kept.id);
    expect((await listSignOffs(facilitator)).map(({ note }) => note)).toContain('Ameonyesha kwa vitendo');
    expect(await giveSignOff(facilitator, giving(kept))).toBe('given');
    expect(await signOffsOf(kept)).toEqual([]);

    const actor = await getActorById(kept.id);
    if (!actor) throw new Error('the account is there');
    const data = await collectMyData(actor, new Date());
    expect(data.signOffs).toMatchObject([{ course: smallCourseSlug, note: 'Ameonyesha kwa vitendo' }]);
    expect(JSON.stringify(await presentMyData(data, 'sw'))).toContain('Ameonyesha kwa vitendo');
    expect(await eraseAccount(kept.id, theOperator)).toBe('erased');
    expect(await signOffsOf(merged)).toEqual([]);
    const { owner } = workerDatabase;
    expect(await owner`select from sign_off where note like 'Ameonyesha%'`).toHaveLength(0);
  });
});

describe('a course that asks for another first', () => {
  let first: PublishedCourse;
  let second: PublishedCourse;
  beforeAll(async () => {
    first = await publish('');
    expect(await importFiles({ 'second-course': another('t2', 'prerequisites: [t1]\n') })).toEqual([]);
    second = await getPublished('second-course');
  });
  const params = { lang: 'en', course: 'second-course' };
  const enrol = async (person: EventActor) =>
    actOnCourse({
      request: await sent(person, '/en/courses/second-course', { intent: 'enrol', uuid: uuidv7() }),
      params,
      context,
    });

  test('can be read, and says what to do first', async () => {
    const person = await createPerson();
    const request = new Request('http://localhost/en/courses/second-course', {
      headers: { Cookie: await cookieOf(person) },
    });
    expect(await loadCourse({ request, params, context })).toMatchObject({
      first: [{ slug: smallCourseSlug, title: 'Small course', isMet: false }],
      standing: { kind: 'signed-in', first: { slug: smallCourseSlug } },
    });
  });

  test('takes nobody in without it: not by enrolling, nor by marking a lesson as done', async () => {
    const person = await createPerson();
    const refused = (await enrol(person)) as Response;
    expect([refused.status, refused.headers.get('Location')]).toEqual([
      303,
      '/en/courses/second-course#first',
    ]);
    const lesson = '/sw/courses/second-course/basics/counting';
    const answer = await actOnLesson({
      request: await sent(person, lesson, { uuid: uuidv7() }),
      params: { lang: 'sw', course: 'second-course', module: 'basics', lesson: 'counting' },
      context,
    });
    expect((answer as Response).headers.get('Location')).toBe('/sw/courses/second-course#first');
    expect(await isEnrolled(person.id, second.id)).toBe(false);
    expect(await eventsOf(person, 'completed')).toEqual([]);
  });

  test('takes in who has completed it, once, and writes that down', async () => {
    const person = await studyAll(first);
    const uuid = uuidv7();
    expect(await admitToCourse(person, second, uuid)).toBe('admitted');
    expect(await admitToCourse(person, second, uuid)).toBe('admitted');
    const enrolled = (await eventsOf(person, 'registered')).filter(({ courseId }) => courseId === second.id);
    expect(enrolled).toMatchObject([{ result: { prerequisites: ['t1'] } }]);
  });

  test('takes in who has its certificate, though the rule has grown since', async () => {
    const person = await studyAll(first);
    await issueCertificate(person, first.id);
    const grown = await publish('completion: {signOff: true}\n');
    expect((await pathOf(person, grown)).isComplete).toBe(false);
    expect(await admitToCourse(person, second, uuidv7())).toBe('admitted');
    await publish('');
  });

  test('keeps who was enrolled before it asked', async () => {
    expect(await importFiles({ 'third-course': another('t3', '') })).toEqual([]);
    const person = await createPerson();
    await enrolPerson(person, await getPublished('third-course'));
    expect(await importFiles({ 'third-course': another('t3', 'prerequisites: [t1]\n') })).toEqual([]);
    const third = await getPublished('third-course');
    expect(await admitToCourse(person, third, uuidv7())).toBe('admitted');
    await doLessons(person, third);
    expect((await pathOf(person, third)).lessonsDone).toBe(2);
  });
});
