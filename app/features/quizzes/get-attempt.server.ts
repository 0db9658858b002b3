import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { courseRevision, type CourseManifest } from '~db/schema/catalog';
import type { ItemBody } from '~db/schema/items';
import { attempt } from '~db/schema/quizzes';
import { type QuizPlace, quizzesInOrder } from '~/features/catalog/index.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { isPass } from './grade-attempt';
import { inOrder, loadItems, loadRenderings } from '~/features/items/index.server';
import { askItem, type AskedItem, type ShownItem } from './ask-item';
import { explainItem, type ExplainedItem, withoutAnswers } from './explain-item';
import { showsAnswers } from './policy';
import { practiceStep, type PracticeStep } from './practice-step';
import { type Stimulus, withStimuli } from './present-attempt';
import { isTimeOver } from './time-limit';

interface AttemptFacts {
  id: string;
  courseId: string;
  number: number;
  manifest: CourseManifest;
  place: QuizPlace;
}

export type AttemptView = AttemptFacts &
  (
    | {
        status: 'open';
        seed: number;
        items: (AskedItem & { stimulus: Stimulus | null })[];
        savedAt: Date | null;
        dueAt: Date | null;
        isTimeOver: boolean;
      }
    | {
        status: 'practising';
        step: PracticeStep;
      }
    | {
        status: 'submitted';
        items: (ExplainedItem & { stimulus: Stimulus | null })[];
        score: number;
        passMark: number;
        passed: boolean;
        submittedAt: Date;
        /** Whether right answers and feedback are shown; else the verdicts alone. */
        showsAnswers: boolean;
        /** When its time ended before it was submitted; null where it didn't. */
        endedAt: Date | null;
      }
  );

/**
 * A person's own attempt, as its page shows it, against the revision that it was taken from.
 * @param itemId in practice, the question to show
 * @returns undefined where there is none of this id that is theirs
 */
export async function getAttempt(
  personId: string,
  attemptId: string,
  language: Language,
  itemId?: string,
): Promise<AttemptView | undefined> {
  const earlier = alias(attempt, 'earlier');
  const placeInOrder = database()
    .select({ attempts: sql`count(*)::int` })
    .from(earlier)
    .where(
      and(
        isSamePerson(earlier.personId, personId),
        eq(earlier.quizId, attempt.quizId),
        sql`(${earlier.startedAt}, ${earlier.id}) <= (${attempt.startedAt}, ${attempt.id})`,
      ),
    );
  const [row] = await database()
    .select({
      attempt,
      manifest: courseRevision.manifest,
      number: sql<number>`(${placeInOrder})`,
    })
    .from(attempt)
    .innerJoin(courseRevision, eq(courseRevision.hash, attempt.courseRevision))
    .where(and(eq(attempt.id, attemptId), isSamePerson(attempt.personId, personId)));
  const place = row && quizzesInOrder(row.manifest).find(({ quiz }) => quiz.id === row.attempt.quizId);
  if (!row || !place) return undefined;

  const { drawn, responses, submittedAt, dueAt, score, passMark } = row.attempt;
  const hashes = drawn.map(({ hash }) => row.attempt.corrections[hash] ?? hash);
  const items = inOrder(await loadItems(database(), hashes), hashes);
  const t = getTranslator(language);
  const words = { true: t('quizzes:true'), false: t('quizzes:false') };
  const facts: AttemptFacts = {
    id: row.attempt.id,
    courseId: row.attempt.courseId,
    number: row.number,
    manifest: row.manifest,
    place,
  };
  const renderings = await loadRenderings(database(), hashes);
  const shown = drawn.map((one, index): ShownItem => ({
    item: items[index] as ItemBody,
    drawn: one,
    html: renderings.get(one.hash),
  }));
  if (row.attempt.isPractice && (!submittedAt || itemId !== undefined)) {
    const step = practiceStep(shown, responses, itemId, language, words);
    if (step) return { ...facts, status: 'practising', step };
  }
  if (!submittedAt) {
    return {
      ...facts,
      status: 'open',
      seed: row.attempt.seed,
      savedAt: row.attempt.savedAt,
      dueAt,
      isTimeOver: isTimeOver(dueAt, new Date()),
      items: withStimuli(shown, language, (one) => askItem(one, responses, language, words)),
    };
  }
  const passed = isPass(score ?? 0, passMark);
  const isOpen = showsAnswers(place.quiz, passed);
  return {
    ...facts,
    status: 'submitted',
    score: score ?? 0,
    passMark,
    passed,
    submittedAt,
    endedAt: isTimeOver(dueAt, submittedAt) ? dueAt : null,
    showsAnswers: isOpen,
    items: withStimuli(shown, language, (one) => {
      const explained = explainItem(one, responses, language, words);
      return isOpen ? explained : withoutAnswers(explained);
    }),
  };
}
