import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { credential } from '~db/schema/certificates';
import { learningEvent } from '~db/schema/events';
import type { EventActor } from '~/platform/learning-events.server';

/** An issued certificate that the transaction holds, so that nobody else ends it or brings it back meanwhile. */
export type HeldCredential = typeof credential.$inferSelect & {
  /** The holder with the cadre and place of the award: what takes it away again is counted where it was, also of who has no account any more. */
  holder: EventActor;
};

/** @returns the certificate with this number; undefined where there is none */
export async function holdIssued(tx: Transaction, number: string): Promise<HeldCredential | undefined> {
  const [found] = await tx
    .select({
      credential,
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
        eq(learningEvent.courseId, sql`coalesce(${credential.courseId}, ${credential.pathId})`),
        eq(learningEvent.verb, 'earned'),
        eq(learningEvent.objectId, sql`${credential.id}::text`),
      ),
    )
    .where(eq(credential.number, number))
    .for('no key update', { of: credential });
  return found && { ...found.credential, holder: found.holder };
}
