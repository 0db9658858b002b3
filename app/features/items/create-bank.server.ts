import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { itemBank } from '~db/schema/items';
import { recordAudit } from '~/platform/audit.server';
import { type ItemActor, mayWorkOn, partyOf } from './item-actor.server';
import type { NewBank } from './schemas';

/** Opens an item bank of an institute; its id is nobody else's. */
export async function createBank(
  actor: ItemActor,
  { id, institute: instituteId, titleSw, titleEn }: NewBank,
): Promise<'created' | 'idTaken' | 'forbidden' | 'instituteClosed'> {
  if (!mayWorkOn(actor, instituteId)) return 'forbidden';
  return database().transaction(async (tx) => {
    const [open] = await tx
      .select({ id: institute.id })
      .from(institute)
      .where(and(eq(institute.id, instituteId), isNull(institute.closedAt)))
      .for('share');
    if (!open) return 'instituteClosed';
    const [created] = await tx
      .insert(itemBank)
      .values({ id, instituteId, title: { sw: titleSw, en: titleEn } })
      .onConflictDoNothing()
      .returning({ id: itemBank.id });
    if (!created) return 'idTaken';
    await recordAudit(tx, partyOf(actor), {
      action: 'bank.created',
      objectId: id,
    });
    return 'created';
  });
}
