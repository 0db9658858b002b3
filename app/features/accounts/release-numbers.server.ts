import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';

/** Lets others take the numbers that accounts had which were merged into others; nothing happens to an account that wasn't. */
export async function releaseNumbers(tx: Transaction, mergedIds: string[]): Promise<void> {
  await tx
    .update(account)
    .set({ phone: sql`'merged ' || ${account.id}::text`, phoneBeforeMerge: null })
    .where(and(inArray(account.id, mergedIds), isNotNull(account.mergedInto)));
}
