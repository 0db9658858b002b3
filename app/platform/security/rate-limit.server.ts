import { lt, or, type SQL, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { rateLimit } from '~db/schema/limits';

export interface RateLimit {
  /** What is counted, such as `sign-in:phone`. */
  name: string;
  /** How often it may be tried in a window. */
  limit: number;
  windowSeconds: number;
}

export type RateLimitAnswer =
  | { allowed: true }
  | {
      allowed: false;
      retryAfterSeconds: number;
      /** Whether this try is the window's first beyond the limit. */
      isFirst: boolean;
      /** The limit that it was beyond. */
      stoppedBy: RateLimit;
    };

/** What a try counts against: a limit, and whom or what it is about. */
export type CountedAgainst = readonly [rule: RateLimit, subject: string];

/** Counts one try of `subject` in the current window; see {@link countTryAgainstAll}. */
export async function countTry(rule: RateLimit, subject: string, now = new Date()): Promise<RateLimitAnswer> {
  return countTryAgainstAll([[rule, subject]], now);
}

/**
 * Counts one try against several limits, in their order; one that a limit stops is not counted against those behind it. The counts are kept
 * in PostgreSQL, so that all processes share them. It is one statement, and where a limit is passed already it writes nothing: a flood
 * costs neither space nor a second question.
 */
export async function countTryAgainstAll(
  counted: readonly CountedAgainst[],
  now = new Date(),
): Promise<RateLimitAnswer> {
  const windows = counted.map(([{ windowSeconds }]) => {
    const windowMs = windowSeconds * 1000;
    return { start: new Date(Math.floor(now.getTime() / windowMs) * windowMs), windowMs };
  });
  const [counts = {}] = await database().execute<Record<string, number | null>>(
    countingStatement(
      counted,
      windows.map(({ start }) => start),
    ),
  );
  for (const [index, [rule]] of counted.entries()) {
    const count = counts[`count_${index}`] ?? null;
    if (count !== null && count <= rule.limit) continue;
    const { start, windowMs } = windows[index] ?? { start: now, windowMs: 0 };
    const retryAfterSeconds = Math.ceil((start.getTime() + windowMs - now.getTime()) / 1000);
    return { allowed: false, retryAfterSeconds, isFirst: count !== null, stoppedBy: rule };
  }
  return { allowed: true };
}

/** Each part counts only where the part before has let the try pass; a count that is past its limit by one rises no more and gives no row. */
function countingStatement(counted: readonly CountedAgainst[], windowStarts: Date[]): SQL {
  const part = (index: number) => sql.identifier(`part_${index}`);
  const parts = counted.map(([{ name, limit }, subject], index) => {
    const before = counted[index - 1];
    const passed = before
      ? sql`exists (select from ${part(index - 1)} where count <= ${before[0].limit})`
      : sql`true`;
    return sql`${part(index)} as (
      insert into ${rateLimit} (key, window_start, count)
      select ${`${name}:${subject}`}, ${windowStarts[index]?.toISOString()}::timestamptz, 1 where ${passed}
      on conflict (key, window_start) do update set count = ${rateLimit.count} + 1 where ${rateLimit.count} <= ${limit}
      returning count)`;
  });
  const counts = counted.map(
    (_, index) => sql`(select count from ${part(index)}) as ${sql.identifier(`count_${index}`)}`,
  );
  return sql`with ${sql.join(parts, sql`, `)} select ${sql.join(counts, sql`, `)}`;
}

/** Deletes the counts of windows that began before `before`. */
export async function forgetTries(before: Date): Promise<void> {
  await database().delete(rateLimit).where(lt(rateLimit.windowStart, before));
}

/** Forgets how often anything was tried at these subjects, such as the phone number of a person who is erased. */
export async function forgetTriesOf(tx: Executor, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  const isOf = (subject: string) => sql`strpos(${rateLimit.key} || ':', ${`:${subject}:`}) > 0`;
  await tx.delete(rateLimit).where(or(...subjects.map(isOf)));
}
