import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { scopeOf } from '~/features/accounts/index';
import { importPlaces, seedFacilities } from '~/features/places/index.server';
import { applyRollups, getOverview, rebuildRollups, seedNation } from '~/features/tracking/index.server';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const folders: string[] = [];

/** The list of councils as a ministry's reform leaves it. */
async function reformed(change: (line: string) => string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tumia-places-'));
  folders.push(folder);
  const [head = '', ...lines] = (await readFile('db/seed/councils.csv', 'utf8')).trim().split(/\r?\n/);
  await writeFile(
    `${folder}/councils.csv`,
    [`${head},id`, ...lines.map((line) => change(`${line},`))].join('\n'),
  );
  return folder;
}

beforeAll(async () => {
  await importSmallCourse();
  await seedFacilities('db/seed');
  await seedNation(600, () => undefined);
}, 240_000);

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const tallies = () =>
  database().execute(sql`
  select subject, area, cadre, sex, month, known, enrolled, active, passed, certified, expiring, expired, staffed, passed_in, certified_in
  from tally where (known, enrolled, active, passed, certified, expiring, expired, passed_in, certified_in)
    <> (0, 0, 0, 0, 0, 0, 0, 0, 0) order by area, subject, cadre, sex, month`);

const enrolledIn = async (regionId: string) => {
  const holder = { grants: [{ role: 'coordinator' as const, ...scopeOf({ regionId }) }] };
  const { tables } = await getOverview(holder, new URLSearchParams(), 'en', false);
  return (
    tables.find(({ key }) => key === 'funnel')?.rows.find(({ key }) => key === 'enrolled')?.values[0] ?? 0
  );
};

test('a council that goes to another region takes its people and their past along, without anybody’s doing', async () => {
  const [before] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from standing where council_id = 'kasulu-dc' and course_id = '' and enrolled_at is not null`,
  );
  const moving = before?.count ?? 0;
  const [kigoma, katavi] = [await enrolledIn('kigoma'), await enrolledIn('katavi')];
  await importPlaces(await reformed((line) => line.replace(/^Kigoma,(mainland,Kasulu DC,)/, 'Katavi,$1')));
  await applyRollups();
  expect(moving).toBeGreaterThan(0);
  expect(await enrolledIn('kigoma')).toBe(Number(kigoma) - moving);
  expect(await enrolledIn('katavi')).toBe(Number(katavi) + moving);
  const kept = await tallies();
  await rebuildRollups();
  expect(kept).toEqual(await tallies());
});

test('a council with a new name stays the same council', async () => {
  const idsOf = () => database().execute(sql`select id from council order by id`);
  const before = await idsOf();
  await importPlaces(
    await reformed((line) => line.replace(/,Buhigwe DC,district,$/, ',Manyovu DC,district,buhigwe-dc')),
  );
  expect(await idsOf()).toEqual(before);
  const [renamed] = await database().execute(sql`select name from council where id = 'buhigwe-dc'`);
  expect(renamed).toEqual({ name: 'Manyovu DC' });
});
