import { lt, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { rateLimit } from '~db/schema/limits';

export interface RateLimit {
  /** What is counted, such as `sign-in:phone`. */
  name: string;
  /** How often it may be tried in a window. */
  limit: number;
  windowSeconds: number;
}

export type RateLimitAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Counts one try of `subject` in the current window; the count is kept in PostgreSQL, so that all processes share it. */
export async function countTry(rule: RateLimit, subject: string, now = new Date()): Promise<RateLimitAnswer> {
  const windowMs = rule.windowSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const [row] = await database()
    .insert(rateLimit)
    .values({ key: `${rule.name}:${subject}`, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [rateLimit.key, rateLimit.windowStart],
      set: { count: sql`${rateLimit.count} + 1` },
    })
    .returning({ count: rateLimit.count });
  if (row && row.count <= rule.limit) return { allowed: true };
  const retryAfterSeconds = Math.ceil((windowStart.getTime() + windowMs - now.getTime()) / 1000);
  return { allowed: false, retryAfterSeconds };
}

/** Deletes the counts of windows that began before `before`. */
export async function forgetTries(before: Date): Promise<void> {
  await database().delete(rateLimit).where(lt(rateLimit.windowStart, before));
}
