import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { course, courseRevision } from '~db/schema/catalog';
import type { Language, LocalizedText } from '~/platform/i18n/language';

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
  search?: string | undefined;
  cadre?: string | undefined;
  topic?: string | undefined;
  /** Id of the institute that owns the course. */
  institute?: string | undefined;
}

/** The published courses that fit the filter. Words are looked for in both languages, without regard to case. */
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
    .orderBy(asc(course.id));
  const wanted = filter.search?.trim().toLowerCase() ?? '';
  const says = (text: LocalizedText) =>
    Object.values(text).some((words) => words.toLowerCase().includes(wanted));
  return rows
    .filter(({ manifest }) => !filter.cadre || manifest.cadres.includes(filter.cadre))
    .filter(({ manifest }) => !filter.topic || manifest.topic === filter.topic)
    .filter(({ instituteId }) => !filter.institute || instituteId === filter.institute)
    .filter(({ manifest }) => says(manifest.title) || says(manifest.summary))
    .map(({ manifest, institute }) => ({
      slug: manifest.slug,
      title: manifest.title[language],
      summary: manifest.summary[language],
      institute: institute[language],
      hours: manifest.hours,
      lessons: manifest.modules.reduce((sum, module) => sum + module.lessons.length, 0),
      cadres: manifest.cadres,
      inks: manifest.inks,
    }));
}
