import { inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';

/**
 * @param ids opaque ids, as audit entries and the like hold them; null where nobody acted
 * @returns the names of those whose accounts are still there
 */
export async function nameAccounts(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await database()
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
