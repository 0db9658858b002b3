import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { signOff } from '~db/schema/progress';
import { recordAudit } from '~/platform/audit.server';
import { recordEvents } from '~/platform/learning-events.server';
import { type Facilitator, isFacilitatedBy } from './sign-off-scope.server';

/**
 * Takes a sign-off back. A certificate that was issued stays valid until it is revoked, which is a deed of its own.
 * @returns false where none of this id is theirs to take back; one that was taken back already stays as it is
 */
export async function takeBackSignOff(by: Facilitator, id: string): Promise<boolean> {
  const theirs = and(eq(signOff.id, id), isFacilitatedBy(by, signOff.instituteId));
  return database().transaction(async (tx) => {
    const [takenBack] = await tx
      .update(signOff)
      .set({ takenBackBy: by.actorId, takenBackAt: new Date() })
      .where(and(theirs, isNull(signOff.takenBackAt)))
      .returning({ personId: signOff.personId, courseId: signOff.courseId });
    if (!takenBack) return (await tx.$count(signOff, theirs)) > 0;
    const { personId, courseId } = takenBack;
    const { id: actorId, cadre, councilId, facilityId } = account;
    const [actor] = await tx
      .select({ id: actorId, cadre, councilId, facilityId })
      .from(account)
      .where(eq(account.id, personId));
    if (!actor) throw new Error(`sign-off ${id} has outlived its learner`);
    await recordEvents(tx, [
      { actor, verb: 'voided', objectType: 'sign-off', objectId: id, courseId, result: { by: by.actorId } },
    ]);
    await recordAudit(tx, by, { action: 'signOff.takenBack', personId, objectId: courseId });
    return true;
  });
}
