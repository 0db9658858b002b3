import type { Grant } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';
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

/** The attempts that were begun since a quiz is taken anew; all where it isn't. */
export const begunSince = <Attempt extends { startedAt: Date }>(
  attempts: readonly Attempt[],
  takenAnewSince: Date | undefined,
): Attempt[] => attempts.filter(({ startedAt }) => !takenAnewSince || startedAt >= takenAnewSince);

/** What a learner gets beyond the rules of a course's quizzes. */
export interface Allowance {
  /** In per cent of the time limit. */
  extraTimePercent: number;
  extraAttempts: number;
}

export const noAllowance: Allowance = { extraTimePercent: 0, extraAttempts: 0 };

export type StartAnswer =
  /** `left`: attempts until the pause or the last one, this one included; null where there is neither. */
  | { may: true; left: number | null }
  | { may: false; reason: 'passed' | 'noneLeft' }
  | { may: false; reason: 'pause'; until: Date };

/** How many attempts a learner has in all; null where there is no end. */
export const attemptsInAll = (
  { maxAttempts = null }: Pick<QuizEntry, 'maxAttempts'>,
  { extraAttempts }: Allowance,
): number | null => (maxAttempts === null ? null : maxAttempts + extraAttempts);

/** Whether a quiz is over once an attempt has passed: practice never is, nor a quiz whose last result counts. */
const endsWithPass = ({ kind, counts }: Pick<QuizEntry, 'kind' | 'counts'>) =>
  kind !== 'practice' && counts !== 'last';

/** Whether an attempt that is open may go on; another phone may have passed meanwhile. */
export const mayGoOn = (
  rules: Pick<QuizEntry, 'kind' | 'counts'>,
  finished: readonly FinishedAttempt[],
): boolean => !endsWithPass(rules) || !finished.some(({ passed }) => passed);

type AttemptRules = Pick<QuizEntry, 'kind' | 'attemptsBeforePause' | 'pauseHours' | 'maxAttempts' | 'counts'>;

/**
 * Whether a new attempt may be started. Practice has no end. Of other quizzes there is none after the last one allowed, none after a pass
 * unless the last result counts, and after every so many a pause comes first.
 * @param finished submitted attempts at this quiz, in any order
 */
export function mayStartAttempt(
  rules: AttemptRules,
  finished: readonly FinishedAttempt[],
  now: Date,
  allowance: Allowance = noAllowance,
): StartAnswer {
  if (rules.kind === 'practice') return { may: true, left: null };
  if (!mayGoOn(rules, finished)) return { may: false, reason: 'passed' };
  const inAll = attemptsInAll(rules, allowance);
  const leftInAll = inAll === null ? null : inAll - finished.length;
  if (leftInAll !== null && leftInAll <= 0) return { may: false, reason: 'noneLeft' };
  const { attemptsBeforePause, pauseHours } = rules;
  if (attemptsBeforePause === null || pauseHours === null) return { may: true, left: leftInAll };
  const sincePause = finished.length % attemptsBeforePause;
  if (finished.length > 0 && sincePause === 0) {
    const last = Math.max(...finished.map((attempt) => attempt.submittedAt.getTime()));
    const until = new Date(last + pauseHours * 3_600_000);
    if (now < until) return { may: false, reason: 'pause', until };
  }
  return { may: true, left: Math.min(attemptsBeforePause - sincePause, leftInAll ?? Infinity) };
}

/** Whether a graded attempt shows its learner what was right and why. */
export const showsAnswers = ({ answersShown }: Pick<QuizEntry, 'answersShown'>, passed: boolean): boolean =>
  answersShown === 'afterPassing' ? passed : answersShown !== 'never';

const analysing: readonly Grant['role'][] = ['author', 'reviewer', 'facilitator', 'manager'];

/** Whether somebody may see how the questions of an institute's courses do. */
export const seesItemAnalysisOf = (actor: { grants: readonly Grant[] }, instituteId: string): boolean =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => analysing.includes(grant.role) && grant.instituteId === instituteId);

const arranging: readonly Grant['role'][] = ['facilitator', 'manager'];

/** Whether somebody may give learners of an institute's courses more time or attempts, and decide on what was graded anew. */
export const arrangesQuizzesOf = (actor: { grants: readonly Grant[] }, instituteId: string): boolean =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => arranging.includes(grant.role) && grant.instituteId === instituteId);
