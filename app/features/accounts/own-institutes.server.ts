import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { account, membership, type Role, roleGrant } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { roles } from './roles';

/** An institute of which somebody is a member. */
export interface OwnInstitute {
  id: string;
  name: { sw: string; en: string };
  /** The person's roles there, in the order in which a list shows them. */
  roles: Role[];
  /** Whether the person manages it and nobody else does. */
  isLastManager: boolean;
}

/** The institutes of which somebody is a member, those that have left the consortium too. */
export const listOwnInstitutes = (accountId: string): Promise<OwnInstitute[]> =>
  institutesOf(database(), accountId);

/** @returns one of the institutes of which somebody is a member, or undefined */
export async function getOwnInstitute(
  accountId: string,
  instituteId: string,
  executor: Executor = database(),
): Promise<OwnInstitute | undefined> {
  const [found] = await institutesOf(executor, accountId, eq(membership.instituteId, instituteId));
  return found;
}

async function institutesOf(executor: Executor, accountId: string, which?: SQL): Promise<OwnInstitute[]> {
  const otherManagers = executor
    .select({ one: sql`1` })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(
      and(
        eq(roleGrant.instituteId, membership.instituteId),
        eq(roleGrant.role, 'manager'),
        ne(roleGrant.accountId, accountId),
        isNull(account.mergedInto),
        isNull(account.erasureDueAt),
      ),
    );
  const rows = await executor
    .select({
      id: institute.id,
      name: { sw: institute.nameSw, en: institute.nameEn },
      held: sql<Role[]>`array(select ${roleGrant.role} from ${roleGrant}
        where ${roleGrant.accountId} = ${membership.accountId} and ${roleGrant.instituteId} = ${membership.instituteId})`,
      hasOtherManagers: sql<boolean>`exists ${otherManagers}`,
    })
    .from(membership)
    .innerJoin(institute, eq(institute.id, membership.instituteId))
    .where(and(eq(membership.accountId, accountId), which))
    .orderBy(asc(institute.nameSw));
  return rows.map(({ held, hasOtherManagers, ...one }) => ({
    ...one,
    roles: roles.filter((role) => held.includes(role)),
    isLastManager: held.includes('manager') && !hasOtherManagers,
  }));
}
