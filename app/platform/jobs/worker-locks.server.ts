import type { PoolClient } from 'pg';
import { describeFailure } from '../describe-failure.server';
import { log } from '../logging.server';

/** Any constant of our own: the first half of the name of every worker's lock. */
const lockClass = 7_102_028;

const takeLocks = `select pg_try_advisory_lock(${lockClass}, hashtext(id)) from unnest($1::text[]) as id`;

const findDead = `
  select distinct locked_by as id from graphile_worker._private_jobs as job
  where locked_by is not null and not exists (
    select from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid = ${lockClass}
      and database = (select oid from pg_database where datname = current_database())
      and objid = (hashtext(job.locked_by)::bigint & 4294967295)::oid)`;

const handBack = 'select graphile_worker.force_unlock_workers($1::text[])';

export interface WorkerLocks {
  /** Settles once the locks can't be relied on any more, with the reason. */
  lost: Promise<string>;
  /** Gives the jobs that these workers run back to the queue. */
  handBackJobs: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Keeps a lock in PostgreSQL for each of this process's workers, as long as `client`'s connection stands, and gives the jobs of workers without a
 * lock back to the queue: their process was killed or lost the database. A worker counts as dead when it has no lock at two looks in a row.
 */
export async function openWorkerLocks(
  client: PoolClient,
  workerIds: string[],
  lookEveryMs: number,
): Promise<WorkerLocks> {
  const lost = new Promise<string>((resolve) => {
    client.once('error', (error) => resolve(describeFailure(error)));
    client.once('end', () => resolve('the connection ended'));
  });
  await client.query(takeLocks, [workerIds]);

  let suspects = new Set<string>();
  async function look(): Promise<void> {
    const { rows } = await client.query<{ id: string }>(findDead);
    const lockless = rows.map(({ id }) => id);
    const dead = lockless.filter((id) => suspects.has(id));
    suspects = new Set(lockless);
    if (dead.length === 0) return;
    await client.query(handBack, [dead]);
    log.warn({ workers: dead }, 'jobs of workers that are no more went back to the queue');
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) =>
      log.error({ failure: describeFailure(error) }, 'looking for dead workers failed'),
    );
  }, lookEveryMs);

  return {
    lost,
    async handBackJobs() {
      await client.query(handBack, [workerIds]);
    },
    async close() {
      clearInterval(timer);
      // A destroyed connection takes its locks with it.
      client.release(true);
    },
  };
}
