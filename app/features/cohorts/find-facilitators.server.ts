import { inArray, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { parsePhone, type Role } from '~/features/accounts/index';

const runningRoles: Role[] = ['coordinator', 'manager', 'facilitator', 'administrator'];

/**
 * The people who have these phone numbers and a role by which they may run cohorts.
 * @param typed in any way of writing
 * @returns ids of their accounts; undefined where one of the numbers is nobody's of this kind
 */
export async function findFacilitators(typed: readonly string[]): Promise<string[] | undefined> {
  const phones = [...new Set(typed.map((one) => parsePhone(one) ?? ''))];
  if (phones.length === 0) return [];
  const people = await database()
    .selectDistinct({ id: account.id })
    .from(account)
    .innerJoin(roleGrant, sql`${roleGrant.accountId} = ${account.id}`)
    .where(sql`${inArray(account.phone, phones)} and ${inArray(roleGrant.role, runningRoles)}`);
  return people.length < phones.length ? undefined : people.map(({ id }) => id);
}
