import { eq, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import type { LocalizedText } from '~/platform/i18n/language';
import { coursePath } from './course-path';
import { getCourseFacts } from './get-course-facts.server';

/** A course to complete before enrolling in another. */
export interface Prerequisite {
  courseId: string;
  slug: string;
  title: LocalizedText;
  /** Whether the person has completed it, or has ever earned its certificate; false for a visitor. */
  isMet: boolean;
}

/** What a course asks to be completed first, in the order of its author; courses that are no longer taught can't be asked for. */
export async function listPrerequisites(
  { prerequisites = [] }: Pick<CourseManifest, 'prerequisites'>,
  personId?: string,
): Promise<Prerequisite[]> {
  if (prerequisites.length === 0) return [];
  const rows = await database()
    .select({ courseId: course.id, slug: course.slug, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(inArray(course.id, prerequisites));
  const listed = await Promise.all(
    rows.map(async ({ courseId, slug, manifest }): Promise<Prerequisite> => {
      const facts = personId === undefined ? undefined : await getCourseFacts(personId, courseId);
      const isMet = facts !== undefined && (facts.isAwarded || coursePath(manifest, facts).isComplete);
      return { courseId, slug, title: manifest.title, isMet };
    }),
  );
  return prerequisites.flatMap((id) => listed.find(({ courseId }) => courseId === id) ?? []);
}
