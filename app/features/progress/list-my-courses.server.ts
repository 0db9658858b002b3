import { asc, eq, min } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import { enrolment } from '~db/schema/enrolments';
import { coursePath, type CoursePath } from './course-path';
import { getCourseFacts } from './get-course-facts.server';

export interface MyCourse {
  courseId: string;
  manifest: CourseManifest;
  path: CoursePath;
}

/** The courses that a person is enrolled in, with how far they are, in the order of enrolling. */
export async function listMyCourses(personId: string): Promise<MyCourse[]> {
  const rows = await database()
    .select({ courseId: course.id, manifest: courseRevision.manifest })
    .from(enrolment)
    .innerJoin(course, eq(course.id, enrolment.courseId))
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(isSamePerson(enrolment.personId, personId))
    .groupBy(course.id, courseRevision.hash)
    .orderBy(asc(min(enrolment.enrolledAt)));
  return Promise.all(
    rows.map(async ({ courseId, manifest }) => ({
      courseId,
      manifest,
      path: coursePath(manifest, await getCourseFacts(personId, courseId)),
    })),
  );
}
