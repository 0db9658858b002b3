import { DrizzleQueryError } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';

const mostTries = 4;

/** PostgreSQL ends one of two transactions that wait for each other (`deadlock_detected`); nothing of it has been done. */
function isDeadlock(error: unknown): boolean {
  const reason: unknown = error instanceof DrizzleQueryError ? error.cause : error;
  return reason instanceof Error && 'code' in reason && reason.code === '40P01';
}

/**
 * Runs a transaction that touches what many others touch too, and begins it anew where it and another waited for each other.
 * @param work may run more than once: it does nothing but what `tx` does
 */
export async function runTransaction<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await database().transaction(work);
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error;
    }
  }
}
