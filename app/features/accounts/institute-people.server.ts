import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, membership, type Role, roleGrant } from '~db/schema/accounts';
import { roles } from './roles';

export interface InstitutePerson {
  id: string;
  name: string;
}

/** @returns who has a role at an institute, by role, each role's people by name; roles that nobody has are left out */
export async function listInstitutePeople(
  instituteId: string,
): Promise<{ role: Role; people: InstitutePerson[] }[]> {
  const rows = await database()
    .select({ role: roleGrant.role, id: account.id, name: account.name })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(and(eq(roleGrant.instituteId, instituteId), isNull(account.mergedInto)))
    .orderBy(asc(account.name), asc(account.id));
  return roles
    .map((role) => ({
      role,
      people: rows.filter((row) => row.role === role).map(({ id, name }) => ({ id, name })),
    }))
    .filter(({ people }) => people.length > 0);
}

/** @returns how many members each institute has; one without members is left out */
export async function countMembers(): Promise<Map<string, number>> {
  const rows = await database()
    .select({ instituteId: membership.instituteId, members: count() })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(isNull(account.mergedInto))
    .groupBy(membership.instituteId);
  return new Map(rows.map(({ instituteId, members }) => [instituteId, members]));
}
