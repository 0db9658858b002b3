import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankItem } from '~db/schema/items';
import { recordAudit } from '~/platform/audit.server';
import { findBank } from './find-bank.server';
import { type ItemActor, partyOf } from './item-actor.server';
import type { BulkDeed } from './schemas';

/**
 * Tags questions of a bank, or retires them: a retired question is drawn no more, and can be brought back. No new version comes of it.
 * @returns ids of those that were changed; undefined where there is no such bank, or the actor doesn't work on it
 */
export async function changeItems(
  actor: ItemActor,
  bankId: string,
  { deed, items, tag }: BulkDeed,
): Promise<string[] | undefined> {
  if (!(await findBank(actor, bankId))) return undefined;
  return database().transaction(async (tx) => {
    const { values, where } = changeOf(deed, tag);
    const changed = await tx
      .update(bankItem)
      .set(values)
      .where(and(eq(bankItem.bankId, bankId), inArray(bankItem.itemId, items), where))
      .returning({ id: bankItem.itemId });
    const ids = changed.map(({ id }) => id);
    if (ids.length > 0 && (deed === 'retire' || deed === 'bringBack')) {
      await recordAudit(tx, partyOf(actor), {
        action: deed === 'retire' ? 'item.retired' : 'item.broughtBack',
        objectId: bankId,
        detail: { items: ids.join(' ') },
      });
    }
    return ids;
  });
}

function changeOf(deed: BulkDeed['deed'], tag: string) {
  switch (deed) {
    case 'retire':
      return { values: { retiredAt: sql`now()` }, where: isNull(bankItem.retiredAt) };
    case 'bringBack':
      return { values: { retiredAt: null }, where: isNotNull(bankItem.retiredAt) };
    case 'tag':
      return {
        values: { tags: sql`${bankItem.tags} || jsonb_build_array(${tag}::text)` },
        where: sql`not ${bankItem.tags} ? ${tag}`,
      };
    case 'untag':
      return {
        values: { tags: sql`${bankItem.tags} - ${tag}::text` },
        where: sql`${bankItem.tags} ? ${tag}`,
      };
  }
}
