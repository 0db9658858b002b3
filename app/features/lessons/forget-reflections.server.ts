import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { reflection } from '~db/schema/lessons';

/** Deletes what a person who is erased wrote for themselves. */
export async function forgetReflections(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(reflection).where(inArray(reflection.personId, personIds));
}
