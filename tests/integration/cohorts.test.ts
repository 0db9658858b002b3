import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { addDays, dayOf } from '~/platform/calendar-day';
import { auditEntry } from '~db/schema/audit';
import { learningPath } from '~db/schema/catalog';
import { cohort, cohortMember } from '~db/schema/cohorts';
import {
  addMembersByFilter,
  addMembersOfFile,
  addMembersOfList,
  changeCohort,
  countMembersLike,
  createCohort,
  exportMembers,
  getCohort,
  listCohorts,
  exportCohorts,
  listTrainingsOf,
  messageCohort,
  removeMembers,
  setCohortClosed,
  writeNote,
} from '~/features/cohorts/index.server';
import { enrolInRunningCohorts, enrolMembers } from '~/features/cohorts/enrol-members.server';
import { presentMemberState } from '~/features/cohorts/present-member-state';
import { ChangedCohortSchema, MemberFilterSchema, NewCohortSchema } from '~/features/cohorts/schemas';
import {
  getCourse,
  importPackages,
  type PublishedCourse,
  setArchived,
} from '~/features/catalog/index.server';
import { isEnrolled } from '~/features/enrolments/index.server';
import {
  getTrainings,
  peopleOfList,
  presentTrainings,
  trainingsAsCsv,
} from '~/features/tracking/index.server';
import { sendReminders } from '~/features/reminders/send-reminders.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { smallPackage, writePackages } from '~tests/fixtures/course-package';
import { stand } from '~tests/factories/stand';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

let courseId: string;
let first: PublishedCourse;

/** A moment while the cohorts of these tests run. */
const running = new Date('2026-12-05T09:00:00Z');
let coordinator: Awaited<ReturnType<typeof runnerOf>>;
let facilitator: Awaited<ReturnType<typeof runnerOf>>;

async function runnerOf(...grants: ReturnType<typeof grantOf>[]) {
  const officer = await createOfficer(grants);
  return { actorId: officer.id, grants, address: null, phone: officer.phone };
}

beforeAll(async () => {
  first = await importSmallCourse();
  courseId = first.id;
  coordinator = await runnerOf(grantOf('coordinator', { regionId: 'kigoma' }));
  facilitator = await runnerOf(grantOf('facilitator', { instituteId: 'ttcih' }));
});

async function make(more: Record<string, string> = {}, by = coordinator) {
  const wish = NewCohortSchema.parse({
    kind: 'online',
    name: 'Wauguzi wa Kigoma',
    subject: courseId,
    startsOn: '2026-12-01',
    endsOn: '2027-01-31',
    facilitators: facilitator.phone,
    ...more,
  });
  const answer = await createCohort(by, wish, uuidv7());
  if (!answer.ok) throw new Error(answer.field);
  return answer.cohortId;
}

const makeTraining = (more: Record<string, string> = {}, by = coordinator) =>
  make(
    { kind: 'faceToFace', subject: '', topic: 'Takwimu', council: 'kigoma-dc', place: 'Ukumbi', ...more },
    by,
  );

const listOf = (...phones: string[]) =>
  Buffer.from(`name,phone\n${phones.map((one) => `x,${one}`).join('\n')}\n`);

test('the people of a list of learners, or of those who need attention, become members; those of others don’t', async () => {
  const stands = async (councilId: string) => {
    const person = await createPerson({ cadre: 'MW', councilId });
    await stand(person, { courseId: '', enrolled: 90 });
    await stand(person, { courseId, enrolled: 90, certified: 30, until: 20, certificate: 'expiring' });
    return person.id;
  };
  const [here, there] = [await stands('kigoma-dc'), await stands('kasulu-dc')];
  await stands('arusha-cc');
  for (const [search, expected] of [
    ['step=enrolled&cadre=MW', [here, there]],
    ['reason=ending&cadre=MW&region=kigoma&council=kasulu-dc', [there]],
  ] as const) {
    const { people, count } = await peopleOfList(coordinator, new URLSearchParams(search), 'en', 1_000);
    expect(count).toBe(expected.length);
    const cohortId = await make();
    expect(await addMembersOfList(coordinator, cohortId, people)).toMatchObject({
      ok: true,
      added: expected.length,
    });
    expect(await addMembersOfList(coordinator, cohortId, people)).toMatchObject({ ok: true, added: 0 });
    const members = await database()
      .select({ id: cohortMember.personId })
      .from(cohortMember)
      .where(eq(cohortMember.cohortId, cohortId));
    expect(members.map(({ id }) => id).sort()).toEqual([...expected].sort());
  }
});

describe('a list of people', () => {
  test('puts those whom somebody answers for into a cohort; sent again it changes nothing', async () => {
    const cohortId = await make();
    const [one, other] = [await createPerson(), await createPerson()];
    const elsewhere = await createPerson({ councilId: 'arusha-cc' });
    const file = listOf(one.phone, other.phone, one.phone, elsewhere.phone, 'nobody');
    const rejected = [
      { line: 5, fault: 'unknown' },
      { line: 6, fault: 'unreadable' },
    ];
    expect(await addMembersOfFile(coordinator, cohortId, file)).toMatchObject({
      ok: true,
      added: 2,
      known: 0,
      counted: 0,
      rejected,
    });
    expect(await addMembersOfFile(coordinator, cohortId, file)).toMatchObject({
      ok: true,
      added: 0,
      known: 2,
      counted: 0,
      rejected,
    });
    const byId = Buffer.from(`akaunti\n${one.id}\n`);
    expect(await addMembersOfFile(coordinator, cohortId, byId)).toMatchObject({ added: 0, known: 1 });
    expect(await addMembersOfFile(coordinator, cohortId, Buffer.from('a,b\n1,2\n'))).toEqual({
      ok: false,
      fault: 'noHeader',
    });
  });

  test('doesn’t reach into somebody else’s cohort, nor tell of it', async () => {
    const cohortId = await make({ facilitators: '' });
    const stranger = await runnerOf(grantOf('coordinator', { councilId: 'kigoma-dc' }));
    const person = await createPerson();
    expect(await addMembersOfFile(stranger, cohortId, listOf(person.phone))).toEqual({
      ok: false,
      fault: 'notFound',
    });
    expect(await getCohort(stranger, cohortId)).toBeUndefined();
    expect(await writeNote(stranger, { cohortId, text: 'x', clientUuid: uuidv7() })).toBe(false);
    expect((await listCohorts(stranger)).map(({ id }) => id)).not.toContain(cohortId);
  });
});

test('everybody of a cadre in a council is enrolled once, though the job dies midway', async () => {
  const cohortId = await make();
  for (let index = 0; index < 4; index += 1) await createPerson({ cadre: 'PT', councilId: 'kasulu-dc' });
  const filter = MemberFilterSchema.parse({ council: 'kasulu-dc', cadres: ['PT'] });
  expect(await countMembersLike(coordinator, filter)).toBe(4);
  expect(await addMembersByFilter(coordinator, cohortId, filter)).toMatchObject({ ok: true, added: 4 });
  expect(await addMembersByFilter(coordinator, cohortId, filter)).toMatchObject({ ok: true, added: 0 });
  const { signal } = new AbortController();
  let looks = 0;
  vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
    looks += 1;
    if (looks > 2) throw new Error('killed');
  });
  await expect(enrolMembers(cohortId, signal, running)).rejects.toThrow('killed');
  expect(await enrolMembers(cohortId, undefined, running)).toBe(2);
  expect(await enrolMembers(cohortId, undefined, running)).toBe(0);
  const [events] = await database().execute(sql`
    select count(*)::int as enrolled from learning_event
    join cohort_member on person_id = actor_id and cohort_id = ${cohortId}::uuid where verb = 'registered'`);
  expect(events).toEqual({ enrolled: 4 });
  const shown = await getCohort(facilitator, cohortId);
  expect(shown?.members.map(({ enrolments, lessons }) => [enrolments, lessons])).toEqual(
    Array.from({ length: 4 }, () => [[{ courseId, state: 'enrolled', waitsFor: [] }], 0]),
  );
});

test('who moves stays in the cohort, with where they came from and where they are', async () => {
  const cohortId = await make();
  const person = await createPerson({ councilId: 'kigoma-dc' });
  await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
  await database().update(account).set({ councilId: 'arusha-cc' }).where(eq(account.id, person.id));
  const shown = await getCohort(coordinator, cohortId);
  expect(shown?.members).toMatchObject([
    { joinedAt: { council: 'Kigoma DC' }, now: { council: 'Arusha CC' } },
  ]);
});

describe('a path whose second course asks for the first', () => {
  let second: PublishedCourse;
  beforeAll(async () => {
    const renamed = Object.entries(smallPackage()).map(([name, text]) => [
      name,
      text.replace(/\bt1\b/g, 't2') + (name === 'course.yml' ? `prerequisites: [${courseId}]\n` : ''),
    ]);
    const { folder, remove } = writePackages({
      'second-course': Object.fromEntries(renamed) as ReturnType<typeof smallPackage>,
    });
    expect(await importPackages(folder)).toMatchObject({ ok: true });
    remove();
    const published = await getCourse('second-course');
    if (!published) throw new Error('the second course was not published');
    second = published;
    const text = { sw: 'Njia', en: 'Path' };
    await database()
      .insert(learningPath)
      .values({
        id: 'both',
        slug: 'both',
        position: 0,
        title: text,
        summary: text,
        cadres: [],
        courses: [courseId, second.id].map((course) => ({ course, why: text })),
        hash: 'both',
      });
  });

  const outcomesIn = async (cohortId: string) =>
    (await getCohort(coordinator, cohortId))?.members.flatMap(({ enrolments }) =>
      enrolments.map(({ courseId: id, state, waitsFor }) => [id, state, waitsFor]),
    );
  const titleOf = (id: string) => `<${id}>`;
  const stateIn = async (cohortId: string, now: Date) => {
    const shown = await getCohort(coordinator, cohortId);
    const [member] = shown?.members ?? [];
    return shown && member && presentMemberState(member, shown, { titleOf, language: 'en', now });
  };

  test('enrols in the first, says what the second waits for, and enrols in it once the first is passed', async () => {
    const cohortId = await make({ subject: 'path/both' });
    const person = await createPerson();
    await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
    expect(await enrolMembers(cohortId, undefined, running)).toBe(1);
    const waits = [
      [courseId, 'enrolled', []],
      [second.id, 'waits', [courseId]],
    ];
    expect(await outcomesIn(cohortId)).toEqual(waits);
    expect(await stateIn(cohortId, running)).toEqual([
      'enrolled, has not begun',
      'waits with “<t2>”: must first complete “<t1>”',
    ]);
    expect(await enrolInRunningCohorts('moved', undefined, running)).toBe(0);
    await doLessons(person, first);
    expect(await enrolInRunningCohorts('moved', undefined, running)).toBe(0);
    expect(await outcomesIn(cohortId)).toEqual(waits);
    await submit(person, await openAttempt(person, first), rightAnswers);
    expect(await enrolInRunningCohorts('moved', undefined, running)).toBe(1);
    expect(await isEnrolled(person.id, second.id)).toBe(true);
    expect(await enrolMembers(cohortId, undefined, running)).toBe(0);
  });

  test('refuses an archived course with the reason, and enrols by the daily job once it is open again', async () => {
    const cohortId = await make();
    const person = await createPerson();
    await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
    await database().transaction((tx) => setArchived(tx, courseId, true));
    expect(await enrolMembers(cohortId, undefined, running)).toBe(0);
    await database().transaction((tx) => setArchived(tx, courseId, false));
    expect(await outcomesIn(cohortId)).toEqual([[courseId, 'refused', []]]);
    expect(await stateIn(cohortId, running)).toEqual(['not enrolled in “<t1>”: it takes nobody now']);
    await enrolInRunningCohorts('all', undefined, running);
    expect(await isEnrolled(person.id, courseId)).toBe(true);
    expect(await outcomesIn(cohortId)).toEqual([[courseId, 'enrolled', []]]);
  });

  test('enrols nobody before the first day, after the last, or once it is closed', async () => {
    const cohortId = await make();
    const person = await createPerson();
    await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
    const days = ['2026-11-30T20:59:00Z', '2027-01-31T21:00:00Z'].map((day) => new Date(day)) as [Date, Date];
    for (const day of days) {
      await enrolInRunningCohorts('all', undefined, day);
      expect(await isEnrolled(person.id, courseId)).toBe(false);
    }
    expect(await stateIn(cohortId, days[0])).toEqual(['is enrolled on 1 December 2026']);
    expect(await stateIn(cohortId, days[1])).toEqual(['not enrolled: the cohort is over']);
    expect(await setCohortClosed(coordinator, cohortId, true)).toBe(true);
    await enrolInRunningCohorts('all', undefined, running);
    expect(await isEnrolled(person.id, courseId)).toBe(false);
    expect(await addMembersOfFile(coordinator, cohortId, listOf(person.phone))).toEqual({
      ok: false,
      fault: 'closed',
    });
    expect(await setCohortClosed(coordinator, cohortId, false)).toBe(true);
    await enrolInRunningCohorts('all', undefined, new Date('2026-11-30T21:00:00Z'));
    expect(await isEnrolled(person.id, courseId)).toBe(true);
  });
});

describe('changing a cohort', () => {
  const change = (more: Record<string, string> = {}) =>
    ChangedCohortSchema.parse({
      kind: 'online',
      name: 'Jina jipya',
      startsOn: '2026-12-10',
      endsOn: '2026-12-20',
      facilitators: '',
      ...more,
    });
  const deedsOn = async (cohortId: string) =>
    (await database().select().from(auditEntry).where(eq(auditEntry.objectId, cohortId)))
      .map(({ action, personId }) => [action, personId] as const)
      .filter(([action]) => action !== 'cohort.created' && action !== 'cohort.joined');

  test('gives it another name, days and facilitators, and is written down; strangers can’t', async () => {
    const cohortId = await make();
    const stranger = await runnerOf(grantOf('coordinator', { councilId: 'kigoma-dc' }));
    expect(await changeCohort(stranger, cohortId, change())).toBe('notFound');
    expect(await setCohortClosed(stranger, cohortId, true)).toBe(false);
    expect(await removeMembers(stranger, cohortId, { counted: true })).toBeUndefined();
    expect(await changeCohort(coordinator, cohortId, change({ facilitators: '0600000000' }))).toEqual({
      field: 'facilitators',
    });
    expect(await changeCohort(facilitator, cohortId, change({ facilitators: stranger.phone }))).toBe(
      'changed',
    );
    const shown = await getCohort(stranger, cohortId);
    expect(shown).toMatchObject({ name: 'Jina jipya', startsOn: '2026-12-10', courseIds: [courseId] });
    expect(shown?.facilitators.map(({ id }) => id).sort()).toEqual(
      [coordinator.actorId, facilitator.actorId, stranger.actorId].sort(),
    );
    expect(await changeCohort(coordinator, cohortId, change())).toBe('changed');
    expect(await getCohort(facilitator, cohortId)).toBeUndefined();
    expect(await deedsOn(cohortId)).toEqual([
      ['cohort.changed', null],
      ['cohort.changed', null],
    ]);
  });

  test('leaves a training face to face a topic, unless it was about a course', async () => {
    const place = { kind: 'faceToFace', topic: ' ', council: 'kigoma-dc', place: '' };
    const [ofTopic, ofCourse] = [await makeTraining(), await makeTraining({ subject: courseId })];
    expect(await changeCohort(coordinator, ofTopic, change(place))).toEqual({ field: 'topic' });
    expect(await getCohort(coordinator, ofTopic)).toMatchObject({
      topic: 'Takwimu',
      name: 'Wauguzi wa Kigoma',
    });
    expect(await changeCohort(coordinator, ofCourse, change(place))).toBe('changed');
    expect(await getCohort(coordinator, ofCourse)).toMatchObject({ topic: null, courseIds: [courseId] });
  });

  test('takes out one member, or all of a wrong list, and leaves them what they did', async () => {
    const cohortId = await make();
    const [one, other, third] = [await createPerson(), await createPerson(), await createPerson()];
    await addMembersOfFile(coordinator, cohortId, listOf(one.phone));
    await enrolMembers(cohortId, undefined, running);
    const wrong = await addMembersOfFile(coordinator, cohortId, listOf(one.phone, other.phone, third.phone));
    if (!wrong.ok) throw new Error(wrong.fault);
    expect(wrong).toMatchObject({ added: 2, known: 1 });
    const { joinedAt } = wrong;
    expect(await removeMembers(facilitator, cohortId, { joinedAt: '2026-99-99' })).toBe(0);
    expect(await removeMembers(facilitator, cohortId, { joinedAt })).toBe(2);
    expect(await removeMembers(facilitator, cohortId, { joinedAt })).toBe(0);
    expect(await removeMembers(coordinator, cohortId, { people: [other.id] })).toBe(0);
    expect(await removeMembers(coordinator, cohortId, { people: [one.id] })).toBe(1);
    expect((await getCohort(coordinator, cohortId))?.members).toEqual([]);
    expect(await isEnrolled(one.id, courseId)).toBe(true);
    expect((await deedsOn(cohortId)).map(([action, person]) => `${action} ${person}`).sort()).toEqual(
      [other, third, one].map(({ id }) => `cohort.left ${id}`).sort(),
    );
  });
});

test('the list of members goes out with how each stands, without formulas, and with numbers of one’s own people alone', async () => {
  const cohortId = await make();
  const person = await createPerson({ name: '=HYPERLINK("x")', councilId: 'kigoma-dc' });
  await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
  await enrolMembers(cohortId, undefined, running);
  const textOf = async (by: typeof coordinator, grants: typeof coordinator.grants) => {
    const file = await exportMembers(by, cohortId, grants, { kind: 'csv', language: 'en' });
    return new Response(file).text();
  };
  const [head = '', row = ''] = (await textOf(coordinator, coordinator.grants)).split('\r\n');
  expect(head).toContain('Name,Phone,Cadre');
  expect(row).toContain(`"'=HYPERLINK(""x"")"`);
  expect(row).toContain(person.phone);
  expect(row).toContain('enrolled, has not begun');
  expect(await textOf(facilitator, [])).not.toContain(person.phone);
  const stranger = await runnerOf(grantOf('coordinator', { councilId: 'kigoma-dc' }));
  expect(await exportMembers(stranger, cohortId, [], { kind: 'xlsx', language: 'sw' })).toBeUndefined();
  const shown = await getCohort(coordinator, cohortId, coordinator.grants);
  expect(shown?.members).toMatchObject([{ hasRecord: true }]);
  await database().update(account).set({ councilId: 'arusha-cc' }).where(eq(account.id, person.id));
  expect((await getCohort(coordinator, cohortId, coordinator.grants))?.members).toMatchObject([
    { hasRecord: false, phone: null },
  ]);
});

describe('a training face to face', () => {
  const sheet = (...rows: string[]) => Buffer.from(`Jina,Simu,Kada,Jinsi\n${rows.join('\n')}\n`);

  test('asks for a course or a topic, days in order and a council', async () => {
    await expect(makeTraining({ topic: ' ' })).rejects.toThrow('about');
    await expect(makeTraining({ council: 'nowhere' })).rejects.toThrow('council');
    await expect(makeTraining({ endsOn: '2026-11-30' })).rejects.toThrow('dayOrder');
    for (const startsOn of ['0000-01-01', '2026-02-30', "'"])
      await expect(makeTraining({ startsOn })).rejects.toThrow('"day"');
    const cohortId = await makeTraining({ subject: courseId, topic: '' });
    const [kept] = await database().select().from(cohort).where(eq(cohort.id, cohortId));
    expect(kept).toMatchObject({
      courseIds: [courseId],
      topic: null,
      councilId: 'kigoma-dc',
      place: 'Ukumbi',
    });
  });

  test('takes its attendance sheet: own people as members, all others as numbers without a name', async () => {
    const cohortId = await makeTraining({ startsOn: '2026-03-02', endsOn: '2026-03-03' });
    const person = await createPerson();
    const elsewhere = await createPerson({ councilId: 'arusha-cc' });
    const rows = [
      `Mtu Wetu,${person.phone},NO,KE`,
      `Mtu Mwingine,${elsewhere.phone},Mkunga,F`,
      `Mtu Mwingine,${elsewhere.phone},Mkunga,F`,
      'Zuhura Isiyohifadhiwa,,MW,ke',
      'Bila Kada,hana,,',
      ',,,',
    ];
    const answer = await addMembersOfFile(coordinator, cohortId, sheet(...rows));
    expect(answer).toMatchObject({ ok: true, added: 1, known: 0, counted: 3, rejected: [] });
    const again = await addMembersOfFile(coordinator, cohortId, sheet(...rows));
    expect(again).toMatchObject({ ok: true, added: 0, known: 1, counted: 3 });
    expect(await enrolMembers(cohortId, undefined, running)).toBe(0);
    expect((await getCohort(coordinator, cohortId))?.counted).toEqual([
      { cadre: 'MW', sex: 'female', people: 2 },
      { cadre: '', sex: '', people: 1 },
    ]);
    expect((await listCohorts(coordinator)).find(({ id }) => id === cohortId)).toMatchObject({ people: 4 });
    expect(await listTrainingsOf(person.id)).toMatchObject([{ topic: 'Takwimu', council: 'Kigoma DC' }]);
    expect(await exportCohorts(person.id)).toMatchObject([
      { kind: 'faceToFace', topic: 'Takwimu', heldInCouncilId: 'kigoma-dc' },
    ]);
    expect(await addMembersOfFile(coordinator, cohortId, Buffer.from('Kada,Jinsi\nNO,ME\n'))).toMatchObject({
      counted: 1,
    });
    expect(await removeMembers(coordinator, cohortId, { counted: true })).toBe(1);
    const [events] = await database().execute(
      sql`select count(*)::int as enrolled from learning_event where actor_id = ${person.id}::uuid`,
    );
    expect(events).toEqual({ enrolled: 0 });
  });

  test('counts apart by area, cadre and month; who moves counts where they work today, and keeps the training', async () => {
    const mover = await runnerOf(grantOf('coordinator', { regionId: 'mara' }));
    const target = await runnerOf(grantOf('coordinator', { regionId: 'iringa' }));
    const cohortId = await makeTraining(
      { council: 'tarime-dc', startsOn: '2026-03-02', endsOn: '2026-03-03' },
      mover,
    );
    const person = await createPerson({ cadre: 'LT', councilId: 'tarime-dc' });
    const rows = Array.from({ length: 6 }, () => 'x,,NO,KE');
    await addMembersOfFile(mover, cohortId, sheet(`x,${person.phone},LT,ME`, ...rows));
    const countsFor = async (by: typeof mover, search = '') => {
      const { whole, areas, cadres, months } = await getTrainings(
        by,
        new URLSearchParams(search),
        'en',
        false,
      );
      return { whole, areas, cadres, months };
    };
    const before = { trainings: 1, named: 1, counted: 6 };
    expect(await countsFor(mover)).toEqual({
      whole: before,
      areas: [{ key: 'tarime-dc', ...before }],
      cadres: [
        { key: 'LT', trainings: 1, named: 1, counted: 0 },
        { key: 'NO', trainings: 1, named: 0, counted: 6 },
      ],
      months: [{ key: '2026-03', ...before }],
    });
    expect((await countsFor(mover, 'cadre=LT')).whole).toEqual({ trainings: 1, named: 1, counted: 0 });
    for (const none of ['from=2026-04', `course=${courseId}`, 'sex=male'])
      expect((await countsFor(mover, none)).whole, none).toEqual({ trainings: 0, named: 0, counted: 0 });
    const change = { kind: 'faceToFace', name: 'x', topic: 'x', place: null, council: 'tarime-dc' } as const;
    const held = { startsOn: '2026-03-02', endsOn: '2026-03-03' };
    const planned = { startsOn: addDays(dayOf(new Date()), 1), endsOn: addDays(dayOf(new Date()), 2) };
    expect(await changeCohort(mover, cohortId, { ...change, ...planned, facilitators: [] })).toBe('changed');
    expect((await countsFor(mover)).whole).toEqual({ trainings: 0, named: 0, counted: 0 });
    expect(await listTrainingsOf(person.id)).toEqual([]);
    await changeCohort(mover, cohortId, { ...change, ...held, facilitators: [] });
    await database().update(account).set({ councilId: 'iringa-mc' }).where(eq(account.id, person.id));
    expect((await countsFor(mover)).whole).toEqual({ trainings: 1, named: 0, counted: 6 });
    expect(await countsFor(target)).toMatchObject({
      whole: { trainings: 1, named: 1, counted: 0 },
      areas: [{ key: 'iringa-mc', named: 1 }],
    });
    expect((await getCohort(mover, cohortId))?.members).toMatchObject([
      { joinedAt: { council: 'Tarime DC' }, now: { council: 'Iringa MC' } },
    ]);
    expect(await listTrainingsOf(person.id)).toHaveLength(1);
    const shared = await getTrainings(target, new URLSearchParams(), 'en', true);
    expect(presentTrainings(shared, 'en')).toEqual({ whole: null, tables: [], pictures: [] });
    const csv = trainingsAsCsv(await getTrainings(mover, new URLSearchParams(), 'en', true), 'en');
    expect(csv.split('\r\n').slice(1)).toEqual([
      'By month,Mar 2026,6',
      `By cadre,Nursing officer,6`,
      'By area,Tarime DC,6',
      '',
    ]);
    await addMembersOfFile(
      mover,
      cohortId,
      sheet(...Array.from({ length: 9 }, () => 'x,,,'), ...rows, ...rows, 'x,,CO,'),
    );
    const [, byCadre] = presentTrainings(
      await getTrainings(mover, new URLSearchParams(), 'en', false),
      'en',
    ).tables;
    expect(byCadre?.rows.map(({ name, values: [people] }) => [name, people])).toEqual([
      ['Nursing officer', 12],
      ['Clinical officer', 1],
      ['Cadre not written', 9],
    ]);
  });
});

test('a facilitator writes notes and to all, and only people with a role facilitate', async () => {
  const cohortId = await make();
  const person = await createPerson();
  await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
  const clientUuid = uuidv7();
  for (const turn of [1, 2])
    expect([turn, await writeNote(facilitator, { cohortId, text: 'Kikao cha pili', clientUuid })]).toEqual([
      turn,
      true,
    ]);
  expect((await getCohort(coordinator, cohortId))?.notes).toMatchObject([{ text: 'Kikao cha pili' }]);
  const answer = await messageCohort(facilitator, {
    cohortId,
    channel: 'app',
    text: 'Kikao Jumanne',
    clientUuid: uuidv7(),
  });
  if (!answer.ok) throw new Error(answer.fault);
  expect(await sendReminders(answer.orderId)).toBe(1);
  await expect(make({ facilitators: person.phone })).rejects.toThrow('facilitators');
  await expect(make({ subject: 'no-such' })).rejects.toThrow('subject');
});
