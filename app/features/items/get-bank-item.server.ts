import { and, desc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankItem, bankItemVersion, type ItemOrigin } from '~db/schema/items';
import { type Bank, findBank } from './find-bank.server';
import type { ItemActor } from './item-actor.server';

/** A question of a bank with its versions, the newest first. */
export interface BankItem {
  bank: Bank;
  item: typeof bankItem.$inferSelect;
  versions: { hash: string; number: number; madeAt: Date; state: 'ready' | 'draft'; format: ItemOrigin }[];
}

/** @returns undefined where there is no such question, or the actor doesn't work on its bank */
export async function getBankItem(
  actor: ItemActor,
  bankId: string,
  itemId: string,
): Promise<BankItem | undefined> {
  const bank = await findBank(actor, bankId);
  if (!bank) return undefined;
  const [item] = await database()
    .select()
    .from(bankItem)
    .where(and(eq(bankItem.bankId, bankId), eq(bankItem.itemId, itemId)));
  if (!item) return undefined;
  const { hash, number, madeAt, state, format } = bankItemVersion;
  const versions = await database()
    .select({ hash, number, madeAt, state, format })
    .from(bankItemVersion)
    .where(and(eq(bankItemVersion.bankId, bankId), eq(bankItemVersion.itemId, itemId)))
    .orderBy(desc(number));
  return { bank, item, versions };
}
