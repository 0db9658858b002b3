import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { cohortMember } from '~db/schema/cohorts';
import {
  addMembersByFilter,
  addMembersOfFile,
  addMembersOfList,
  createCohort,
  getCohort,
  listCohorts,
  messageCohort,
  writeNote,
} from '~/features/cohorts/index.server';
import { enrolMembers } from '~/features/cohorts/enrol-members.server';
import { NewCohortSchema } from '~/features/cohorts/schemas';
import { peopleOfList } from '~/features/tracking/index.server';
import { sendReminders } from '~/features/reminders/send-reminders.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { stand } from '~tests/factories/stand';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

let courseId: string;
let coordinator: Awaited<ReturnType<typeof runnerOf>>;
let facilitator: Awaited<ReturnType<typeof runnerOf>>;

async function runnerOf(...grants: ReturnType<typeof grantOf>[]) {
  const officer = await createOfficer(grants);
  return { actorId: officer.id, grants, address: null, phone: officer.phone };
}

beforeAll(async () => {
  courseId = (await importSmallCourse()).id;
  coordinator = await runnerOf(grantOf('coordinator', { regionId: 'kigoma' }));
  facilitator = await runnerOf(grantOf('facilitator', { instituteId: 'ttcih' }));
});

async function make(more: Record<string, string> = {}) {
  const wish = NewCohortSchema.parse({
    name: 'Wauguzi wa Kigoma',
    subject: courseId,
    startsOn: '2026-12-01',
    endsOn: '2027-01-31',
    facilitators: facilitator.phone,
    ...more,
  });
  const answer = await createCohort(coordinator, wish, uuidv7());
  if (!answer.ok) throw new Error(answer.fault);
  return answer.cohortId;
}

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
    expect(await addMembersOfList(coordinator, cohortId, people)).toEqual({
      ok: true,
      added: expected.length,
    });
    expect(await addMembersOfList(coordinator, cohortId, people)).toEqual({ ok: true, added: 0 });
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
    expect(await addMembersOfFile(coordinator, cohortId, file)).toEqual({
      ok: true,
      added: 2,
      known: 0,
      rejected,
    });
    expect(await addMembersOfFile(coordinator, cohortId, file)).toEqual({
      ok: true,
      added: 0,
      known: 2,
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
  const filter = { council: 'kasulu-dc', cadre: 'PT' };
  expect(await addMembersByFilter(coordinator, cohortId, filter)).toMatchObject({ ok: true, added: 4 });
  expect(await addMembersByFilter(coordinator, cohortId, filter)).toMatchObject({ ok: true, added: 0 });
  const { signal } = new AbortController();
  let looks = 0;
  vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
    looks += 1;
    if (looks > 2) throw new Error('killed');
  });
  await expect(enrolMembers(cohortId, signal)).rejects.toThrow('killed');
  expect(await enrolMembers(cohortId)).toBe(2);
  expect(await enrolMembers(cohortId)).toBe(0);
  const [events] = await database().execute(sql`
    select count(*)::int as enrolled from learning_event
    join cohort_member on person_id = actor_id and cohort_id = ${cohortId}::uuid where verb = 'registered'`);
  expect(events).toEqual({ enrolled: 4 });
  const shown = await getCohort(facilitator, cohortId);
  expect(shown?.members.map(({ isEnrolled, lessons }) => [isEnrolled, lessons])).toEqual(
    Array.from({ length: 4 }, () => [true, 0]),
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

test('a training face to face enrols nobody and stands apart', async () => {
  const cohortId = await make({ subject: 'faceToFace' });
  const person = await createPerson();
  await addMembersOfFile(coordinator, cohortId, listOf(person.phone));
  expect(await enrolMembers(cohortId)).toBe(1);
  const [events] = await database().execute(
    sql`select count(*)::int as enrolled from learning_event where actor_id = ${person.id}::uuid`,
  );
  expect(events).toEqual({ enrolled: 0 });
  expect((await listCohorts(coordinator)).find(({ id }) => id === cohortId)).toMatchObject({
    kind: 'faceToFace',
    members: 1,
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
