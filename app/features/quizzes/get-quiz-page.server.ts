import type { QuizEntry } from '~db/schema/catalog';
import { isEnrolled } from '~/features/enrolments/index.server';
import type { Language } from '~/platform/i18n/language';
import { isPass } from './grade-attempt';
import { getAllowance } from './get-allowance.server';
import type { PublishedQuiz } from './get-quiz.server';
import { listAttempts } from './list-attempts.server';
import {
  attemptsInAll,
  begunSince,
  finishedAttempts,
  mayGoOn,
  mayStartAttempt,
  noAllowance,
  type StartAnswer,
} from './policy';
import { minutesOf } from './time-limit';

export interface QuizPage {
  course: { slug: string; title: string; inks: string };
  kind: QuizEntry['kind'];
  /** Title of the quiz's module; null for the final. */
  module: string | null;
  rules: {
    draw: number;
    passMark: number;
    attemptsBeforePause: number | null;
    pauseHours: number | null;
    /** In all, and how long each may take; what this person gets beyond the rules included. */
    maxAttempts: number | null;
    minutes: number | null;
  };
  standing:
    | { kind: 'visitor' | 'not-enrolled' }
    | { kind: 'open'; attemptId: string }
    | { kind: 'may-start'; again: boolean; left: number | null }
    | { kind: 'passed' | 'noneLeft' }
    | { kind: 'pause'; until: Date };
  attempts: { id: string; number: number; score: number | null; passed: boolean }[];
}

/**
 * What a quiz's page shows to this person: its rules, past attempts, and what can be done now.
 * @param takenAnewSince where the quiz is taken anew: what was begun before then counts as if it had not been
 */
export async function getQuizPage(
  published: PublishedQuiz,
  personId: string | undefined,
  language: Language,
  takenAnewSince?: Date,
): Promise<QuizPage> {
  const { course, module, quiz } = published;
  const [attempts, allowance] = personId
    ? await Promise.all([listAttempts(personId, quiz.id), getAllowance(personId, course.id)])
    : [[], noAllowance];
  const finished = finishedAttempts(begunSince(attempts, takenAnewSince));
  const open = attempts.find((attempt) => attempt.submittedAt === null);
  const { draw, passMark, attemptsBeforePause, pauseHours, minutes } = quiz;
  return {
    course: { slug: course.slug, title: course.manifest.title[language], inks: course.manifest.inks },
    kind: quiz.kind,
    module: module?.title[language] ?? null,
    rules: {
      draw,
      passMark,
      attemptsBeforePause,
      pauseHours,
      maxAttempts: attemptsInAll(quiz, allowance),
      minutes: minutesOf(minutes, allowance),
    },
    attempts: attempts.map(({ id, number, score, passMark }) => ({
      id,
      number,
      score,
      passed: score !== null && isPass(score, passMark),
    })),
    standing: !personId
      ? { kind: 'visitor' }
      : open && mayGoOn(quiz, finished)
        ? { kind: 'open', attemptId: open.id }
        : !(await isEnrolled(personId, course.id))
          ? { kind: 'not-enrolled' }
          : standingOf(mayStartAttempt(quiz, finished, new Date(), allowance), finished.length > 0),
  };
}

function standingOf(answer: StartAnswer, again: boolean): QuizPage['standing'] {
  if (answer.may) return { kind: 'may-start', again, left: answer.left };
  return answer.reason === 'pause' ? { kind: 'pause', until: answer.until } : { kind: answer.reason };
}
