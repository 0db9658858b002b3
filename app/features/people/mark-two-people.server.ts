import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { notDuplicate } from '~db/schema/people';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleActedFor } from './people-scope.server';

/**
 * Keeps that two accounts which look alike are two people's, so that they are not listed again.
 * @returns false where one of them is nobody's whom the actor acts for
 */
export async function markTwoPeople(actor: ActingPerson, ids: readonly [string, string]): Promise<boolean> {
  // The smaller id first, as those who read the table expect it.
  const [oneId, otherId] = ids[0] < ids[1] ? ids : [ids[1], ids[0]];
  return database().transaction(async (tx) => {
    const found = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(inArray(account.id, [oneId, otherId]), peopleActedFor(actor)));
    if (found.length < 2) return false;
    const [known] = await tx
      .select({ id: notDuplicate.id })
      .from(notDuplicate)
      .where(and(eq(notDuplicate.oneId, oneId), eq(notDuplicate.otherId, otherId)));
    if (known) return true;
    await tx.insert(notDuplicate).values({ id: uuidv7(), oneId, otherId, decidedBy: actor.id });
    await recordAudit(
      tx,
      partyOf(actor),
      { action: 'account.foundDistinct', personId: oneId, objectId: otherId },
      { action: 'account.foundDistinct', personId: otherId, objectId: oneId },
    );
    return true;
  });
}
