import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import { database } from '~db/client.server';
import { roleGrant, session } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';

/**
 * Signs everybody out who has a role in a closed institute, but for whoever does so. It is for the moment before it is opened again: a
 * session begun while its roles rested is not one to have power all at once.
 */
export async function endSessionsOfClosedInstitute(
  instituteId: string,
  exceptAccountId: string | null,
): Promise<void> {
  const staff = database()
    .select({ id: roleGrant.accountId })
    .from(roleGrant)
    .innerJoin(institute, eq(institute.id, roleGrant.instituteId))
    .where(and(eq(institute.id, instituteId), isNotNull(institute.closedAt)));
  const others = exceptAccountId === null ? undefined : ne(session.userId, exceptAccountId);
  await database()
    .delete(session)
    .where(and(inArray(session.userId, staff), others));
}
