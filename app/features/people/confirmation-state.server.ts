import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import { account } from '~db/schema/accounts';
import { profileConfirmation } from '~db/schema/people';

/** Confirmed as the account stands; confirmed once and changed since; never confirmed. */
export type ConfirmationState = 'confirmed' | 'changed' | 'selfDeclared';

/**
 * The condition on `account` and its `profile_confirmation` that what was confirmed is what the account says now. It is a `case`, since the
 * planner would take plain equalities for independent and rare, expect a single row, and read the other tables once for each of thousands.
 */
export const isConfirmed = sql`(case when ${and(
  isNotNull(profileConfirmation.accountId),
  eq(profileConfirmation.name, account.name),
  eq(profileConfirmation.cadre, account.cadre),
  sql`${profileConfirmation.facilityId} is not distinct from ${account.facilityId}`,
  // A facility says where it is; its council may be drawn anew.
  or(isNotNull(account.facilityId), eq(profileConfirmation.councilId, account.councilId)),
)} then true else false end)`;

/** Of an account that `profile_confirmation` is joined to from the left. */
export const confirmationState = sql<ConfirmationState>`case
  when ${isConfirmed} then 'confirmed'
  when ${profileConfirmation.accountId} is not null then 'changed'
  else 'selfDeclared' end`;
