import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { worksheetRunShare } from '~db/schema/runs';
import { getActorById } from '~/features/accounts/index.server';
import { offerAudiences } from '~/features/people/index.server';
import { collectMyData, eraseAccount } from '~/features/privacy/index.server';
import {
  endRunShare,
  getSharedRun,
  listSharedRuns,
  presentRuns,
  saveRun,
  shareRun,
} from '~/features/runs/index.server';
import { theOperator } from '~/platform/audit.server';
import { createFacility, createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const here = '100056-1';
const elsewhere = '100057-9';

beforeAll(async () => {
  await createFacility(here, 'kigoma-dc', 'Mwandiga');
  await createFacility(elsewhere, 'kigoma-dc', 'Mahembe');
});

async function save(personId: string, period: string, facilityCode: string | null = here, penta3 = '389') {
  const figures = { target_surviving_infants: '437', penta1: '411', penta3 };
  const run = { worksheet: 'W05', part: 'coverage', version: 1, period, facilityCode, figures, settings: {} };
  return (await saveRun(personId, run, uuidv7())).id;
}

const by = (actorId: string) => ({ actorId, address: '192.0.2.1' });
const reader = (person: { id: string }) => ({ id: person.id, grants: [] });

test('a share reaches those of the facility, until it is taken back', async () => {
  const [owner, colleague, stranger] = [
    await createPerson({ facilityId: here, name: 'Neema Shabani' }),
    await createPerson({ facilityId: here }),
    await createPerson({ facilityId: elsewhere }),
  ];
  const [october, september] = [await save(owner.id, '202510'), await save(owner.id, '202509')];
  expect(await listSharedRuns(reader(colleague))).toEqual([]);
  for (const id of [october, september]) expect(await shareRun(by(owner.id), id, 'facility')).toBe(true);
  expect(await shareRun(by(owner.id), october, 'facility')).toBe(true);

  const seen = await listSharedRuns(reader(colleague));
  expect(seen.map(({ id, owner: name }) => [id, name])).toEqual(
    expect.arrayContaining([
      [october, 'Neema Shabani'],
      [september, 'Neema Shabani'],
    ]),
  );
  const [series] = presentRuns(seen, 'en');
  expect(series?.runs.map(({ period }) => period)).toEqual(['October 2025', 'September 2025']);
  expect(series?.chart?.table?.rows).toHaveLength(2);
  expect(await listSharedRuns(reader(stranger))).toEqual([]);
  expect(await listSharedRuns(reader(owner))).toEqual([]);

  expect(await endRunShare(by(owner.id), october, 'facility')).toBe(true);
  expect(await getSharedRun(reader(colleague), october)).toBeUndefined();
  expect(await getSharedRun(reader(colleague), september)).toBeDefined();
  const deeds = await database()
    .select({ action: auditEntry.action })
    .from(auditEntry)
    .where(and(eq(auditEntry.actorId, owner.id), eq(auditEntry.objectId, october)));
  expect(deeds.map(({ action }) => action).sort()).toEqual(['run.shareEnded', 'run.shared']);
});

test('colleagues who share the same period are both there, the one saved last is drawn', async () => {
  const place = await createFacility('100059-5', 'kigoma-dc', 'Nyarubanda');
  const [one, other, reading] = [
    await createPerson({ facilityId: place }),
    await createPerson({ facilityId: place }),
    await createPerson({ facilityId: place }),
  ];
  for (const { id } of [one, other]) {
    for (const period of ['202509', '202510']) {
      const run = await save(id, period, place, id === one.id ? '411' : '390');
      await shareRun(by(id), run, 'facility');
    }
  }
  const [series] = presentRuns(await listSharedRuns(reader(reading)), 'en');
  expect(series?.runs.map(({ headline }) => headline?.value)).toEqual(['5.1 %', '0.0 %', '5.1 %', '0.0 %']);
  expect(series?.chart?.table?.rows.map(([, value]) => value)).toEqual(['5.1', '5.1']);
});

test('a council’s share reaches the coordinators over it alone', async () => {
  const owner = await createPerson({ facilityId: here });
  const run = await save(owner.id, '202510');
  await shareRun(by(owner.id), run, 'council');
  const readers = [
    await createOfficer([grantOf('coordinator', { councilId: 'kigoma-dc' })]),
    await createOfficer([grantOf('coordinator', { regionId: 'kigoma' })]),
    await createOfficer([grantOf('coordinator')]),
    await createOfficer([grantOf('coordinator', { regionId: 'arusha' })]),
    await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]),
    await createOfficer([grantOf('administrator')]),
    { ...(await createPerson({ facilityId: here })), grants: [] },
  ];
  const seen = await Promise.all(readers.map((one) => getSharedRun(one, run)));
  expect(seen.map((one) => one !== undefined)).toEqual([true, true, true, false, false, false, false]);
});

test('nobody shares another’s figures, nor those of a place where they don’t work', async () => {
  const [owner, colleague] = [
    await createPerson({ facilityId: here }),
    await createPerson({ facilityId: here }),
  ];
  const [run, ofEarlierPlace] = [await save(owner.id, '202510'), await save(owner.id, '202509', elsewhere)];
  expect(await shareRun(by(colleague.id), run, 'facility')).toBe(false);
  expect(await shareRun(by(owner.id), ofEarlierPlace, 'facility')).toBe(false);
  expect(await shareRun(by(owner.id), ofEarlierPlace, 'council')).toBe(false);
  await shareRun(by(owner.id), run, 'facility');
  expect(await endRunShare(by(colleague.id), run, 'facility')).toBe(false);
  expect(await getSharedRun(reader(colleague), run)).toBeDefined();
});

test('whoever leaves the facility sees nothing more of it, nor is what they shared seen', async () => {
  const [owner, colleague, other] = [
    await createPerson({ facilityId: here }),
    await createPerson({ facilityId: here }),
    await createPerson({ facilityId: here }),
  ];
  const run = await save(owner.id, '202510');
  await shareRun(by(owner.id), run, 'facility');
  const move = (id: string) =>
    database().update(account).set({ facilityId: elsewhere }).where(eq(account.id, id));
  await move(colleague.id);
  expect(await getSharedRun(reader(colleague), run)).toBeUndefined();
  expect(await getSharedRun(reader(other), run)).toBeDefined();
  await move(owner.id);
  expect(await getSharedRun(reader(other), run)).toBeUndefined();
});

test('who would see it is said before; what is shared is in the export, and gone with the account', async () => {
  const place = await createFacility('100058-7', 'kigoma-dc', 'Matendo');
  const owner = await createPerson({ facilityId: place });
  await createPerson({ facilityId: place });
  const run = await save(owner.id, '202510', place);
  expect(await offerAudiences(owner.id, place)).toMatchObject([
    { audience: 'facility', name: 'Matendo', people: 1 },
    { audience: 'council' },
  ]);
  expect(await offerAudiences(owner.id, here)).toEqual([]);
  await shareRun(by(owner.id), run, 'facility');
  const actor = await getActorById(owner.id);
  if (!actor) throw new Error('there is no such account');
  const { worksheetRuns } = await collectMyData(actor, new Date());
  expect(worksheetRuns).toMatchObject([{ sharedWith: [{ audience: 'facility', name: 'Matendo' }] }]);
  await eraseAccount(owner.id, theOperator);
  const left = await database().select().from(worksheetRunShare).where(eq(worksheetRunShare.runId, run));
  expect(left).toEqual([]);
});
