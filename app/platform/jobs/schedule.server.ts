import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { describeFailure } from '../describe-failure.server';
import { log } from '../logging.server';
import { addJob } from './enqueue-job.server';
import type { Schedule, TaskHandler } from './task.server';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** East Africa Time is three hours ahead of UTC all year. */
const eastAfricaOffsetMs = 3 * hourMs;

/** The newest moment up to `now` at which the schedule was due. */
export function lastDue(schedule: Schedule, now: Date): Date {
  if ('everyMinutes' in schedule) return newest(now, schedule.everyMinutes * minuteMs, 0);
  if ('everyHourAtMinute' in schedule) {
    return newest(now, hourMs, schedule.everyHourAtMinute * minuteMs);
  }
  const [hour = 0, minute = 0] = schedule.everyDayAt.split(':').map(Number);
  return newest(now, dayMs, hour * hourMs + minute * minuteMs - eastAfricaOffsetMs);
}

const newest = (now: Date, period: number, offset: number) =>
  new Date(Math.floor((now.getTime() - offset) / period) * period + offset);

/**
 * Adds a job for every task that has become due since it was added last, by whichever process; what came due several times while no
 * process ran is added once.
 */
export async function addDueJobs(handlers: TaskHandler[], now = new Date()): Promise<void> {
  for (const { name, schedule } of handlers) {
    if (!schedule) continue;
    const due = lastDue(schedule, now).toISOString();
    await database().transaction(async (tx) => {
      const [claimed] = await tx.execute(sql`
        insert into graphile_worker._private_known_crontabs as known (identifier, known_since, last_execution)
        values (${name}, ${due}, ${due})
        on conflict (identifier) do update set last_execution = excluded.last_execution
        where known.last_execution < excluded.last_execution
        returning identifier`);
      if (claimed) await addJob(tx, name, {}, { key: name });
    });
  }
}

/** Looks every minute for tasks that are due. @returns what ends it, once the look that is under way is over */
export function startSchedule(handlers: TaskHandler[]): () => Promise<void> {
  let looking = Promise.resolve();
  const look = () => {
    looking = looking.then(() => addDueJobs(handlers)).catch(logFailure);
  };
  look();
  const timer = setInterval(look, minuteMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

function logFailure(error: unknown): void {
  log.error({ failure: describeFailure(error) }, 'tasks that are due could not be added');
}
