import { and, eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { membership, roleGrant } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { lockAccounts } from './lock-accounts.server';
import { mayManageMembers } from './policy';
import { loadHolder, roleEntry } from './role-change.server';
import { scopeOf } from './roles';
import { closeAllSessions } from './session.server';

/** `self`: nobody changes their own roles, and these go with the membership. */
export type RemoveMemberAnswer = 'removed' | 'notMember' | 'self' | 'forbidden';

/** Ends a membership of an institute, and the roles that the person has there with it. */
export async function removeMember(
  tx: Transaction,
  { personId, instituteId }: { personId: string; instituteId: string },
  by: ActingParty & { actorId: string },
): Promise<RemoveMemberAnswer> {
  if (personId === by.actorId) return 'self';
  await lockAccounts(tx, personId, by.actorId);
  const holder = await loadHolder(tx, by.actorId);
  if (!holder || !mayManageMembers(holder, instituteId)) return 'forbidden';
  const [removed] = await tx
    .delete(membership)
    .where(and(eq(membership.accountId, personId), eq(membership.instituteId, instituteId)))
    .returning({ id: membership.accountId });
  if (!removed) return 'notMember';
  const revoked = await tx
    .delete(roleGrant)
    .where(and(eq(roleGrant.accountId, personId), eq(roleGrant.instituteId, instituteId)))
    .returning({ role: roleGrant.role });
  if (revoked.length > 0) await closeAllSessions(personId, tx);
  await recordAudit(
    tx,
    by,
    { action: 'member.removed', personId, objectId: instituteId },
    ...revoked.map(({ role }) =>
      roleEntry('role.revoked', { personId, grant: { role, ...scopeOf({ instituteId }) } }),
    ),
  );
  return 'removed';
}
