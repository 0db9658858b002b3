import type { JobHelpers } from 'graphile-worker';
import { ZodError } from 'zod';
import { describeFailure, placesOf } from '../describe-failure.server';
import { log } from '../logging.server';
import { PermanentFailure, type TaskHandler } from './task.server';

const giveUp = 'update graphile_worker._private_jobs set attempts = max_attempts where id = $1';

/**
 * Runs one job by its handler and logs what came of it.
 * @throws an error that holds nothing personal: the queue keeps its message and tries again later
 */
export async function runTask(
  handler: TaskHandler,
  payload: unknown,
  { job, withPgClient }: JobHelpers,
  signal: AbortSignal,
): Promise<void> {
  const facts = { job: String(job.id), task: handler.name };
  try {
    await handler.run(payload, {
      jobId: facts.job,
      isLastTry: job.attempts >= job.max_attempts,
      signal,
    });
    log.debug(facts, 'a job is done');
  } catch (error) {
    const failure = describeFailure(error);
    const told = { ...facts, attempt: job.attempts, of: job.max_attempts, failure, places: placesOf(error) };
    const isHopeless = error instanceof PermanentFailure || error instanceof ZodError;
    if (isHopeless) await withPgClient((client) => client.query(giveUp, [job.id]));
    if (isHopeless || job.attempts >= job.max_attempts) log.error(told, 'a job has failed for good');
    else log.warn(told, 'a job failed and will be tried again');
    throw new Error(failure, { cause: error });
  }
}
