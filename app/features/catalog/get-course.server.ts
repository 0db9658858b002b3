import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import type { LocalizedText } from '~/platform/i18n/language';
import { SlugSchema } from './schemas';

export interface PublishedCourse {
  id: string;
  slug: string;
  revision: string;
  instituteId: string;
  institute: LocalizedText;
  manifest: CourseManifest;
}

/** @returns the current revision of a course, or undefined where none has this slug */
export async function getCourse(slug: string): Promise<PublishedCourse | undefined> {
  if (!SlugSchema.safeParse(slug).success) return undefined;
  const [found] = await database()
    .select({
      id: course.id,
      slug: course.slug,
      revision: course.currentRevision,
      instituteId: course.instituteId,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      manifest: courseRevision.manifest,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .innerJoin(institute, eq(institute.id, course.instituteId))
    .where(eq(course.slug, slug));
  return found;
}
