import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database, type Transaction } from '~db/client.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

const pidOf = async (tx: Transaction) =>
  (await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid ?? 0;

const cut = (pid: number) => workerDatabase.owner`select pg_terminate_backend(${pid}, 5000)`;

/** As many queries at once as there are connections, so that each is used, the lost one too. */
const askOnAll = () =>
  Promise.all(
    Array.from({ length: 30 }, (_, number) => database().execute(sql`select ${number}::int as number`)),
  );

test('a connection that is lost between two statements fails its transaction, and nothing else', async () => {
  let isReached = false;
  const outcome = database()
    .transaction(async (tx) => {
      await cut(await pidOf(tx));
      await tx.execute(sql`select 1`);
      isReached = true;
    })
    .catch(() => 'failed');
  expect(await outcome).toBe('failed');
  expect(await askOnAll()).toHaveLength(30);
  expect(isReached).toBe(false);
});

test('a connection that is lost in the middle of a statement fails its transaction, and nothing else', async () => {
  const outcome = database()
    .transaction(async (tx) => {
      const pid = await pidOf(tx);
      await Promise.all([tx.execute(sql`select pg_sleep(60)`), cut(pid)]);
    })
    .catch(() => 'failed');
  expect(await outcome).toBe('failed');
  expect(await askOnAll()).toHaveLength(30);
});

test('every connection that is lost at once is opened again', async () => {
  await askOnAll();
  await workerDatabase.owner`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where application_name = 'tumia' and datname = current_database()`;
  await askOnAll().catch(() => undefined);
  expect(await askOnAll()).toHaveLength(30);
});
