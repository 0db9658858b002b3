import { eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { council, facility, region } from '~db/schema/places';
import type { NewAuditEntry } from '~/platform/audit.server';
import type { GrantPlace } from './policy';
import type { Grant } from './roles';
import { actorColumns } from './session-store.server';

/** A person's role, to be granted or taken back. */
export interface RoleChange {
  personId: string;
  grant: Grant;
}

/** @returns what the actor may do at this moment, or undefined where the account is gone */
export async function loadHolder(tx: Transaction, actorId: string) {
  const [found] = await tx
    .select({ id: account.id, grants: actorColumns.grants })
    .from(account)
    .where(eq(account.id, actorId));
  return found;
}

/** @returns where the scope of a grant lies, or undefined where there is no such institute, region, council or facility */
export async function findPlace(
  tx: Transaction,
  grant: Grant,
): Promise<(GrantPlace & { isClosed: boolean }) | undefined> {
  const { instituteId, regionId, councilId, facilityId } = grant;
  if (instituteId !== null) {
    const [found] = await tx
      .select({ closedAt: institute.closedAt })
      .from(institute)
      .where(eq(institute.id, instituteId))
      .for('share');
    return found && { isClosed: found.closedAt !== null };
  }
  const places = { isClosed: false };
  if (facilityId !== null) {
    const [found] = await tx
      .select({ councilId: facility.councilId, regionId: council.regionId })
      .from(facility)
      .innerJoin(council, eq(council.id, facility.councilId))
      .where(eq(facility.id, facilityId));
    return found && { ...places, ...found };
  }
  if (councilId !== null) {
    const [found] = await tx
      .select({ regionId: council.regionId })
      .from(council)
      .where(eq(council.id, councilId));
    return found && { ...places, ...found };
  }
  if (regionId === null) return places;
  const [found] = await tx.select({ id: region.id }).from(region).where(eq(region.id, regionId));
  return found && places;
}

/** @returns the entry of the audit trail that tells of a role's change */
export function roleEntry(
  action: 'role.granted' | 'role.revoked',
  { personId, grant }: RoleChange,
): NewAuditEntry {
  const { role, instituteId, regionId, councilId, facilityId } = grant;
  const scope = instituteId ?? regionId ?? councilId ?? facilityId;
  return { action, personId, detail: { role }, ...(scope === null ? {} : { objectId: scope }) };
}
