import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { countingStatement } from '~/features/reports/count-month.server';
import { comboOf, dhis2Metadata, elementOf } from '~/features/reports/dhis2-metadata';
import { getPush, importOrgUnits, listPushes, orderPush, retryPush } from '~/features/reports/index.server';
import { pushFigures, PushInterrupted } from '~/features/reports/push-figures.server';
import { createFacility } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { stand } from '~tests/factories/stand';
import { type FakeDhis2, startDhis2 } from '~tests/fixtures/dhis2-server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const by = { actorId: uuidv7(), address: null };
const month = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 7);
let dhis2: FakeDhis2;

beforeAll(async () => {
  dhis2 = await startDhis2();
  vi.stubEnv('DHIS2_URL', dhis2.url);
  vi.stubEnv('DHIS2_TOKEN', dhis2.token);
  for (const councilId of ['kigoma-dc', 'kigoma-dc', 'kasulu-dc'])
    await stand(await createPerson({ cadre: 'EN', councilId }), {
      courseId: 'c1',
      enrolled: 0,
      started: 0,
      passed: 0,
      certified: 0,
    });
  await stand(await createPerson({ cadre: 'EN' }), { courseId: 'c1', enrolled: 90 });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await dhis2.close();
});
beforeEach(async () => {
  dhis2.next.length = 0;
  dhis2.asked.length = 0;
  dhis2.kept.clear();
  await database().execute(sql`delete from dhis2_org_unit`);
  await importOrgUnits(Buffer.from('council,orgunit\nKigoma DC,DiszpKrYNg8\nkasulu-dc,Cpd5l15XxwA\n'));
});

const order = async (isDryRun = false, clientUuid = uuidv7()) => {
  const answer = await orderPush(by, { month, isDryRun, clientUuid });
  if (!answer.ok) throw new Error(answer.fault);
  return answer.pushId;
};
const keyOf = (unit: string) => [elementOf('CERTIFIED'), month.replace('-', ''), unit, comboOf('EN')].join();
const outcomesOf = async (pushId: string) =>
  Object.fromEntries(
    (await getPush(pushId))?.rows.map(({ councilId, outcome }) => [councilId, outcome]) ?? [],
  );

test('a month’s figures stand in DHIS2 once for each element, cadre and council, however often they are sent', async () => {
  const pushId = await order();
  await pushFigures(pushId);
  expect(await outcomesOf(pushId)).toEqual({ 'kigoma-dc': 'taken', 'kasulu-dc': 'taken' });
  expect([dhis2.kept.get(keyOf('DiszpKrYNg8')), dhis2.kept.get(keyOf('Cpd5l15XxwA'))]).toEqual(['2', '1']);
  const all = [...dhis2.kept];
  const again = await order();
  await pushFigures(again);
  expect([...dhis2.kept]).toEqual(all);
  const [row] = (await getPush(again))?.rows ?? [];
  expect(row).toMatchObject({ imported: 0, updated: 0, ignored: all.length / 2 });
});

test('who works at a facility that DHIS2 knows is counted there and not at the council once more', async () => {
  const facilityId = await createFacility('100056-1', 'kigoma-dc');
  const nurse = await createPerson({ cadre: 'EN', councilId: 'kigoma-dc', facilityId });
  await stand(nurse, { courseId: 'c1', enrolled: 0, started: 0, passed: 0, certified: 0 });
  const units = 'facility,orgunit\n100056-1,Xa1b2c3d4e5\n999999-9,Xa1b2c3d4e6\n';
  expect(await importOrgUnits(Buffer.from(units))).toMatchObject({
    kind: 'facility',
    rows: 1,
    rejected: [{ line: 3, fault: 'facility' }],
  });
  await pushFigures(await order());
  const certified = ['DiszpKrYNg8', 'Xa1b2c3d4e5', 'Cpd5l15XxwA'].map((unit) => dhis2.kept.get(keyOf(unit)));
  expect(certified).toEqual(['2', '1', '1']);
  await importOrgUnits(Buffer.from('facility,orgunit\n100056-1,Unknown1234\n'));
  const pushId = await order();
  await pushFigures(pushId);
  expect(await outcomesOf(pushId)).toEqual({ 'kigoma-dc': 'conflict', 'kasulu-dc': 'taken' });
  await database().execute(sql`delete from dhis2_facility`);
  await database().execute(sql`delete from standing where person_id = ${nurse.id}::uuid`);
});

test('a month is found by index: standings of other months are not read', async () => {
  await database().transaction(async (tx) => {
    // The tables of a test are small enough to be read whole: what is asked is whether there is another way.
    await tx.execute(sql`set local enable_seqscan = off`);
    const plan = JSON.stringify(await tx.execute(sql`explain ${countingStatement(month)}`));
    expect(plan).not.toMatch(/Seq Scan on standing\b/);
    for (const index of ['standing_enrolled', 'standing_passed', 'standing_certified'])
      expect(plan).toContain(index);
  });
});

test('a try shows what would come of it and keeps nothing', async () => {
  const pushId = await order(true);
  await pushFigures(pushId);
  expect(dhis2.kept.size).toBe(0);
  expect((await getPush(pushId))?.rows[0]?.imported).toBeGreaterThan(0);
  expect(dhis2.asked.every((address) => address.includes('dryRun=true'))).toBe(true);
});

test('the same form twice is one wish', async () => {
  const form = uuidv7();
  expect(await Promise.all([order(false, form), order(false, form)])).toEqual([form, form]);
});

describe('where DHIS2 fails', () => {
  test.each(['broken', 'silence', 'lost', 'garbage'] as const)(
    'by %s, the job tries again and nothing stands there twice',
    async (mood) => {
      const pushId = await order();
      dhis2.next.push(mood);
      const hurry = { withinMs: 500 };
      await expect(pushFigures(pushId, hurry)).rejects.toThrow(PushInterrupted);
      expect(Object.values(await outcomesOf(pushId))).toEqual([null, null]);
      await pushFigures(pushId, hurry);
      expect(Object.values(await outcomesOf(pushId))).toEqual(['taken', 'taken']);
      expect(dhis2.kept.get(keyOf('DiszpKrYNg8'))).toBe('2');
    },
  );

  test('killed between two councils, it goes on with the other', async () => {
    const pushId = await order();
    const { signal } = new AbortController();
    let looks = 0;
    vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
      looks += 1;
      if (looks > 1) throw new Error('killed');
    });
    await expect(pushFigures(pushId, { signal })).rejects.toThrow('killed');
    await pushFigures(pushId);
    expect(dhis2.asked).toHaveLength(2);
    expect(Object.values(await outcomesOf(pushId))).toEqual(['taken', 'taken']);
  });

  test('by a conflict of one council, the others are taken and its row says what DHIS2 says', async () => {
    await importOrgUnits(Buffer.from('council,orgunit\nKigoma DC,Unknown1234\n'));
    const pushId = await order();
    await pushFigures(pushId);
    expect(await outcomesOf(pushId)).toEqual({ 'kigoma-dc': 'conflict', 'kasulu-dc': 'taken' });
    const row = (await getPush(pushId))?.rows.find(({ councilId }) => councilId === 'kigoma-dc');
    expect(row?.message).toContain('Unknown1234');
  });

  test('on the last try it says why; tried again by hand, only what waits is sent, and stands there once', async () => {
    const pushId = await order();
    dhis2.next.push('lost', 'broken');
    const hurry = { withinMs: 500 };
    await expect(pushFigures(pushId, hurry)).rejects.toThrow(PushInterrupted);
    expect((await getPush(pushId))?.fault).toBeNull();
    await expect(pushFigures(pushId, { ...hurry, isLastTry: true })).rejects.toThrow(PushInterrupted);
    expect((await getPush(pushId))?.fault).toBe('broken');
    expect((await listPushes()).pushes[0]).toMatchObject({ fault: 'broken', waiting: 2, taken: 0 });
    const tried = await Promise.all([retryPush(by, pushId), retryPush(by, pushId)]);
    expect(tried.sort()).toEqual([false, true]);
    const jobs = await database().execute(
      sql`select from graphile_worker.jobs where key = ${`reports.push:${pushId}`}`,
    );
    expect(jobs).toHaveLength(1);
    await Promise.all([pushFigures(pushId), pushFigures(pushId)]);
    expect(Object.values(await outcomesOf(pushId))).toEqual(['taken', 'taken']);
    expect((await listPushes()).pushes[0]).toMatchObject({ fault: null, waiting: 0, taken: 2 });
    expect(dhis2.kept.get(keyOf('DiszpKrYNg8'))).toBe('2');
    expect(await retryPush(by, pushId)).toBe(false);
  });

  test('by not letting Tumia in, it stops and says why', async () => {
    const pushId = await order();
    dhis2.next.push('forbidden');
    await pushFigures(pushId);
    await pushFigures(pushId);
    expect(dhis2.asked).toHaveLength(1);
    expect((await getPush(pushId))?.fault).toBe('notAllowed');
  });
});

test('a list of organisation units is taken over by rows, and sent again changes nothing', async () => {
  const file = Buffer.from(
    'council,orgunit\nNowhere,DiszpKrYNg8\nKigoma DC,short\nkasulu-dc,Cpd5l15XxwA\nkasulu-dc,DiszpKrYNg8\n',
  );
  for (const turn of [1, 2])
    expect({ turn, ...(await importOrgUnits(file)) }).toEqual({
      turn,
      ok: true,
      kind: 'council',
      rows: 1,
      rejected: [
        { line: 2, fault: 'council' },
        { line: 3, fault: 'unit' },
        { line: 5, fault: 'duplicate' },
      ],
    });
});

test('metadata names each thing once, and every reference is to a thing in it', () => {
  const metadata = dhis2Metadata((cadre) => cadre);
  const objects = Object.values(metadata).flat();
  const ids = objects.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[A-Za-z][A-Za-z0-9]{10}$/.test(id))).toBe(true);
  const referred = [...JSON.stringify(metadata).matchAll(/\{"id":"([A-Za-z0-9]{11})"\}/g)].map(
    (match) => match[1],
  );
  expect(referred.length).toBeGreaterThan(10);
  expect(referred.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
});
