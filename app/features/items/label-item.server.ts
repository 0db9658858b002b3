import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankItem } from '~db/schema/items';
import { findBank } from './find-bank.server';
import type { ItemActor } from './item-actor.server';
import type { NewLabels } from './schemas';

/** Says what a question of a bank is about. No new version comes of it. */
export async function labelItem(
  actor: ItemActor,
  bankId: string,
  itemId: string,
  { outcome, cadres, difficulty, stage, tags }: NewLabels,
): Promise<'labelled' | 'notFound'> {
  if (!(await findBank(actor, bankId))) return 'notFound';
  const labelled = await database()
    .update(bankItem)
    .set({ outcome, cadres, difficulty, stage, tags })
    .where(and(eq(bankItem.bankId, bankId), eq(bankItem.itemId, itemId)))
    .returning({ id: bankItem.itemId });
  return labelled.length > 0 ? 'labelled' : 'notFound';
}
