import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { credential, credentialProof, credentialRevocation } from '~db/schema/certificates';
import { pseudonymOf } from './holder-pseudonym.server';

/**
 * Puts a pseudonym in place of the name on all certificates of a person who is erased; they can be checked as before. The signed payloads, which hold the
 * name, are forgotten; on paper they stay as they were. So is what the person said to a revocation.
 * @param personId the person, by whose id the pseudonym is made
 * @param personIds all ids under which the person has learned
 */
export async function hideHolder(tx: Transaction, personId: string, personIds: string[]): Promise<void> {
  await tx
    .update(credential)
    .set({ holderName: pseudonymOf(personId) })
    .where(inArray(credential.personId, personIds));
  const theirs = tx
    .select({ id: credential.id })
    .from(credential)
    .where(inArray(credential.personId, personIds));
  await tx
    .update(credentialProof)
    .set({ signedPayload: null })
    .where(inArray(credentialProof.credentialId, theirs));
  await tx
    .update(credentialRevocation)
    .set({ appeal: null, appealedAt: null })
    .where(inArray(credentialRevocation.credentialId, theirs));
}
