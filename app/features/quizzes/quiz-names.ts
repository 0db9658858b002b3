import type { QuizEntry } from '~db/schema/catalog';

/** What each kind of quiz is called, as keys of the translations. */
export const quizNames = {
  practice: 'quizzes:practice.title',
  graded: 'quizzes:moduleQuiz',
  final: 'quizzes:final',
} as const satisfies Record<QuizEntry['kind'], string>;

/** Path of a quiz's page in its course. @param module its module's slug; undefined for the final */
export function quizPath(kind: QuizEntry['kind'], module: string | undefined): string {
  if (module === undefined) return 'final';
  return `${module}/${kind === 'practice' ? 'practice' : 'quiz'}`;
}
