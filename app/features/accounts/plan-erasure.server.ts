import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';

/** Sets when an account is erased. @returns false where that is set already, and stays as it was */
export async function planErasure(tx: Transaction, accountId: string, dueAt: Date): Promise<boolean> {
  const planned = await tx
    .update(account)
    .set({ erasureDueAt: dueAt })
    .where(and(eq(account.id, accountId), isNull(account.erasureDueAt), isNull(account.mergedInto)))
    .returning({ id: account.id });
  return planned.length > 0;
}

/** Takes the wish to be erased back. @returns false where there was none */
export async function cancelErasure(tx: Transaction, accountId: string): Promise<boolean> {
  const cancelled = await tx
    .update(account)
    .set({ erasureDueAt: null })
    .where(and(eq(account.id, accountId), isNotNull(account.erasureDueAt)))
    .returning({ id: account.id });
  return cancelled.length > 0;
}
