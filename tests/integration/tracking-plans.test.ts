import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import type { Grant } from '~/features/accounts/index';
import { addMembersByFilter, createCohort, getCohort, listCohorts } from '~/features/cohorts/index.server';
import { NewCohortSchema } from '~/features/cohorts/schemas';
import { seedFacilities } from '~/features/places/index.server';
import { pageAtRisk } from '~/features/tracking/list-at-risk.server';
import { pageOfCertificates } from '~/features/tracking/list-certificates.server';
import { pageOfLearners } from '~/features/tracking/list-learners.server';
import { sendNudges } from '~/features/tracking/send-nudges.server';
import {
  getOverview,
  getRecord,
  getReporting,
  getTrainings,
  listAreaFacilities,
  listAtRisk,
  listCertificates,
  listLearners,
  peopleOfList,
  readQuestion,
  seedNation,
} from '~/features/tracking/index.server';
import { certificateStates, certifiedWithin, riskReasons, steps } from '~/features/tracking/schemas';
import { theOperator } from '~/platform/audit.server';
import { coordinatorOf, createOfficer, grantOf } from '~tests/factories/appoint';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

const nation = coordinatorOf();
const ofKigoma = coordinatorOf({ regionId: 'kigoma' });
let courseId: string;
const searching = (filter: Record<string, string> = {}) => new URLSearchParams(filter);

/** Tables that grow with people and what they do. */
const large = [
  'standing',
  'tally',
  'pace_tally',
  'lesson_tally',
  'learning_event',
  'attempt',
  'enrolment',
  'nudge',
];
/** They grow too, and are yet so small here that reading all of them is the cheapest way. */
const smallHere = [
  'account',
  'credential',
  'facility_tally',
  'cohort_member',
  'attendance',
  'attendance_tally',
];

let record: string;
let council: string;
let facility: string;

beforeAll(async () => {
  courseId = (await importSmallCourse()).id;
  await seedFacilities('db/seed');
  await seedNation(4_000, () => undefined);
  await workerDatabase.owner`analyze`;
  const [person] = await workerDatabase.owner<{ id: string; council: string; facility: string }[]>`
    select person_id as id, council_id as council, facility_id as facility from standing join council on council.id = council_id
    where region_id = 'kigoma' and is_here and certified_at is not null limit 1`;
  record = person!.id;
  council = person!.council;
  facility = person!.facility;
}, 240_000);

afterEach(() => vi.restoreAllMocks());

/** The statements by which a deed reads, each above its plan. */
async function plansOf(deed: () => Promise<unknown>, looksForIndex: boolean): Promise<string[]> {
  const prepared = vi.spyOn(PostgresJsSession.prototype, 'prepareQuery');
  await deed();
  const asked = new Map(prepared.mock.calls.map(([{ sql, params }]) => [sql, params]));
  prepared.mockRestore();
  const reads = [...asked].filter(([text]) => /^\s*(select|with)/i.test(text));
  expect(reads.length).toBeGreaterThan(0);
  return workerDatabase.owner.begin(async (tx) => {
    if (looksForIndex) await tx`set local enable_seqscan = off`;
    const plans: string[] = [];
    for (const [text, params] of reads) {
      const plan = await tx.unsafe(`explain ${text}`, params as never[]);
      plans.push(`${text}\n${plan.map((row) => String(row['QUERY PLAN'])).join('\n')}`);
    }
    return plans;
  });
}

/** Statements by which a deed of somebody's reads one of these tables from end to end. */
async function wholeReads(
  deed: () => Promise<unknown>,
  tables: readonly string[],
  looksForIndex: boolean,
): Promise<string[]> {
  const reads = new RegExp(`Seq Scan on (${tables.join('|')})\\b`);
  return (await plansOf(deed, looksForIndex)).filter((plan) => reads.test(plan));
}

const pages = (
  who: { grants: Grant[] },
  filter: Record<string, string>,
): [string, () => Promise<unknown>][] => {
  const question = () => readQuestion(who, searching(filter), 'en');
  return [
    ['overview', () => getOverview(who, searching(filter), 'en', false)],
    ['reporting', () => getReporting(who, searching(filter), 'en')],
    ...steps.map((step): [string, () => Promise<unknown>] => [
      `list of ${step}, and how it goes on`,
      async () => {
        const { learners } = await listLearners(theOperator, await question(), step, undefined);
        await listLearners(theOperator, await question(), step, learners.at(-1));
      },
    ]),
    ...certificateStates.map((state): [string, () => Promise<unknown>] => [
      `certificates ${state}, and how they go on`,
      async () => {
        const { certificates } = await listCertificates(theOperator, await question(), state, undefined);
        await listCertificates(theOperator, await question(), state, certificates.at(-1));
      },
    ]),
    ...riskReasons.map((reason): [string, () => Promise<unknown>] => [
      `at risk: ${reason}, and how it goes on`,
      async () => {
        const { learners } = await listAtRisk(theOperator, await question(), reason, undefined);
        await listAtRisk(theOperator, await question(), reason, learners.at(-1));
        await peopleOfList(who, searching({ ...filter, reason }), 'en', 500);
      },
    ]),
    ...certifiedWithin.map((certified): [string, () => Promise<unknown>] => [
      `facilities ${certified}, and how they go on`,
      async () => {
        const { facilities } = await listAreaFacilities(await question(), certified, undefined);
        await listAreaFacilities(await question(), certified, facilities.at(-1)?.id);
      },
    ]),
  ];
};

test.each<[string, () => { grants: Grant[] }, Record<string, string>]>([
  ['the nation', () => nation, {}],
  ['a cadre of a region, for a time', () => ofKigoma, { cadre: 'EN', from: '2025-03' }],
  ['a course in a council', () => coordinatorOf({ councilId: council }), { course: 't1' }],
])('no page about %s has to read a large table from end to end', async (_, who, filter) => {
  for (const [page, deed] of pages(who(), filter)) {
    const found = await wholeReads(deed, [...large, ...smallHere], true);
    expect({ page, found }).toEqual({ page, found: [] });
  }
});

test.each<[string, () => { grants: Grant[] }, Record<string, string>]>([
  ['a region', () => ofKigoma, {}],
  ['a course in a council', () => coordinatorOf({ councilId: council }), { course: 't1' }],
])(
  'with settings as they are, no page about %s reads more of a large table than that',
  async (_, who, filter) => {
    for (const [page, deed] of pages(who(), filter)) {
      const found = await wholeReads(deed, large, false);
      expect({ page, found }).toEqual({ page, found: [] });
    }
  },
);

test('with settings as they are, the overview of the nation reads few rows of large tables', async () => {
  const filters: Record<string, string>[] = [
    {},
    { course: courseId },
    { cadre: 'EN', from: '2025-03' },
    { sex: 'female' },
  ];
  for (const filter of filters)
    expect(await wholeReads(() => getOverview(nation, searching(filter), 'en', true), large, false)).toEqual(
      [],
    );
});

test('with settings as they are, a file of everybody goes on from where an index says, and sorts nothing but neighbours', async () => {
  const question = await readQuestion(nation, searching(), 'en');
  const [person] = await workerDatabase.owner<{ name: string; id: string }[]>`
    select name, id from account where is_demo order by name, id offset 500 limit 1`;
  const after = { name: person!.name, personId: person!.id, courseId };
  const [issued] = await pageOfCertificates(database(), question, 'valid', undefined, 1);
  const byName = /Index Scan using account_name on account\b.*\n\s+Index Cond: \(ROW\(name, id\) >= /;
  const byIssue =
    /Index Scan Backward using credential_issued on credential\b.*\n\s+Index Cond: \(ROW\(issued_at, id\) < /;
  const pieces: [RegExp, () => Promise<unknown>][] = [
    [byName, () => pageOfLearners(database(), question, 'enrolled', after, 50)],
    [byName, () => pageOfLearners(database(), question, 'passed', after, 50)],
    [byName, () => pageAtRisk(database(), question, 'resting', after, 50)],
    [byIssue, () => pageOfCertificates(database(), question, 'valid', issued, 5)],
  ];
  for (const [index, piece] of pieces)
    expect(await plansOf(piece, false)).toEqual([expect.stringMatching(index)]);
});

test('nor has a record, a cohort, the page of trainings or the job that nudges to read a large table from end to end', async () => {
  const grants = [grantOf('coordinator', { regionId: 'kigoma' })];
  const officer = await createOfficer(grants);
  const runner = { actorId: officer.id, grants, address: null };
  const wish = NewCohortSchema.parse({
    kind: 'online',
    name: 'Wauguzi wa Kigoma',
    subject: courseId,
    startsOn: '2026-12-01',
    endsOn: '2027-01-31',
    facilitators: officer.phone,
  });
  const made = await createCohort(runner, wish, uuidv7());
  if (!made.ok) throw new Error(made.field);
  expect(await addMembersByFilter(runner, made.cohortId, { council, cadres: ['EN'] })).toMatchObject({
    ok: true,
  });
  const deeds = {
    record: () => getRecord(ofKigoma, theOperator, record),
    cohort: () => getCohort(runner, made.cohortId),
    cohorts: () => listCohorts(runner),
    trainings: () => getTrainings(ofKigoma, searching({ cadre: 'EN' }), 'en', false),
    trainingsOfNation: () => getTrainings(nation, searching({ from: '2025-03' }), 'en', false),
    trainingsOfFacility: () =>
      getTrainings(ofKigoma, searching({ region: 'kigoma', council, facility }), 'en', false),
    nudges: () => sendNudges(),
  };
  for (const [name, deed] of Object.entries(deeds)) {
    const found = await wholeReads(deed, [...large, ...smallHere], true);
    expect({ name, found }).toEqual({ name, found: [] });
  }
});
