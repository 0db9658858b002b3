import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { accommodation } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { isEnrolled } from '~/features/enrolments/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { AccommodationForm } from './schemas';

/**
 * Gives a learner of a course more time or more attempts. The reason stays beside it and out of the audit trail, which is never edited: it
 * may tell of somebody's health.
 * @returns `notEnrolled` where nobody who takes the course has this number, whether or not it has an account
 */
export async function giveAccommodation(
  course: Pick<PublishedCourse, 'id' | 'instituteId'>,
  { phone, ...given }: AccommodationForm,
  by: ActingParty & { actorId: string },
): Promise<'given' | 'notEnrolled'> {
  const [learner] = await database()
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.phone, phone), isNull(account.mergedInto)));
  if (!learner || !(await isEnrolled(learner.id, course.id))) return 'notEnrolled';
  await database().transaction(async (tx) => {
    await tx.insert(accommodation).values({
      id: uuidv7(),
      personId: learner.id,
      courseId: course.id,
      instituteId: course.instituteId,
      ...given,
      givenBy: by.actorId,
    });
    const { extraTimePercent, extraAttempts } = given;
    await recordAudit(tx, by, {
      action: 'accommodation.given',
      personId: learner.id,
      objectId: course.id,
      detail: { extraTimePercent, extraAttempts },
    });
  });
  return 'given';
}
