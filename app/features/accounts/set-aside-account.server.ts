import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account, devicePin, membership, oneTimeCode, session } from '~db/schema/accounts';
import { swapPhones } from './swap-phones.server';

export interface SetAside {
  keptId: string;
  mergedId: string;
  /** Whose number the kept account has from now on. The other one leads nowhere, and nobody else can take it. */
  phoneOf: 'kept' | 'merged';
}

/**
 * Sets an account aside that turned out to be a second one of the same person: nobody signs in to it any more. The kept account gains its
 * memberships, never its roles. Whoever calls this holds both accounts.
 * @returns the institutes whose member the kept account became
 */
export async function setAsideAccount(
  tx: Transaction,
  { keptId, mergedId, phoneOf }: SetAside,
): Promise<string[]> {
  await tx
    .update(account)
    .set({ mergedInto: keptId, version: sql`${account.version} + 1` })
    .where(eq(account.id, mergedId));
  await tx.delete(session).where(eq(session.userId, mergedId));
  await tx.delete(devicePin).where(eq(devicePin.accountId, mergedId));
  await tx.delete(oneTimeCode).where(inArray(oneTimeCode.accountId, [keptId, mergedId]));
  if (phoneOf === 'merged') await swapPhones(tx, { keptId, mergedId });
  const brought = await tx.execute<{ institute: string }>(sql`
    insert into membership (account_id, institute_id)
    select ${keptId}, ${membership.instituteId} from ${membership} where ${membership.accountId} = ${mergedId}
    on conflict do nothing
    returning institute_id as institute`);
  return brought.map(({ institute }) => institute);
}
