import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { course } from '~db/schema/catalog';
import { cohort, cohortMember } from '~db/schema/cohorts';
import { getCourse, type PublishedCourse } from '~/features/catalog/index.server';
import { admitToCourse } from '~/features/progress/index.server';

/**
 * Enrols the members of a cohort who wait in its courses, one by one; of a path, in each course whose prerequisites they meet. Run again, it
 * goes on with those who are left: enrolling twice changes nothing.
 * @returns how many members were seen to
 */
export async function enrolMembers(cohortId: string, signal?: AbortSignal): Promise<number> {
  const [found] = await database().select().from(cohort).where(eq(cohort.id, cohortId));
  if (!found) return 0;
  const courses: PublishedCourse[] = [];
  for (const courseId of found.courseIds) {
    const [row] = await database().select({ slug: course.slug }).from(course).where(eq(course.id, courseId));
    const published = row && (await getCourse(row.slug));
    if (published) courses.push(published);
  }
  const waiting = await database()
    .select({
      id: account.id,
      cadre: account.cadre,
      councilId: account.councilId,
      facilityId: account.facilityId,
    })
    .from(cohortMember)
    .innerJoin(account, and(eq(account.id, cohortMember.personId), isNull(account.mergedInto)))
    .where(and(eq(cohortMember.cohortId, cohortId), isNull(cohortMember.enrolledAt)));
  for (const person of waiting) {
    signal?.throwIfAborted();
    for (const published of courses) await admitToCourse(person, published, uuidv7());
    await database()
      .update(cohortMember)
      .set({ enrolledAt: sql`now()` })
      .where(and(eq(cohortMember.cohortId, cohortId), eq(cohortMember.personId, person.id)));
  }
  return waiting.length;
}
