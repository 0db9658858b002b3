import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { itemBank } from '~db/schema/items';
import { recordAudit } from '~/platform/audit.server';
import { type ItemActor, mayWorkOn, partyOf } from './item-actor.server';
import type { NewBank } from './schemas';

export type CreateBankAnswer =
  { outcome: 'created'; bankId: string } | { outcome: 'idTaken' | 'forbidden' | 'instituteClosed' };

/** Opens an item bank of an institute; its short name is no other bank's of the same institute. */
export async function createBank(
  actor: ItemActor,
  { id: code, institute: instituteId, titleSw, titleEn }: NewBank,
): Promise<CreateBankAnswer> {
  if (!mayWorkOn(actor, instituteId)) return { outcome: 'forbidden' };
  const bankId = `${instituteId}.${code}`;
  return database().transaction(async (tx) => {
    const [open] = await tx
      .select({ id: institute.id })
      .from(institute)
      .where(and(eq(institute.id, instituteId), isNull(institute.closedAt)))
      .for('share');
    if (!open) return { outcome: 'instituteClosed' };
    const [created] = await tx
      .insert(itemBank)
      .values({ id: bankId, code, instituteId, title: { sw: titleSw, en: titleEn } })
      .onConflictDoNothing()
      .returning({ id: itemBank.id });
    if (!created) return { outcome: 'idTaken' };
    await recordAudit(tx, partyOf(actor), {
      action: 'bank.created',
      objectId: bankId,
    });
    return { outcome: 'created', bankId };
  });
}
