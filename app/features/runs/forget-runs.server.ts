import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { worksheetRun } from '~db/schema/runs';

/** Deletes the figures that a person who is erased saved. */
export async function forgetRuns(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(worksheetRun).where(inArray(worksheetRun.personId, personIds));
}
