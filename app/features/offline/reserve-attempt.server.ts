import type { Actor } from '~/features/accounts/index.server';
import { getAttempt, getQuiz, startAttempt } from '~/features/quizzes/index.server';
import type { Language } from '~/platform/i18n/language';

export interface WantedQuiz {
  course: string;
  /** Undefined for the final. */
  module?: string | undefined;
  uuid: string;
  language: Language;
}

/**
 * Draws an attempt for a learner to take along: its questions as they are asked, which tell no answer. What has a time limit is taken online.
 * @param takenAnewSince where the quiz is taken anew: what was begun before then counts as if it had not been
 */
export async function reserveAttempt(actor: Actor, wanted: WantedQuiz, takenAnewSince?: Date) {
  const found = await getQuiz(wanted.course, wanted.module);
  if (!found) return { outcome: 'not-found' as const };
  const { course, quiz } = found;
  if (quiz.minutes) return { outcome: 'timed' as const };
  const answer = await startAttempt(actor, course, quiz, wanted.uuid, takenAnewSince);
  if (answer.outcome !== 'started') return { outcome: answer.outcome };
  const view = await getAttempt(actor.id, answer.attemptId, wanted.language);
  if (view?.status !== 'open') return { outcome: 'not-found' as const };
  const { id, number, seed, items } = view;
  return { outcome: 'reserved' as const, attempt: { id, number, seed, items } };
}
