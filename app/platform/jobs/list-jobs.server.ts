import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';

/** A job in the queue; those that were done are gone. Dates are ISO texts. */
export interface ListedJob {
  id: string;
  task: string;
  /** `failed`: all its attempts are used up, and it stays until somebody has it tried again. */
  state: 'waiting' | 'running' | 'failed';
  attempts: number;
  maxAttempts: number;
  /** When it runs, not before. */
  runAt: string;
  createdAt: string;
  lastError: string | null;
}

const mostListed = 200;

/** The jobs in the queue, newest first, 200 at most; on demand only those that have failed for good. */
export async function listJobs({ failedOnly }: { failedOnly: boolean }): Promise<ListedJob[]> {
  const rows = await database().execute<Record<keyof ListedJob, unknown>>(sql`
    select * from (
      select id::text, task_identifier as task, attempts, max_attempts as "maxAttempts",
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed' else 'waiting' end as state,
        run_at as "runAt", created_at as "createdAt", last_error as "lastError"
      from graphile_worker.jobs
    ) as job
    where ${!failedOnly} or state = 'failed'
    order by id::bigint desc limit ${mostListed}`);
  return rows.map(
    (row) =>
      ({
        ...row,
        runAt: new Date(row.runAt as string).toISOString(),
        createdAt: new Date(row.createdAt as string).toISOString(),
      }) as ListedJob,
  );
}

/** How many jobs have failed for good and wait for somebody to look at them. */
export async function countFailedJobs(): Promise<number> {
  const [counted] = await database().execute<{ failed: number }>(sql`
    select count(*)::int as failed from graphile_worker.jobs where locked_at is null and attempts >= max_attempts`);
  return counted?.failed ?? 0;
}
