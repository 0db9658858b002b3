import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision, learningPath } from '~db/schema/catalog';
import { institute } from '~db/schema/institutes';
import type { Grant } from '~/features/accounts/index';
import { lessonsInOrder } from '~/features/catalog/index.server';
import { areasWithin } from '~/features/people/index';
import { listPlaces } from '~/features/places/index.server';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import type { FilterChoices } from './read-filter';

export interface TrackingChoices extends Omit<FilterChoices, 'facilities' | 'courses'> {
  courses: {
    id: string;
    instituteId: string;
    title: string;
    /** The title in every language. */
    titles: LocalizedText;
    lessons: { id: string; title: string }[];
  }[];
}

/** What somebody may narrow the figures down by. @param grants those by which they see how people learn */
export async function getChoices(grants: readonly Grant[], language: Language): Promise<TrackingChoices> {
  const [places, courses, paths] = await Promise.all([
    listPlaces(),
    database()
      .select({
        id: course.id,
        instituteId: course.instituteId,
        manifest: courseRevision.manifest,
        institute: { sw: institute.nameSw, en: institute.nameEn },
      })
      .from(course)
      .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
      .innerJoin(institute, eq(institute.id, course.instituteId))
      .orderBy(asc(course.id)),
    database().select().from(learningPath).orderBy(asc(learningPath.position)),
  ]);
  const institutes = new Map(courses.map((one) => [one.instituteId, one.institute[language]]));
  return {
    areas: areasWithin({ grants }, places),
    courses: courses.map(({ id, instituteId, manifest }) => ({
      id,
      instituteId,
      title: manifest.title[language],
      titles: manifest.title,
      lessons: lessonsInOrder(manifest).map(({ lesson }) => ({
        id: lesson.id,
        title: lesson.title[language],
      })),
    })),
    paths: paths.map(({ id, slug, title, courses: ofPath }) => ({
      id,
      slug,
      title: title[language],
      courses: ofPath.map((one) => one.course),
    })),
    institutes: [...institutes].map(([id, name]) => ({ id, name })),
  };
}
