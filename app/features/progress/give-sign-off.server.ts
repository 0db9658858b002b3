import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { course, courseRevision } from '~db/schema/catalog';
import { enrolment } from '~db/schema/enrolments';
import { signOff } from '~db/schema/progress';
import { recordAudit } from '~/platform/audit.server';
import { recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';
import { type Facilitator, isSignedOffBy } from './sign-off-scope.server';

export interface GivingSignOff {
  courseId: string;
  personId: string;
  /** What the facilitator has seen; the learner can read it. */
  note: string;
  clientUuid: string;
}

/**
 * Signs a learner of a course off. A replay, and a second facilitator at the same moment, find that it is done.
 * @returns `notFound` where the course isn't theirs to sign off in, the person isn't enrolled, or is the facilitator
 */
export async function giveSignOff(
  by: Facilitator,
  { courseId, personId, note, clientUuid }: GivingSignOff,
): Promise<'given' | 'notFound'> {
  const { outcome } = await answerOnce(
    by.actorId,
    clientUuid,
    `sign off ${courseId} ${personId}`,
    async (tx): Promise<{ outcome: 'given' | 'notFound' }> => {
      const found = await findLearner(tx, by, courseId, personId);
      if (!found) return { outcome: 'notFound' };
      const { actor, instituteId, revision, isSignedOff } = found;
      if (isSignedOff) return { outcome: 'given' };
      const [given] = await tx
        .insert(signOff)
        .values({ id: uuidv7(), personId, courseId, instituteId, note, givenBy: by.actorId })
        .onConflictDoNothing({
          target: [signOff.personId, signOff.courseId],
          where: isNull(signOff.takenBackAt),
        })
        .returning({ id: signOff.id });
      if (!given) return { outcome: 'given' };
      await recordEvents(tx, [
        {
          actor,
          verb: 'approved',
          objectType: 'sign-off',
          objectId: given.id,
          courseId,
          revision,
          result: { by: by.actorId },
          clientUuid,
        },
      ]);
      await recordAudit(tx, by, { action: 'signOff.given', personId, objectId: courseId });
      return { outcome: 'given' };
    },
  );
  return outcome;
}

async function findLearner(tx: Transaction, by: Facilitator, courseId: string, personId: string) {
  const [found] = await tx
    .select({
      actor: {
        id: account.id,
        cadre: account.cadre,
        councilId: account.councilId,
        facilityId: account.facilityId,
      },
      instituteId: course.instituteId,
      revision: course.currentRevision,
      isSignedOff: sql<boolean>`exists (
        select from ${signOff}
        where ${isSamePerson(signOff.personId, personId)} and ${signOff.courseId} = ${courseId}
          and ${signOff.takenBackAt} is null)`,
    })
    .from(account)
    .innerJoin(course, eq(course.id, courseId))
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(
      and(
        eq(account.id, personId),
        ne(account.id, by.actorId),
        isNull(account.mergedInto),
        isSignedOffBy(by),
        sql`exists (
          select from ${enrolment}
          where ${isSamePerson(enrolment.personId, personId)} and ${enrolment.courseId} = ${courseId})`,
      ),
    )
    // Whoever erases or merges this account waits, and then finds this sign-off too.
    .for('key share', { of: account });
  return found;
}
