import type { z } from 'zod';

/** A kind of background work: its name, such as `messages.send`, and what every job of it says. */
export interface Task<Payload> {
  name: `${string}.${string}`;
  /** What a job carries: opaque ids and choices, never a name, phone number, password or code. */
  payload: z.ZodType<Payload>;
}

export function defineTask<Payload>(name: Task<Payload>['name'], payload: z.ZodType<Payload>): Task<Payload> {
  return { name, payload };
}

export interface JobContext {
  jobId: string;
  /** A failure of this try is the last: the job isn't tried again by itself. */
  isLastTry: boolean;
  /** Aborts when the process has been asked to stop: long work ends at the next safe point by throwing. */
  signal: AbortSignal;
}

/** When a task runs by itself, in East Africa Time: every so many minutes, every hour at a minute, or every day at `hh:mm`. */
export type Schedule =
  { everyMinutes: number } | { everyHourAtMinute: number } | { everyDayAt: `${number}:${number}` };

/** A task with what does it; a feature lists its own in `jobs.server.ts`, and app/worker.server.ts gathers them all. */
export interface TaskHandler {
  name: string;
  schedule?: Schedule;
  /** Parses the payload and does the work. @throws ZodError where the payload is none of this task's */
  run: (payload: unknown, context: JobContext) => Promise<void>;
}

/**
 * Joins a task with what does it.
 * @param run must be idempotent: a job whose process was killed is done again, from its beginning
 * @param schedule only for tasks whose payload may be empty
 */
export function handleTask<Payload>(
  task: Task<Payload>,
  run: (payload: Payload, context: JobContext) => Promise<void>,
  schedule?: Schedule,
): TaskHandler {
  return {
    name: task.name,
    schedule,
    run: async (payload, context) => run(task.payload.parse(payload), context),
  };
}

/** Trying again would not help: the job is kept among the failed ones at once. The message holds nothing personal. */
export class PermanentFailure extends Error {}
