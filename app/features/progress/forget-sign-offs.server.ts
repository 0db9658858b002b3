import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { signOff } from '~db/schema/progress';

/** Deletes the sign-offs of a person who is erased, and what was noted of them. */
export async function forgetSignOffs(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(signOff).where(inArray(signOff.personId, personIds));
}
