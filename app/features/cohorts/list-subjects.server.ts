import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision, learningPath } from '~db/schema/catalog';
import type { Language } from '~/platform/i18n/language';

/** What a cohort can be about: every course and learning path, by its title. */
export async function listCohortSubjects(language: Language) {
  const [courses, paths] = await Promise.all([
    database()
      .select({ id: course.id, manifest: courseRevision.manifest })
      .from(course)
      .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
      .orderBy(asc(course.id)),
    database()
      .select({ slug: learningPath.slug, title: learningPath.title })
      .from(learningPath)
      .orderBy(asc(learningPath.position)),
  ]);
  return {
    courses: courses.map(({ id, manifest }) => ({ id, title: manifest.title[language] })),
    paths: paths.map(({ slug, title }) => ({ slug, title: title[language] })),
  };
}
