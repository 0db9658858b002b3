import { and, asc, eq } from 'drizzle-orm';
import { v5 as uuidv5 } from 'uuid';
import { database } from '~db/client.server';
import { consent } from '~db/schema/accounts';
import { isSamePerson } from '~db/same-person';
import { consentVersion } from './create-account.server';

export interface GivenConsent {
  version: string;
  givenAt: Date;
}

/** The consents that a person has given, the first one first. */
export async function listConsents(accountId: string): Promise<GivenConsent[]> {
  return database()
    .select({ version: consent.version, givenAt: consent.givenAt })
    .from(consent)
    .where(isSamePerson(consent.accountId, accountId))
    .orderBy(asc(consent.givenAt));
}

/** Whether a person has agreed to the text as it is now. */
export async function hasConsented(accountId: string): Promise<boolean> {
  const rows = await database()
    .select({ id: consent.id })
    .from(consent)
    .where(and(isSamePerson(consent.accountId, accountId), eq(consent.version, consentVersion)))
    .limit(1);
  return rows.length > 0;
}

/** Records that a person agrees to the text as it is now; saying so twice adds nothing. */
export async function giveConsent(accountId: string): Promise<void> {
  if (await hasConsented(accountId)) return;
  await database()
    .insert(consent)
    .values({ id: uuidv5(consentVersion, accountId), accountId, version: consentVersion })
    .onConflictDoNothing();
}
