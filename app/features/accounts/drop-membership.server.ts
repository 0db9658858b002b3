import { and, eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { membership, roleGrant } from '~db/schema/accounts';
import { type ActingParty, type NewAuditEntry, recordAudit } from '~/platform/audit.server';
import { roleEntry } from './role-change.server';
import { type Role, scopeOf } from './roles';

/**
 * Ends a membership of an institute, and the roles that the person has there with it. Whoever calls this holds the account, has seen to it
 * that `by` may do this, and ends the sessions where a role was lost.
 * @param action as which the audit trail tells of it
 * @returns the roles that were lost, or undefined where the person is no member
 */
export async function dropMembership(
  tx: Transaction,
  { personId, instituteId }: { personId: string; instituteId: string },
  action: Extract<NewAuditEntry['action'], 'member.left' | 'member.removed'>,
  by: ActingParty,
): Promise<Role[] | undefined> {
  const [dropped] = await tx
    .delete(membership)
    .where(and(eq(membership.accountId, personId), eq(membership.instituteId, instituteId)))
    .returning({ id: membership.accountId });
  if (!dropped) return undefined;
  const revoked = await tx
    .delete(roleGrant)
    .where(and(eq(roleGrant.accountId, personId), eq(roleGrant.instituteId, instituteId)))
    .returning({ role: roleGrant.role });
  await recordAudit(
    tx,
    by,
    { action, personId, objectId: instituteId },
    ...revoked.map(({ role }) =>
      roleEntry('role.revoked', { personId, grant: { role, ...scopeOf({ instituteId }) } }),
    ),
  );
  return revoked.map(({ role }) => role);
}
