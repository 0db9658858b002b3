import { asc, inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';

/** Holds accounts until the end of a change, always in the same order, so that two changes that concern the same people take turns. */
export async function lockAccounts(tx: Transaction, ...ids: (string | null)[]): Promise<void> {
  const those = ids.filter((id) => id !== null);
  if (those.length === 0) return;
  await tx
    .select({ id: account.id })
    .from(account)
    .where(inArray(account.id, those))
    .orderBy(asc(account.id))
    .for('update');
}
