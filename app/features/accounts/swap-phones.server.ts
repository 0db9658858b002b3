import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';

interface Merged {
  keptId: string;
  mergedId: string;
}

const changePhone = (tx: Transaction, accountId: string, phone: string, phoneBeforeMerge: string | null) =>
  tx
    .update(account)
    .set({ phone, phoneBeforeMerge, version: sql`${account.version} + 1` })
    .where(eq(account.id, accountId));

async function phonesOf(tx: Transaction, ids: string[]) {
  const rows = await tx
    .select({ id: account.id, phone: account.phone, before: account.phoneBeforeMerge })
    .from(account)
    .where(inArray(account.id, ids));
  return new Map(rows.map(({ id, ...phones }) => [id, phones]));
}

/** Gives the kept account the merged one's number, and the merged one the kept one's, so that both stay taken. */
export async function swapPhones(tx: Transaction, { keptId, mergedId }: Merged): Promise<void> {
  const phones = await phonesOf(tx, [keptId, mergedId]);
  const [kept, merged] = [phones.get(keptId), phones.get(mergedId)];
  if (!kept || !merged) throw new Error('both accounts are there, since the caller holds them');
  await changePhone(tx, mergedId, `merged ${mergedId}`, merged.phone);
  await changePhone(tx, keptId, merged.phone, kept.before);
  await changePhone(tx, mergedId, kept.phone, merged.phone);
}

/**
 * Gives a merged account its own number again. Where the kept one has taken another number since, it keeps that.
 * @returns false where somebody else has the number by now; then nothing has been changed
 */
export async function returnPhone(tx: Transaction, { keptId, mergedId }: Merged): Promise<boolean> {
  const phones = await phonesOf(tx, [keptId, mergedId]);
  const [kept, merged] = [phones.get(keptId), phones.get(mergedId)];
  if (!kept || !merged) throw new Error('both accounts are there, since the caller holds them');
  const own = merged.before;
  if (own === null) return true;
  if (kept.phone === own) {
    await changePhone(tx, mergedId, `merged ${mergedId}`, null);
    await changePhone(tx, keptId, merged.phone, kept.before);
  } else {
    const [holder] = await tx.select({ id: account.id }).from(account).where(eq(account.phone, own));
    if (holder) return false;
  }
  await changePhone(tx, mergedId, own, null);
  return true;
}
