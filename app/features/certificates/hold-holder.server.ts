import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';

/**
 * What a certificate takes from its holder's account. Whoever erases or merges the account waits, and then finds the certificate too.
 * @param which an account that was merged into another may hold a certificate, and earns none any more
 * @returns undefined where there is no such account
 */
export async function holdHolder(
  tx: Transaction,
  personId: string,
  which: 'in-use' | 'or-merged' = 'in-use',
) {
  const [holder] = await tx
    .select({ holderName: account.name, language: account.language, isDemo: account.isDemo })
    .from(account)
    .where(and(eq(account.id, personId), which === 'in-use' ? isNull(account.mergedInto) : undefined))
    .for('key share');
  return holder;
}
