import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import type { Grant } from '~/features/accounts/index';
import { seedFacilities } from '~/features/places/index.server';
import {
  applyRollups,
  councilsWithin,
  exportLearners,
  getOverview,
  getRecord,
  headcountTemplate,
  importHeadcounts,
  listCertificates,
  listLearners,
  readQuestion,
  seedNation,
} from '~/features/tracking/index.server';
import { certificateStates, type Step } from '~/features/tracking/schemas';
import { theOperator } from '~/platform/audit.server';
import { coordinatorOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const nation = coordinatorOf();
const ofKigoma = coordinatorOf({ regionId: 'kigoma' });
const ofCouncils = {
  grants: ['kigoma-dc', 'kasulu-dc'].flatMap((councilId) => coordinatorOf({ councilId }).grants),
};
const searching = (filter: Record<string, string> = {}) => new URLSearchParams(filter);
let courseId: string;

beforeAll(async () => {
  courseId = (await importSmallCourse()).id;
  await seedFacilities('db/seed');
  await seedNation(1_500, () => undefined);
}, 240_000);

const funnelOf = async (who: { grants: Grant[] }, filter: Record<string, string>) => {
  const { tables } = await getOverview(who, searching(filter), 'en', false);
  const rows = tables.find(({ key }) => key === 'funnel')?.rows ?? [];
  return Object.fromEntries(rows.map(({ key, values }) => [key, values[0]])) as Partial<Record<Step, number>>;
};

const filters: Record<string, string>[] = [
  {},
  { cadre: 'EN' },
  { sex: 'female' },
  { region: 'kigoma', council: 'kigoma-dc' },
  { from: '2025-03', to: '2026-08' },
  { institute: 'ttcih', cadre: 'EN', to: '2026-08' },
];

describe('the figures of an area', () => {
  test.each([
    ['the nation', nation],
    ['a region', ofKigoma],
    ['two councils', ofCouncils],
  ])('of %s are as many as the list behind each of them', async (_, who) => {
    for (const filter of [...filters, ...filters.map((one) => ({ ...one, course: courseId }))]) {
      const funnel = await funnelOf(who, filter);
      const question = await readQuestion(who, searching(filter), 'en');
      for (const [step, value] of Object.entries(funnel)) {
        const { total, learners, nextAfter } = await listLearners(
          theOperator,
          question,
          step as Step,
          undefined,
        );
        expect({ filter, step, total }).toEqual({ filter, step, total: value });
        expect(learners.length).toBe(Math.min(50, total));
        expect(nextAfter === null).toBe(total <= 50);
      }
    }
  });

  test('add up: areas to the whole, months to all who enrolled', async () => {
    const { tables } = await getOverview(nation, searching({ course: courseId }), 'en', false);
    const sumOf = (key: string, column: number) =>
      tables
        .find((table) => table.key === key)!
        .rows.reduce((sum, { values }) => sum + (values[column] ?? 0), 0);
    const funnel = await funnelOf(nation, { course: courseId });
    expect(funnel.enrolled).toBeGreaterThan(500);
    expect(sumOf('areas', 0)).toBe(funnel.enrolled);
    expect(sumOf('areas', 3)).toBe(funnel.certified);
  });

  test('beyond what somebody answers for are not told: such a filter is left out, and said', async () => {
    const asked = searching({ region: 'dodoma' });
    const question = await readQuestion(ofKigoma, asked, 'en');
    expect(question.faults).toEqual({ region: 'outside' });
    expect(await funnelOf(ofKigoma, { region: 'dodoma' })).toEqual(await funnelOf(ofKigoma, {}));
    const council = await readQuestion(ofCouncils, searching({ council: 'kibondo-dc' }), 'en');
    expect(council.faults).toEqual({ council: 'outside' });
    const { learners } = await listLearners(theOperator, question, 'known', undefined);
    expect(new Set(learners.map(({ regionName }) => regionName))).toEqual(new Set(['Kigoma']));
  });

  test('are shown in spite of filters that can’t be understood, which are told one by one', async () => {
    const typed = {
      from: '9999-99-99',
      to: '2099-12',
      region: "'",
      cadre: 'XX',
      course: 'no-such',
      sex: 'female',
    };
    const { faults, filter } = await readQuestion(nation, searching(typed), 'en');
    expect(faults).toEqual({
      from: 'month',
      to: 'monthLate',
      region: 'unknown',
      cadre: 'unknown',
      course: 'unknown',
    });
    expect(filter).toEqual({ sex: 'female' });
  });
});

test('headcounts of a file are what coverage is measured against; sent twice they are the same', async () => {
  const file = Buffer.from(
    'council,cadre,in_post\nKigoma DC,co,40\nNowhere,CO,3\nkasulu-dc,CO,-2\nKigoma DC,CO,41\n',
  );
  for (const turn of [1, 2]) {
    const answer = await importHeadcounts(theOperator, file);
    expect({ turn, ...answer }).toMatchObject({
      turn,
      ok: true,
      rows: 1,
      changed: turn === 1 ? 1 : 0,
      rejected: [
        { line: 3, fault: 'council' },
        { line: 4, fault: 'number' },
        { line: 5, fault: 'duplicate' },
      ],
    });
  }
  const { tables } = await getOverview(
    ofCouncils,
    searching({ council: 'kigoma-dc', cadre: 'CO' }),
    'en',
    false,
  );
  expect(tables.find(({ key }) => key === 'coverage')?.rows.map(({ values }) => values[1])).toEqual([40]);
  expect(await importHeadcounts(theOperator, Buffer.from('a,b\n1,2\n'))).toEqual({
    ok: false,
    fault: 'noHeader',
  });
  const within = await councilsWithin(ofCouncils);
  const foreign = Buffer.from('council,cadre,in_post\nTemeke MC,CO,7\nKasulu DC,CO,\n');
  expect(await importHeadcounts(theOperator, foreign, within)).toMatchObject({
    rows: 0,
    rejected: [{ line: 2, fault: 'outside' }],
  });
  expect((await headcountTemplate(within)).rows.every(([council]) => council !== 'Temeke MC')).toBe(true);
});

test('a list goes on where its page ended, until everybody has been shown once', async () => {
  const question = await readQuestion(ofKigoma, searching({ institute: 'ttcih' }), 'en');
  const seen: string[] = [];
  let after: { personId: string; courseId: string } | undefined;
  for (;;) {
    const { learners, total, nextAfter } = await listLearners(theOperator, question, 'enrolled', after);
    seen.push(...learners.map((one) => `${one.personId}/${one.courseId}`));
    if (nextAfter === null) {
      expect(seen).toHaveLength(total);
      break;
    }
    after = learners.at(-1);
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('a list tells who was added and has not opened the account yet from who signed up', async () => {
  const added = await createPerson({ cadre: 'BME', councilId: 'buhigwe-dc' });
  const signedUp = await createPerson({ cadre: 'BME', councilId: 'buhigwe-dc' });
  await database().update(account).set({ passwordHash: 'x' }).where(eq(account.id, signedUp.id));
  await applyRollups();
  const question = await readQuestion(ofKigoma, searching({ council: 'buhigwe-dc', cadre: 'BME' }), 'en');
  const { learners } = await listLearners(theOperator, question, 'known', undefined);
  const stateOf = ({ id }: { id: string }) => learners.find(({ personId }) => personId === id)?.state;
  expect(stateOf(added)).toBe('invited');
  expect(stateOf(signedUp)).toBe('known');
});

test('a file has a row for everybody behind the figure, and no cell that runs', async () => {
  await createPerson({ name: '=cmd|A1', councilId: 'kigoma-dc' });
  await applyRollups();
  const question = await readQuestion(ofKigoma, searching({}), 'en');
  const { total } = await listLearners(theOperator, question, 'known', undefined);
  const file = await exportLearners(theOperator, question, 'known', { kind: 'csv', language: 'en' });
  const text = await new Response(file).text();
  expect(text.trim().split('\r\n')).toHaveLength(total + 1);
  expect(text).toContain("'=cmd|A1");
  const [audit] = await database().execute(
    sql`select count(*)::int as entries from audit_entry where action = 'learners.exported'`,
  );
  expect(audit).toEqual({ entries: 1 });
});

test('certificates of an area are listed once each, in the state that the day gives them', async () => {
  for (const who of [nation, ofKigoma, ofCouncils]) {
    const question = await readQuestion(who, searching({}), 'en');
    let known = 0;
    for (const state of certificateStates) {
      const seen = new Set<string>();
      let after: Parameters<typeof listCertificates>[3];
      for (;;) {
        const { certificates, total, nextAfter } = await listCertificates(
          theOperator,
          question,
          state,
          after,
        );
        for (const { number } of certificates) seen.add(number);
        after = certificates.at(-1);
        if (nextAfter !== null) continue;
        expect(seen.size).toBe(total);
        break;
      }
      known += seen.size;
    }
    const [counted] = await database().execute<{ total: number }>(sql`
      select count(*)::int as total from credential join account on account.id = person_id
      where ${
        question.sight.kind === 'councils'
          ? sql`council_id in ('kigoma-dc', 'kasulu-dc')`
          : who === nation
            ? sql`true`
            : sql`council_id in (select id from council where region_id = 'kigoma')`
      }`);
    expect(known).toBe(counted?.total);
    if (who === nation) expect(known).toBeGreaterThan(0);
  }
});

test('a certificate of an account that was merged is listed where its person is, and leads to their record', async () => {
  const [certified] = await database().execute<{ id: string; number: string; from: string }>(sql`
    select account.id, number, council_id as "from" from credential join account on account.id = person_id
    where council_id <> 'kasulu-dc' and ended_at is null and coalesce(valid_until, 'infinity') > now() + interval '90 days' limit 1`);
  const kept = await createPerson({ name: 'Asha Mfano', councilId: 'kasulu-dc' });
  await database().execute(
    sql`update account set merged_into = ${kept.id}::uuid where id = ${certified?.id ?? ''}::uuid`,
  );
  const listedIn = async (councilId: string) => {
    const question = await readQuestion(coordinatorOf({ councilId }), searching({}), 'en');
    const { certificates } = await listCertificates(theOperator, question, 'valid', undefined);
    return certificates.find(({ number }) => number === certified?.number);
  };
  expect(await listedIn('kasulu-dc')).toMatchObject({ personId: kept.id, name: 'Asha Mfano' });
  expect(await listedIn(certified?.from ?? '')).toBeUndefined();
  const record = await getRecord(coordinatorOf({ councilId: 'kasulu-dc' }), theOperator, kept.id);
  expect(record?.certificates.map(({ number }) => number)).toContain(certified?.number);
});

test('a record is shown to whom the person is in the area of, keeps the places of its time, and looking is written down', async () => {
  await applyRollups();
  const [person] = await database().execute<{ id: string; from: string; place: string }>(sql`
    select person_id as id, council.id as "from", council.name as place from standing join council on council.id = council_id
    where council_id <> 'kasulu-dc' and is_here and certified_at is not null and course_id <> '' limit 1`);
  const id = person?.id ?? '';
  await database().execute(
    sql`update account set council_id = 'kasulu-dc', facility_id = null where id = ${id}::uuid`,
  );
  await database().execute(sql`
    insert into learning_event (id, actor_id, verb, object_type, object_id, course_id, cadre, council_id, source)
    select gen_random_uuid(), id, 'completed', 'lesson', 'after-the-move', ${courseId}, cadre, council_id, 'web'
    from account where id = ${id}::uuid`);
  await applyRollups();
  const by = { actorId: id, address: null };
  const looks = () =>
    database().execute(sql`
    select from audit_entry where action = 'person.viewed' and person_id = ${id}::uuid`);
  expect(await getRecord(coordinatorOf({ councilId: person?.from ?? '' }), by, id)).toBeUndefined();
  expect(await getRecord({ grants: [] }, by, id)).toBeUndefined();
  expect(await looks()).toHaveLength(0);
  const record = await getRecord(coordinatorOf({ councilId: 'kasulu-dc' }), by, id);
  expect(record?.courses.length).toBeGreaterThan(0);
  expect(record?.certificates.length).toBeGreaterThan(0);
  expect(record?.places[0]?.councilName).toBe('Kasulu DC');
  expect(record?.places.some(({ councilName }) => councilName === person?.place)).toBe(true);
  expect(await looks()).toHaveLength(1);
});
