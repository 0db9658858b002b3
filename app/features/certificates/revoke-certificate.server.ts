import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { credential, credentialRevocation } from '~db/schema/certificates';
import { recordEvents } from '~/platform/learning-events.server';

export type RevokeAnswer = 'revoked' | 'already-revoked' | 'not-found';

/** Revokes a certificate for a reason that its verification page shows. */
export async function revokeCertificate(number: string, reason: string): Promise<RevokeAnswer> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({
        id: credential.id,
        courseId: credential.courseId,
        holder: {
          id: account.id,
          cadre: account.cadre,
          councilId: account.councilId,
          facilityId: account.facilityId,
        },
      })
      .from(credential)
      .innerJoin(account, eq(account.id, credential.personId))
      .where(eq(credential.number, number));
    if (!found) return 'not-found';
    const [revoked] = await tx
      .insert(credentialRevocation)
      .values({ credentialId: found.id, reason })
      .onConflictDoNothing()
      .returning({ id: credentialRevocation.credentialId });
    if (!revoked) return 'already-revoked';
    await recordEvents(tx, [
      {
        actor: found.holder,
        verb: 'revoked',
        objectType: 'credential',
        objectId: found.id,
        courseId: found.courseId,
        result: { reason },
      },
    ]);
    return 'revoked';
  });
}
