import { and, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { accountMerge } from '~db/schema/people';
import { listGrants, lockAccounts, setAsideAccount } from '~/features/accounts/index.server';
import { mayActFor } from '~/features/accounts/policy';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleActedFor } from './people-scope.server';

export interface Merging {
  keptId: string;
  mergedId: string;
  /** Whose phone number the person signs in with from now on. */
  phoneOf: 'kept' | 'merged';
}

export type MergeAnswer =
  | { outcome: 'merged'; mergeId: string }
  /** One of them is nobody's whom the actor acts for, or was merged a moment ago. */
  | { outcome: 'notFound' }
  | { outcome: 'same' }
  /** One of them is the actor's own, or has a role that the actor couldn't have given. */
  | { outcome: 'forbidden' }
  /** Roles are not carried over: whoever gave them takes them back first. */
  | { outcome: 'hasRoles' }
  /** One of them is waiting to be erased, as its person wished. */
  | { outcome: 'erasing' };

/**
 * Makes one account of two that are one person's: `mergedId` is set aside, and what was learned there is read as the kept account's; not a
 * row of it is changed. The kept account's own facts stay as they are.
 */
export async function mergeAccounts(
  actor: ActingPerson,
  { keptId, mergedId, phoneOf }: Merging,
): Promise<MergeAnswer> {
  if (keptId === mergedId) return { outcome: 'same' };
  return database().transaction(async (tx) => {
    await lockAccounts(tx, keptId, mergedId);
    const found = await tx
      .select({ id: account.id, erasureDueAt: account.erasureDueAt })
      .from(account)
      .where(and(inArray(account.id, [keptId, mergedId]), peopleActedFor(actor)));
    if (found.length < 2) return { outcome: 'notFound' };
    const [keptGrants, mergedGrants] = [await listGrants(keptId, tx), await listGrants(mergedId, tx)];
    const mayAct =
      mayActFor(actor, { id: keptId, grants: keptGrants }) &&
      mayActFor(actor, { id: mergedId, grants: mergedGrants });
    if (!mayAct) return { outcome: 'forbidden' };
    if (mergedGrants.length > 0) return { outcome: 'hasRoles' };
    if (found.some(({ erasureDueAt }) => erasureDueAt !== null)) return { outcome: 'erasing' };
    const mergeId = await keepMerge(tx, { actor, keptId, mergedId, phoneOf });
    await recordAudit(
      tx,
      partyOf(actor),
      { action: 'account.merged', personId: keptId, objectId: mergedId, detail: { kept: true, phoneOf } },
      { action: 'account.merged', personId: mergedId, objectId: keptId, detail: { kept: false, phoneOf } },
    );
    return { outcome: 'merged', mergeId };
  });
}

async function keepMerge(
  tx: Transaction,
  { actor, keptId, mergedId, phoneOf }: Merging & { actor: ActingPerson },
): Promise<string> {
  const id = uuidv7();
  const membershipsBrought = await setAsideAccount(tx, { keptId, mergedId, phoneOf });
  await tx.insert(accountMerge).values({ id, keptId, mergedId, mergedBy: actor.id, membershipsBrought });
  return id;
}
