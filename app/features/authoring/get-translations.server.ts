import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { type BlockTranslation, lessonTranslation } from '~db/schema/catalog';
import { type Actor } from '~/features/accounts/index.server';
import { getCourse, isOpen, lessonsInOrder } from '~/features/catalog/index.server';
import type { LocalizedText } from '~/platform/i18n/language';
import { worksOnCoursesOf } from './policy';

export interface LessonTranslation {
  path: string;
  title: LocalizedText;
  total: number;
  /** The blocks that need somebody: stale, missing or never compared, or with numbers that differ. */
  open: BlockTranslation[];
}

export interface CourseTranslations {
  title: LocalizedText;
  lessons: LessonTranslation[];
}

/** How the two languages of a course stand, lesson by lesson. @returns undefined where there is no such course, or the actor doesn't work on it */
export async function getTranslations(
  slug: string,
  actor: Pick<Actor, 'grants'>,
): Promise<CourseTranslations | undefined> {
  const course = await getCourse(slug);
  if (!course || !worksOnCoursesOf(actor, course.instituteId)) return undefined;
  const rows = await database()
    .select({ lessonId: lessonTranslation.lessonId, blocks: lessonTranslation.blocks })
    .from(lessonTranslation)
    .where(and(eq(lessonTranslation.courseId, course.id), eq(lessonTranslation.revision, course.revision)));
  const blocksOf = new Map(rows.map(({ lessonId, blocks }) => [lessonId, blocks]));
  return {
    title: course.manifest.title,
    lessons: lessonsInOrder(course.manifest).map(({ module, lesson }) => {
      const blocks = blocksOf.get(lesson.id) ?? [];
      return {
        path: `${module.slug}/${lesson.slug}`,
        title: lesson.title,
        total: blocks.length,
        open: blocks.filter(isOpen),
      };
    }),
  };
}
