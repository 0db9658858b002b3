import { count, eq, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { profileConfirmation } from '~db/schema/people';
import { isConfirmed } from './confirmation-state.server';

export interface PeopleCount {
  accounts: number;
  /** Whose name, cadre and facility somebody has confirmed as they stand. */
  confirmed: number;
  /** Whose accounts somebody else has added and they have not opened yet. */
  unopened: number;
}

/** Counts all accounts of the site; those that were merged into another are part of that one. */
export async function countPeople(): Promise<PeopleCount> {
  const [counted] = await database()
    .select({
      accounts: count(),
      confirmed: sql<number>`count(*) filter (where ${isConfirmed})`.mapWith(Number),
      unopened: sql<number>`count(*) filter (where ${account.passwordHash} is null)`.mapWith(Number),
    })
    .from(account)
    .leftJoin(profileConfirmation, eq(profileConfirmation.accountId, account.id))
    .where(isNull(account.mergedInto));
  return counted ?? { accounts: 0, confirmed: 0, unopened: 0 };
}
