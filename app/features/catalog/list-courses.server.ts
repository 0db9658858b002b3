import { asc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { lessonsInOrder } from './course-manifest';

export interface CourseSummary {
  slug: string;
  title: string;
  summary: string;
  institute: string;
  hours: number;
  lessons: number;
  cadres: string[];
  inks: string;
}

/** What a visitor looks for; an absent filter lets everything through. */
export interface CourseFilter {
  cadre?: string | undefined;
  topic?: string | undefined;
  /** Id of the institute that owns the course. */
  institute?: string | undefined;
}

/** A course as it is read to be listed. */
export interface ListedCourse {
  manifest: CourseManifest;
  institute: LocalizedText;
}

/** The published courses that fit the filter. */
export async function listCourses(language: Language, filter: CourseFilter = {}): Promise<CourseSummary[]> {
  const rows = await database()
    .select({
      manifest: courseRevision.manifest,
      instituteId: course.instituteId,
      institute: { sw: institute.nameSw, en: institute.nameEn },
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .innerJoin(institute, eq(institute.id, course.instituteId))
    .where(isNull(course.archivedAt))
    .orderBy(asc(course.id));
  return rows
    .filter(({ manifest }) => !filter.cadre || manifest.cadres.includes(filter.cadre))
    .filter(({ manifest }) => !filter.topic || manifest.topic === filter.topic)
    .filter(({ instituteId }) => !filter.institute || instituteId === filter.institute)
    .map((row) => summarizeCourse(row, language));
}

export const summarizeCourse = (
  { manifest, institute }: ListedCourse,
  language: Language,
): CourseSummary => ({
  slug: manifest.slug,
  title: manifest.title[language],
  summary: manifest.summary[language],
  institute: institute[language],
  hours: manifest.hours,
  lessons: lessonsInOrder(manifest).length,
  cadres: manifest.cadres,
  inks: manifest.inks,
});
