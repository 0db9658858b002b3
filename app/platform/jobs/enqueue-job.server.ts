import { sql } from 'drizzle-orm';
import type { Executor } from '~db/client.server';
import type { Task } from './task.server';

export interface EnqueueOptions {
  /** Not before then; at once where it is missing. */
  runAt?: Date;
  /** One job waits under a key: a later one takes its place. */
  key?: string;
  /** How often a job is tried before it is kept as failed; the pauses between tries grow from 3 seconds to 2 hours. */
  maxAttempts?: number;
}

/**
 * Adds a job to the queue as part of the caller's transaction: it runs after the commit, and never where that doesn't come.
 * @returns the job's id
 */
export async function enqueueJob<Payload>(
  tx: Executor,
  task: Task<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<string> {
  return addJob(tx, task.name, payload, options);
}

/** Adds a job by the name of its task, for whoever doesn't know the task itself. */
export async function addJob(
  tx: Executor,
  name: string,
  payload: unknown,
  { runAt, key, maxAttempts = 10 }: EnqueueOptions,
): Promise<string> {
  const [job] = await tx.execute<{ id: string }>(sql`select id from graphile_worker.add_job(
    ${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${runAt?.toISOString() ?? null}::timestamptz,
    job_key => ${key ?? null}::text, max_attempts => ${maxAttempts}::int)`);
  if (!job) throw new Error(`no job of ${name} was added`);
  return String(job.id);
}
