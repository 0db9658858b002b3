import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, runTaskList, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { openQueuePool } from '~db/client-of-queue.server';
import { describeFailure } from '../describe-failure.server';
import { log } from '../logging.server';
import { runTask } from './run-task.server';
import { startSchedule } from './schedule.server';
import type { TaskHandler } from './task.server';
import { openWorkerLocks } from './worker-locks.server';

export interface JobRunner {
  /** Takes no new job, lets running ones end for some seconds, then hands them back to the queue. */
  stop: () => Promise<void>;
}

export interface RunnerOptions {
  /** How many jobs run at a time. */
  concurrency?: number;
  /** How often the queue is looked at for jobs whose time has come; of new ones PostgreSQL tells at once. */
  pollEveryMs?: number;
  /** How often jobs of dead workers are looked for. */
  lookForDeadEveryMs?: number;
  /** How long running jobs may take to end once the runner is asked to stop. */
  stopWithinMs?: number;
}

const defaults = { concurrency: 2, pollEveryMs: 5_000, lookForDeadEveryMs: 15_000, stopWithinMs: 7_000 };

/**
 * Runs the jobs of these tasks until it is stopped, over any loss of the database. Several processes may do so at the same time: each job
 * is run by one of them.
 */
export function startJobRunner(handlers: TaskHandler[], options: RunnerOptions = {}): JobRunner {
  const stopping = new AbortController();
  const running = keepRunning(handlers, { ...defaults, ...options }, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function keepRunning(handlers: TaskHandler[], options: Required<RunnerOptions>, stopping: AbortSignal) {
  const stopped = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
  let failures = 0;
  while (!stopping.aborted) {
    try {
      const shift = await openShift(handlers, options);
      failures = 0;
      const reason = await Promise.race([shift.lost, stopped]);
      if (reason) log.warn({ reason }, 'the runner of jobs starts anew');
      await shift.close();
    } catch (error) {
      failures += 1;
      log.error({ failure: describeFailure(error) }, 'jobs can’t be run now');
    }
    // 1 s, 2 s, 4 s … 32 s
    await pause(1000 * 2 ** Math.min(failures, 5), undefined, { signal: stopping }).catch(() => undefined);
  }
}

interface Shift {
  /** Settles with the reason when the shift can't go on. */
  lost: Promise<string>;
  close: () => Promise<void>;
}

/** Workers over one pool of connections, until one of them or the pool is beyond repair. @throws where there is no database */
async function openShift(handlers: TaskHandler[], options: Required<RunnerOptions>): Promise<Shift> {
  // One connection listens, one holds the locks.
  const pool = openQueuePool(options.concurrency + 2);
  pool.on('connect', (client) => client.on('error', logConnection));
  // Each connection tells its own losses; without somebody to hear them here too, they would end the process.
  pool.on('error', () => undefined);
  const endPool = () => within(1_000, pool.end());
  let workers: Workers | undefined;
  try {
    const lockKeeper = await pool.connect();
    const working = startWorkers(handlers, options, pool);
    workers = working;
    const locks = await openWorkerLocks(lockKeeper, working.ids, options.lookForDeadEveryMs);
    const endSchedule = startSchedule(handlers);
    return {
      lost: Promise.race([working.lost, locks.lost]),
      async close() {
        const scheduleEnds = within(options.stopWithinMs, endSchedule());
        const isDone = await within(options.stopWithinMs, working.end());
        if (!isDone) await within(1_000, locks.handBackJobs().catch(logConnection));
        await locks.close();
        await Promise.all([scheduleEnds, endPool()]);
      },
    };
  } catch (error) {
    if (workers) await within(options.stopWithinMs, workers.end());
    await endPool();
    throw error;
  }
}

interface Workers {
  ids: string[];
  /** Settles with the reason once a worker has ended. */
  lost: Promise<string>;
  /** Begins no other job, and tells running ones to end. */
  end: () => Promise<void>;
}

function startWorkers(handlers: TaskHandler[], options: Required<RunnerOptions>, pool: Pool): Workers {
  const ending = new AbortController();
  const tasks: TaskList = Object.fromEntries(
    handlers.map((handler) => [
      handler.name,
      (payload, helpers) => runTask(handler, payload, helpers, ending.signal),
    ]),
  );
  const events: WorkerEvents = new EventEmitter();
  const ids: string[] = [];
  events.on('worker:create', ({ worker }) => ids.push(worker.workerId));
  const lost = new Promise<string>((resolve) => {
    events.on('worker:stop', ({ error }) => resolve(error ? describeFailure(error) : 'a worker ended'));
  });
  const workers = runTaskList(
    {
      concurrency: options.concurrency,
      pollInterval: options.pollEveryMs,
      noHandleSignals: true,
      logger: queueLogger,
      events,
    },
    tasks,
    pool,
  );
  return {
    ids,
    lost,
    async end() {
      ending.abort();
      await workers.gracefulShutdown('the process stops');
    },
  };
}

/** @returns whether the work ended in time */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), pause(milliseconds, false, { ref: false })]);
}

function logConnection(error: Error): void {
  log.warn({ failure: describeFailure(error) }, 'a connection of the job queue was lost');
}

/** The library's own log. What comes of a job is told by `runTask`. */
const queueLogger = new Logger(() => (level: string, message, meta) => {
  if (meta?.failure === true || meta?.success === true) return;
  if (level === 'error') log.error({ source: 'graphile-worker' }, message);
  else if (level === 'warning') log.warn({ source: 'graphile-worker' }, message);
  else log.debug({ source: 'graphile-worker' }, message);
});
