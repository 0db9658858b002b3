import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { accommodation } from '~db/schema/quizzes';
import { type ActingParty, recordAudit } from '~/platform/audit.server';

/**
 * Takes back what a learner of a course was given: attempts that run keep their time, new ones are as for everybody.
 * @returns false where the course has none of this id; one that has ended already stays as it is
 */
export async function endAccommodation(
  courseId: string,
  id: string,
  by: ActingParty & { actorId: string },
): Promise<boolean> {
  const those = and(eq(accommodation.id, id), eq(accommodation.courseId, courseId));
  return database().transaction(async (tx) => {
    const [ended] = await tx
      .update(accommodation)
      .set({ endedAt: new Date(), endedBy: by.actorId })
      .where(and(those, isNull(accommodation.endedAt)))
      .returning({ personId: accommodation.personId });
    if (!ended) return (await tx.$count(accommodation, those)) > 0;
    await recordAudit(tx, by, {
      action: 'accommodation.ended',
      personId: ended.personId,
      objectId: courseId,
    });
    return true;
  });
}
