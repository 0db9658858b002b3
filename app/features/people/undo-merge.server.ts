import { and, eq, gt, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { accountMerge } from '~db/schema/people';
import { bringBackAccount, listGrants, lockAccounts } from '~/features/accounts/index.server';
import { mayActFor } from '~/features/accounts/policy';
import { recordAudit } from '~/platform/audit.server';
import { undoableSince } from './merge-time';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleActedFor } from './people-scope.server';

export type UndoMergeAnswer =
  | 'undone'
  /** No such merge of the last 30 days, or its kept account is none of the actor's, or was merged again: the later merge is undone first. */
  | 'notFound'
  | 'forbidden'
  /** The number that the merged account had is another person's by now. */
  | 'phoneTaken';

/**
 * Makes two accounts again of two that were merged by mistake, each with what it had: its number, password, memberships and all that was
 * learned under it. What was done since stays with the account that was kept.
 */
export async function undoMerge(
  actor: ActingPerson,
  mergeId: string,
  now = new Date(),
): Promise<UndoMergeAnswer> {
  return database().transaction(async (tx) => {
    const merges = () =>
      tx
        .select({
          keptId: accountMerge.keptId,
          mergedId: accountMerge.mergedId,
          memberships: accountMerge.membershipsBrought,
        })
        .from(accountMerge)
        .innerJoin(account, eq(account.id, accountMerge.keptId))
        .where(
          and(
            eq(accountMerge.id, mergeId),
            isNull(accountMerge.undoneAt),
            gt(accountMerge.mergedAt, undoableSince(now)),
            peopleActedFor(actor),
          ),
        );
    const [known] = await merges();
    if (!known) return 'notFound';
    await lockAccounts(tx, known.keptId, known.mergedId);
    // Somebody else may have been faster.
    const [merge] = await merges();
    if (!merge) return 'notFound';
    const { keptId, mergedId } = merge;
    if (!mayActFor(actor, { id: keptId, grants: await listGrants(keptId, tx) })) return 'forbidden';
    if (!(await bringBackAccount(tx, merge))) return 'phoneTaken';
    await tx
      .update(accountMerge)
      .set({ undoneAt: now, undoneBy: actor.id })
      .where(eq(accountMerge.id, mergeId));
    await recordAudit(
      tx,
      partyOf(actor),
      { action: 'account.mergeUndone', personId: keptId, objectId: mergedId },
      { action: 'account.mergeUndone', personId: mergedId, objectId: keptId },
    );
    return 'undone';
  });
}
