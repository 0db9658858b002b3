import type { Allowance } from './policy';

const minuteMs = 60_000;

/** How long after its end an attempt still takes answers, in seconds: on a slow network a form is long on its way. */
export const graceSeconds = 120;

/** @returns how many minutes a learner has whom a quiz allows so many; null where it has no limit */
export const minutesOf = (
  minutes: number | null | undefined,
  { extraTimePercent }: Allowance,
): number | null =>
  minutes === null || minutes === undefined ? null : Math.ceil(minutes * (1 + extraTimePercent / 100));

/** @returns when the time of an attempt ends that starts at `start`, the grace aside; null where it never does */
export function endOfTime(
  minutes: number | null | undefined,
  start: Date,
  allowance: Allowance,
): Date | null {
  const own = minutesOf(minutes, allowance);
  return own === null ? null : new Date(start.getTime() + own * minuteMs);
}

/** Whether an attempt takes no answers any more, its grace included. */
export const isTimeOver = (dueAt: Date | null, now: Date): boolean =>
  dueAt !== null && now.getTime() > dueAt.getTime() + graceSeconds * 1000;
