import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { roleGrant } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { isLastAdministrator } from './delete-account.server';
import { lockAccounts } from './lock-accounts.server';
import { mayGrant } from './policy';
import { findPlace, loadHolder, type RoleChange, roleEntry } from './role-change.server';
import type { Grant } from './roles';
import { closeAllSessions } from './session.server';

export type RevokeRoleAnswer =
  | 'revoked'
  /** The person doesn't have the role; nothing has changed. */
  | 'notHeld'
  /** Nobody changes their own roles. */
  | 'self'
  | 'forbidden'
  /** Nobody else could give roles any more. */
  | 'lastAdministrator';

/**
 * Takes a role back, by the rights that the actor has at this moment, and ends the person's sessions.
 * @param by an `actorId` of null is the operator at the command line, whom no scope bounds
 */
export async function revokeRole(
  tx: Transaction,
  change: RoleChange,
  by: ActingParty,
): Promise<RevokeRoleAnswer> {
  const { personId, grant } = change;
  if (personId === by.actorId) return 'self';
  await lockAccounts(tx, personId, by.actorId);
  if (by.actorId !== null) {
    const holder = await loadHolder(tx, by.actorId);
    if (!holder || !mayGrant(holder, grant, await findPlace(tx, grant))) return 'forbidden';
  }
  if (grant.role === 'administrator' && (await isLastAdministrator(tx, personId, 'staying'))) {
    return 'lastAdministrator';
  }
  const [revoked] = await tx
    .delete(roleGrant)
    .where(isGrantOf(personId, grant))
    .returning({ id: roleGrant.id });
  if (!revoked) return 'notHeld';
  await closeAllSessions(personId, tx);
  await recordAudit(tx, by, roleEntry('role.revoked', change));
  return 'revoked';
}

function isGrantOf(accountId: string, { role, instituteId, regionId, councilId, facilityId }: Grant) {
  return and(
    eq(roleGrant.accountId, accountId),
    eq(roleGrant.role, role),
    instituteId === null ? isNull(roleGrant.instituteId) : eq(roleGrant.instituteId, instituteId),
    regionId === null ? isNull(roleGrant.regionId) : eq(roleGrant.regionId, regionId),
    councilId === null ? isNull(roleGrant.councilId) : eq(roleGrant.councilId, councilId),
    facilityId === null ? isNull(roleGrant.facilityId) : eq(roleGrant.facilityId, facilityId),
  );
}
