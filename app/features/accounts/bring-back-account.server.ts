import { and, eq, exists, inArray, not, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account, devicePin, membership, oneTimeCode, roleGrant, session } from '~db/schema/accounts';
import { returnPhone } from './swap-phones.server';

export interface BroughtBack {
  keptId: string;
  mergedId: string;
  /** The institutes whose member the kept account became when the other was set aside. */
  memberships: string[];
}

/**
 * Makes two accounts of one again, each with its own number and memberships. The kept one's sessions, PINs and codes end: they may be in
 * the hands of the other person. Whoever calls this holds both accounts.
 * @returns false where somebody else has the merged account's number by now; then nothing has been changed
 */
export async function bringBackAccount(
  tx: Transaction,
  { keptId, mergedId, memberships }: BroughtBack,
): Promise<boolean> {
  if (!(await returnPhone(tx, { keptId, mergedId }))) return false;
  await tx
    .update(account)
    .set({ mergedInto: null, version: sql`${account.version} + 1` })
    .where(eq(account.id, mergedId));
  await tx.delete(session).where(eq(session.userId, keptId));
  await tx.delete(devicePin).where(eq(devicePin.accountId, keptId));
  await tx.delete(oneTimeCode).where(eq(oneTimeCode.accountId, keptId));
  const roleThere = tx
    .select({ one: sql`1` })
    .from(roleGrant)
    .where(and(eq(roleGrant.accountId, keptId), eq(roleGrant.instituteId, membership.instituteId)));
  await tx.delete(membership).where(
    and(
      eq(membership.accountId, keptId),
      inArray(membership.instituteId, memberships),
      // A role that was given since is for members only.
      not(exists(roleThere)),
    ),
  );
  return true;
}
