import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { credential } from '~db/schema/certificates';
import { pseudonymOf } from './holder-pseudonym.server';

/**
 * Puts a pseudonym in place of the name on all certificates of a person who is erased; they can be checked as before.
 * @param personId the person, by whose id the pseudonym is made
 * @param personIds all ids under which the person has learned
 */
export async function hideHolder(tx: Transaction, personId: string, personIds: string[]): Promise<void> {
  await tx
    .update(credential)
    .set({ holderName: pseudonymOf(personId) })
    .where(inArray(credential.personId, personIds));
}
