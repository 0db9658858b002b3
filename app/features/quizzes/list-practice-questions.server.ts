import { database } from '~db/client.server';
import type { CourseManifest, QuizEntry } from '~db/schema/catalog';
import { inOrder, loadItems, loadRenderings } from '~/features/items/index.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { type AskedItem, askItem, type ShownItem } from './ask-item';
import { drawItem } from './draw-items';
import { explainItem, type ExplainedItem } from './explain-item';
import { type Stimulus, withStimuli } from './present-attempt';
import { rightResponses } from './right-responses';

/** A question of a practice with what is right and why, for who practises without the server. */
export interface PracticeQuestionWithAnswer {
  asked: AskedItem;
  /** As if nobody had answered: what is right and what is said to it. */
  answer: ExplainedItem;
  stimulus: Stimulus | null;
}

/** The seed of the order in which choices stand: the same for everybody, so that what a phone has kept stays as it is. */
const seed = 1;

/**
 * Every question of a module's practice with its answer. Those of a quiz that counts never come out of here.
 * @throws where the quiz counts
 */
export async function listPracticeQuestions(
  quiz: QuizEntry,
  manifest: CourseManifest,
  language: Language,
): Promise<PracticeQuestionWithAnswer[]> {
  if (quiz.kind !== 'practice') throw new Error(`${quiz.id} counts: its answers are not told`);
  const counted = new Set(
    [manifest.final, ...manifest.modules.map((module) => module.quiz)].flatMap(
      (one) => one?.items.map(({ hash }) => hash) ?? [],
    ),
  );
  const hashes = quiz.items.map(({ hash }) => hash).filter((hash) => !counted.has(hash));
  const items = inOrder(await loadItems(database(), hashes), hashes);
  const renderings = await loadRenderings(database(), hashes);
  const t = getTranslator(language);
  const words = { true: t('quizzes:true'), false: t('quizzes:false') };
  const shown = items.map((item, index): ShownItem => {
    const hash = hashes[index] ?? '';
    return { item, drawn: drawItem(hash, item, seed), html: renderings.get(hash) };
  });
  return withStimuli(shown, language, (one) => ({
    asked: askItem(one, {}, language, words),
    answer: asNobodyAnswered(explainItem(one, rightResponses(one.item), language, words)),
  }));
}

const asNobodyAnswered = (item: ExplainedItem): ExplainedItem => ({
  ...item,
  choices: item.choices.map((choice) => ({ ...choice, chosen: false })),
  parts: item.parts.map((part) => ({ ...part, given: null })),
});
