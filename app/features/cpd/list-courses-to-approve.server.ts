import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import type { LocalizedText } from '~/platform/i18n/language';

export interface CourseToApprove {
  id: string;
  title: LocalizedText;
  /** What the course itself claims. */
  creditPoints: number;
}

/** The courses that a professional council may accredit. */
export async function listCoursesToApprove(): Promise<CourseToApprove[]> {
  const rows = await database()
    .select({ id: course.id, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .orderBy(asc(course.slug));
  return rows.map(({ id, manifest }) => ({ id, title: manifest.title, creditPoints: manifest.creditPoints }));
}
