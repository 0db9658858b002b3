import { and, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { credential, credentialRevocation } from '~db/schema/certificates';
import { learningEvent } from '~db/schema/events';
import { type ActingParty, recordAudit, theOperator } from '~/platform/audit.server';
import { recordEvents } from '~/platform/learning-events.server';

export type RevokeAnswer = 'revoked' | 'already-revoked' | 'not-found';

/**
 * Revokes a certificate for a reason that its verification page shows. The event carries the cadre and place of the award, so that it takes
 * away where the award was counted, and also where the holder has no account any more.
 */
export async function revokeCertificate(
  number: string,
  reason: string,
  by: ActingParty = theOperator,
): Promise<RevokeAnswer> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({
        id: credential.id,
        courseId: credential.courseId,
        holder: {
          id: learningEvent.actorId,
          cadre: learningEvent.cadre,
          councilId: learningEvent.councilId,
          facilityId: learningEvent.facilityId,
        },
      })
      .from(credential)
      .innerJoin(
        learningEvent,
        and(
          eq(learningEvent.actorId, credential.personId),
          eq(learningEvent.courseId, credential.courseId),
          eq(learningEvent.verb, 'earned'),
          eq(learningEvent.objectId, sql`${credential.id}::text`),
        ),
      )
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
    await recordAudit(tx, by, {
      action: 'credential.revoked',
      personId: found.holder.id,
      objectId: number,
    });
    return 'revoked';
  });
}
