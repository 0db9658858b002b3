import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { database } from '~db/client.server';
import type { Grant } from '~/features/accounts/index';
import { applyRollups, getTrainings, rebuildRollups } from '~/features/tracking/index.server';
import { addDays, dayOf, startOfDayAfter } from '~/platform/calendar-day';
import { coordinatorOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSomeFacilities, someFacilities } from '~tests/factories/import-facilities';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const { mwandiga } = someFacilities;
const councils = ['kigoma-dc', 'kasulu-dc', 'tarime-dc'] as const;

beforeAll(() => importSomeFacilities());

type Step =
  | { kind: 'member' | 'leave'; training: number; person: number }
  | { kind: 'sheet'; training: number; cadre: string; people: number }
  | { kind: 'moveTraining'; training: number; council: number; year: number; month: number }
  | { kind: 'move'; person: number; council: number; cadre: string }
  | { kind: 'merge'; person: number; into: number }
  | { kind: 'delete'; person: number }
  | { kind: 'apply' };

const few = fc.nat({ max: 2 });
const person = fc.nat({ max: 4 });
const cadre = fc.constantFrom('EN', 'NO', '');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('member' as const), training: few, person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), training: few, person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sheet' as const),
      training: few,
      cadre,
      people: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('moveTraining' as const),
      training: few,
      council: few,
      // Some have not begun.
      year: fc.constantFrom(2026, 2026, 2100),
      month: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      person,
      council: few,
      cadre: fc.constantFrom('EN', 'NO'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), person, into: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), person }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'apply' as const }) },
);

async function take(one: Step, trainings: string[], people: string[]): Promise<unknown> {
  switch (one.kind) {
    case 'apply':
      return applyRollups();
    case 'member':
      return database().execute(sql`
        insert into cohort_member (cohort_id, person_id, cadre, council_id, facility_id)
        select ${trainings[one.training]}::uuid, id, cadre, council_id, facility_id from account where id = ${people[one.person]}::uuid
        on conflict do nothing`);
    case 'leave':
      return database().execute(sql`
        delete from cohort_member where cohort_id = ${trainings[one.training]}::uuid and person_id = ${people[one.person]}::uuid`);
    case 'sheet':
      return database().execute(sql`
        insert into attendance_count (cohort_id, cadre, sex, people) values (${trainings[one.training]}::uuid, ${one.cadre}, 'female', ${one.people})
        on conflict (cohort_id, cadre, sex) do update set people = attendance_count.people + excluded.people`);
    case 'moveTraining':
      return database().execute(sql`
        update cohort set council_id = ${councils[one.council]}, starts_on = make_date(${one.year}, ${one.month}, 5)
        where id = ${trainings[one.training]}::uuid`);
    case 'move':
      return database().execute(sql`
        update account set council_id = ${councils[one.council]}, facility_id = ${one.council === 0 ? mwandiga : null}, cadre = ${one.cadre}
        where id = ${people[one.person]}::uuid`);
    case 'merge':
      return database().execute(sql`
        update account set merged_into = ${people[one.into]}::uuid
        where id = ${people[one.person]}::uuid and id <> ${people[one.into]}::uuid and merged_into is null
          and exists (select from account as kept where kept.id = ${people[one.into]}::uuid and kept.merged_into is null)
          and not exists (select from account as merged where merged.merged_into = ${people[one.person]}::uuid)`);
    case 'delete':
      return database().execute(sql`
        delete from account where id = ${people[one.person]}::uuid
          and not exists (select from account as merged where merged.merged_into = ${people[one.person]}::uuid)`);
  }
}

async function holdTraining(councilId: string, startsOn: string): Promise<string> {
  const id = uuidv7();
  await database().execute(sql`
    insert into cohort (id, kind, name, course_ids, topic, council_id, starts_on, ends_on, created_by)
    values (${id}::uuid, 'faceToFace', 'Takwimu', '{}', 'Takwimu', ${councilId}, ${startsOn}::date, ${startsOn}::date, ${id}::uuid)`);
  return id;
}

/** Who was at trainings that have begun, counted from the sheets and the accounts alone. */
const counted = async (condition: string) =>
  (
    await workerDatabase.owner.unsafe<{ trainings: number; named: number; counted: number }[]>(`
      select count(distinct cohort_id)::int as trainings, coalesce(sum(named), 0)::int as named, coalesce(sum(counted), 0)::int as counted
      from (
        select cohort_id, starts_on, coalesce(account.cadre, member.cadre) as cadre, coalesce(account.council_id, member.council_id) as council_id,
          case when account.id is null then member.facility_id else account.facility_id end as facility_id, 1 as named, 0 as counted
        from cohort_member as member join cohort on cohort.id = cohort_id
        left join account on account.id = person_id and merged_into is null
        union all
        select cohort_id, starts_on, cadre, council_id, null, 0, people from attendance_count join cohort on cohort.id = cohort_id
      ) as attended join council on council.id = council_id where starts_on <= now() and ${condition}`)
  )[0];

const questions: [string, () => { grants: Grant[] }, Record<string, string>, string][] = [
  ['the nation', () => coordinatorOf(), {}, 'true'],
  ['a cadre of the nation', () => coordinatorOf(), { cadre: 'EN' }, "cadre = 'EN'"],
  ['the nation since February', () => coordinatorOf(), { from: '2026-02' }, "starts_on >= '2026-02-01'"],
  ['a region', () => coordinatorOf({ regionId: 'kigoma' }), {}, "region_id = 'kigoma'"],
  [
    'a council',
    () => coordinatorOf({ councilId: 'tarime-dc' }),
    { cadre: 'NO' },
    "council_id = 'tarime-dc' and cadre = 'NO'",
  ],
  [
    'a facility',
    () => coordinatorOf({ regionId: 'kigoma' }),
    { council: 'kigoma-dc', facility: mwandiga },
    `facility_id = '${mwandiga}'`,
  ],
];

async function expectAllTold(when: string): Promise<void> {
  for (const [name, who, filter, condition] of questions) {
    const { whole, areas, cadres, months } = await getTrainings(
      who(),
      new URLSearchParams(filter),
      'en',
      false,
    );
    const told = await counted(condition);
    expect({ when, name, whole }).toEqual({ when, name, whole: told });
    for (const rows of [areas, cadres, months]) {
      const sum = (key: 'named' | 'counted') => rows.reduce((total, row) => total + row[key], 0);
      expect({ when, name, named: sum('named'), counted: sum('counted') }).toMatchObject({
        named: told?.named,
        counted: told?.counted,
      });
    }
  }
}

const kept = async () => ({
  attendance: await database().execute(sql`select a::text as row from attendance a order by 1`),
  tally: await database().execute(
    sql`select t::text as row from attendance_tally t where trainings > 0 order by 1`,
  ),
});

test('trainings are told as the sheets and the accounts say them, before the job has run as after it and after a count of everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await workerDatabase.owner`truncate cohort cascade`;
      await workerDatabase.owner`truncate attendance, attendance_due, attendance_tally`;
      const [trainings, people]: [string[], string[]] = [[], []];
      for (let made = 0; made < 3; made++) {
        trainings.push(await holdTraining(councils[made]!, `2026-0${made + 1}-02`));
      }
      for (let made = 0; made < 5; made++) {
        const { id } = await createPerson({
          cadre: made % 2 ? 'NO' : 'EN',
          councilId: councils[made % 3]!,
          facilityId: made % 3 === 0 ? mwandiga : null,
        });
        people.push(id);
      }
      for (const one of steps) await take(one, trainings, people);
      await expectAllTold('before');
      await applyRollups();
      await expectAllTold('after');
      const stepByStep = await kept();
      await rebuildRollups();
      expect(stepByStep).toEqual(await kept());
    }),
    { numRuns: 10 },
  );
});

test('a training counts from the day on which it begins', async () => {
  await workerDatabase.owner`truncate cohort cascade`;
  await workerDatabase.owner`truncate attendance, attendance_due, attendance_tally`;
  const training = await holdTraining('kigoma-dc', addDays(dayOf(new Date()), 1));
  await take({ kind: 'sheet', training: 0, cadre: 'EN', people: 7 }, [training], []);
  const counted = async () =>
    (await getTrainings(coordinatorOf(), new URLSearchParams(), 'en', false)).whole.counted;
  expect(await counted()).toBe(0);
  await applyRollups();
  expect(await counted()).toBe(0);
  await applyRollups(undefined, startOfDayAfter(new Date(), 1));
  expect(await counted()).toBe(7);
  await applyRollups();
  expect(await counted()).toBe(0);
});
