import type { QuizEntry } from '~db/schema/catalog';
import {
  getCourse,
  type PublishedCourse,
  type QuizPlace,
  quizzesInOrder,
} from '~/features/catalog/index.server';

/** A quiz in its published course. */
export interface PublishedQuiz extends QuizPlace {
  course: PublishedCourse;
  quiz: QuizEntry;
}

/**
 * @param moduleSlug undefined for the course's final
 * @param which the quiz that counts, or the module's practice
 * @returns undefined where there is no such quiz
 */
export async function getQuiz(
  courseSlug: string,
  moduleSlug: string | undefined,
  which: 'counted' | 'practice' = 'counted',
): Promise<PublishedQuiz | undefined> {
  const course = await getCourse(courseSlug);
  const place =
    course &&
    quizzesInOrder(course.manifest).find(
      ({ module, quiz }) =>
        module?.slug === moduleSlug && (quiz.kind === 'practice') === (which === 'practice'),
    );
  return course && place && { course, ...place };
}
