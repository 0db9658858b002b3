import type { CourseOfPath } from '~/features/catalog/index.server';
import type { Language } from '~/platform/i18n/language';
import { nothingDone } from './course-facts';
import { coursePath, type StopState } from './course-path';
import { getCourseFacts } from './get-course-facts.server';
import { presentNext } from './present-path';

/** A course of a learning path, as far as somebody is with it. */
export interface FollowedCourse {
  slug: string;
  title: string;
  why: string;
  hours: number;
  lessons: number;
  /** `here`: the first that is not complete. */
  state: StopState;
  isEnrolled: boolean;
  lessonsDone: number;
  /** Share of the course that is done, 0 to 1. */
  share: number;
}

export interface FollowedPath {
  courses: FollowedCourse[];
  coursesDone: number;
  /** The right next thing: a page without its language, and its name; null once every course is complete. */
  next: { url: string; title: string } | null;
  /** Whether anything of the path has been begun. */
  isBegun: boolean;
}

/**
 * The courses of a learning path in order, and where to go on: within the first course that is not complete, or to its page where the
 * person isn't enrolled.
 * @param personId undefined for a visitor, who has begun nothing
 */
export async function followPath(
  personId: string | undefined,
  courses: CourseOfPath[],
  language: Language,
): Promise<FollowedPath> {
  const standings = await Promise.all(
    courses.map(async ({ courseId, manifest, why }) => {
      const facts = personId ? await getCourseFacts(personId, courseId) : nothingDone;
      return { manifest, why, isEnrolled: facts.enrolledAt !== null, path: coursePath(manifest, facts) };
    }),
  );
  const here = standings.find(({ path }) => !path.isComplete);
  return {
    courses: standings.map(({ manifest, why, isEnrolled, path }) => ({
      slug: manifest.slug,
      title: manifest.title[language],
      why: why[language],
      hours: manifest.hours,
      lessons: path.lessonsTotal,
      state: path.isComplete ? 'done' : path === here?.path ? 'here' : 'todo',
      isEnrolled,
      lessonsDone: path.lessonsDone,
      share: path.share,
    })),
    coursesDone: standings.filter(({ path }) => path.isComplete).length,
    next: here
      ? ((here.isEnrolled ? presentNext(here.manifest, here.path, language) : null) ?? {
          url: `/courses/${here.manifest.slug}`,
          title: here.manifest.title[language],
        })
      : null,
    isBegun: standings.some(({ isEnrolled }) => isEnrolled),
  };
}
