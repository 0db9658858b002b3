import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { accommodation } from '~db/schema/quizzes';

/** Deletes what a person who is erased was given beyond the rules: its reason may tell of their health. */
export async function forgetAccommodations(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(accommodation).where(inArray(accommodation.personId, personIds));
}
