import { and, eq, gt, isNotNull, isNull, lt, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, oneTimeCode } from '~db/schema/accounts';

export interface ErasureDates {
  now: Date;
  /** An account that somebody else added before this moment, and that its person has never opened, is erased. */
  unclaimedBefore: Date;
}

/**
 * The condition on `account` that holds where its time is over: its person asked for that, or never opened it and has no code that would
 * still open it.
 */
export function isToBeErased({ now, unclaimedBefore }: ErasureDates): SQL | undefined {
  const liveCodes = database()
    .select({ one: sql`1` })
    .from(oneTimeCode)
    .where(
      and(eq(oneTimeCode.accountId, account.id), isNull(oneTimeCode.usedAt), gt(oneTimeCode.expiresAt, now)),
    );
  const isUnclaimed = and(
    isNull(account.passwordHash),
    lt(account.createdAt, unclaimedBefore),
    notExists(liveCodes),
  );
  const isDue = and(isNotNull(account.erasureDueAt), lte(account.erasureDueAt, now));
  return and(isNull(account.mergedInto), or(isDue, isUnclaimed));
}

/** The accounts whose time is over. @returns their ids */
export async function listAccountsToErase(dates: ErasureDates): Promise<string[]> {
  const rows = await database().select({ id: account.id }).from(account).where(isToBeErased(dates));
  return rows.map(({ id }) => id);
}
