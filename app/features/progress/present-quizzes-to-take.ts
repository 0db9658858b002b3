import { quizPath } from '~/features/quizzes/index';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { CoursePath } from './course-path';

/** A quiz that counts and isn't passed yet, as a phone may take it along. */
export interface QuizToTake {
  /** Path of its page below the course's. */
  path: string;
  /** Slug of its module; null for the final. */
  module: string | null;
  title: string;
  /** Whether it has a time limit, so that it can be taken online alone. */
  isTimed: boolean;
}

/** @returns the quizzes of a course that are left to somebody, in order, by their names */
export function presentQuizzesToTake({ stops }: Pick<CoursePath, 'stops'>, language: Language): QuizToTake[] {
  const t = getTranslator(language);
  return stops.flatMap((stop) => {
    if (stop.kind !== 'quiz' || stop.state === 'done') return [];
    const { module, quiz } = stop;
    return {
      path: quizPath(quiz.kind, module?.slug),
      module: module?.slug ?? null,
      title: module ? t('progress:quizOf', { title: module.title[language] }) : t('progress:final'),
      isTimed: Boolean(quiz.minutes),
    };
  });
}
