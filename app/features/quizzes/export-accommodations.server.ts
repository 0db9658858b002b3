import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course } from '~db/schema/catalog';
import { accommodation } from '~db/schema/quizzes';

/** What a person was given beyond the rules of quizzes, with the reason, the first one first. */
export async function exportAccommodations(personId: string) {
  return database()
    .select({
      course: course.slug,
      extraTimePercent: accommodation.extraTimePercent,
      extraAttempts: accommodation.extraAttempts,
      reason: accommodation.reason,
      givenAt: accommodation.givenAt,
      endedAt: accommodation.endedAt,
    })
    .from(accommodation)
    .innerJoin(course, eq(course.id, accommodation.courseId))
    .where(isSamePerson(accommodation.personId, personId))
    .orderBy(asc(accommodation.givenAt));
}
