import { asc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import type { Localized } from '~db/schema/items';
import { enrolment } from '~db/schema/enrolments';
import { isSamePerson } from '~db/same-person';

/** The courses that a person has enrolled in, the first one first. */
export async function exportEnrolments(personId: string) {
  return database()
    .select({
      course: course.slug,
      title: sql<Localized>`${courseRevision.manifest} -> 'title'`,
      enrolledAt: enrolment.enrolledAt,
    })
    .from(enrolment)
    .innerJoin(course, eq(course.id, enrolment.courseId))
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(isSamePerson(enrolment.personId, personId))
    .orderBy(asc(enrolment.enrolledAt));
}
