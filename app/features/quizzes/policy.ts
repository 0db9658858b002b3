import type { QuizEntry } from '~db/schema/catalog';
import { isPass } from './grade-attempt';

/** A submitted attempt, as far as the rules look at it. */
export interface FinishedAttempt {
  submittedAt: Date;
  /** By the pass mark of the revision that it was taken from: a mark raised later takes no pass away. */
  passed: boolean;
}

/** The attempts that have been submitted, of all that a person has started. */
export const finishedAttempts = (
  attempts: readonly { submittedAt: Date | null; score: number | null; passMark: number }[],
): FinishedAttempt[] =>
  attempts.flatMap(({ submittedAt, score, passMark }) =>
    submittedAt ? [{ submittedAt, passed: isPass(score ?? 0, passMark) }] : [],
  );

export type StartAnswer =
  /** `left`: attempts until the pause, this one included; null where the quiz has no pause. */
  | { may: true; left: number | null }
  | { may: false; reason: 'passed' }
  | { may: false; reason: 'pause'; until: Date };

/**
 * Whether a new attempt may be started: not after a pass, and after every so many attempts a pause comes first.
 * @param finished submitted attempts at this quiz, in any order
 */
export function mayStartAttempt(
  rules: Pick<QuizEntry, 'attemptsBeforePause' | 'pauseHours'>,
  finished: readonly FinishedAttempt[],
  now: Date,
): StartAnswer {
  if (finished.some((attempt) => attempt.passed)) return { may: false, reason: 'passed' };
  const { attemptsBeforePause, pauseHours } = rules;
  if (attemptsBeforePause === null || pauseHours === null) return { may: true, left: null };
  const sincePause = finished.length % attemptsBeforePause;
  if (finished.length > 0 && sincePause === 0) {
    const last = Math.max(...finished.map((attempt) => attempt.submittedAt.getTime()));
    const until = new Date(last + pauseHours * 3_600_000);
    if (now < until) return { may: false, reason: 'pause', until };
  }
  return { may: true, left: attemptsBeforePause - sincePause };
}
