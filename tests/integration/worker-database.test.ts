import postgres from 'postgres';
import { expect, test } from 'vitest';
import { createWorkerDatabase } from '~tests/setup/worker-database';

async function tablesOf(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
    return rows.map(({ name }) => name);
  } finally {
    await sql.end();
  }
}

test('databases made at the same time are apart, migrated, and gone after drop', async () => {
  const databases = await Promise.all([
    createWorkerDatabase(),
    createWorkerDatabase(),
    createWorkerDatabase(),
  ]);
  expect(new Set(databases.map(({ url }) => url)).size).toBe(3);
  const [first, second, third] = databases;
  const sql = postgres(first.url, { max: 1 });
  await sql`create table only_here (number int)`;
  await sql.end();
  expect(await tablesOf(first.url)).toContain('only_here');
  const migrated = await tablesOf(second.url);
  expect(migrated).not.toContain('only_here');
  expect(migrated.length).toBeGreaterThan(0);
  expect(await tablesOf(third.url)).toEqual(migrated);
  await Promise.all(databases.map(({ drop }) => drop()));
  await expect(tablesOf(first.url)).rejects.toThrow(/does not exist/);
});
