import { and, eq, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { credential, credentialRevocation } from '~db/schema/certificates';
import type { ActingParty } from '~/platform/audit.server';
import { recordAudit } from '~/platform/audit.server';

/**
 * Keeps what a holder says to the revocation of their own certificate, for the institute that decides; a later text takes the place of an earlier
 * one.
 * @returns false where the person has no certificate of this number that is revoked
 */
export async function appealRevocation(
  by: ActingParty & { actorId: string },
  number: string,
  text: string,
): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [mine] = await tx
      .select({ id: credential.id })
      .from(credential)
      .where(and(eq(credential.number, number), isSamePerson(credential.personId, by.actorId)));
    if (!mine) return false;
    const [appealed] = await tx
      .update(credentialRevocation)
      .set({ appeal: text, appealedAt: sql`now()` })
      .where(and(eq(credentialRevocation.credentialId, mine.id), isNull(credentialRevocation.restoredAt)))
      .returning({ id: credentialRevocation.id });
    if (!appealed) return false;
    await recordAudit(tx, by, { action: 'credential.appealed', personId: by.actorId, objectId: number });
    return true;
  });
}
