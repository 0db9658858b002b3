import type { Language } from '~/platform/i18n/language';
import type { Responses } from '~db/schema/quizzes';
import { askItem, type AskedItem, type ShownItem, type TrueFalseWords } from './ask-item';
import { explainItem, type ExplainedItem } from './explain-item';
import { isAnswered } from './find-open-answers';
import { type Stimulus, withStimuli } from './present-attempt';

/** One question of a practice attempt: to be answered, or explained since it has been. */
export type PracticeStep = {
  /** Which question it is, counted from 1, and of how many. */
  number: number;
  total: number;
  stimulus: Stimulus | null;
} & ({ asked: AskedItem; explained: null } | { asked: null; explained: ExplainedItem });

/**
 * The step of a practice attempt that a page shows: the question that is wanted, else the first one that isn't answered. Nothing of any
 * other question is in it, and what is right only where it was answered.
 * @param wanted id of an item
 * @returns undefined where all are answered and none is wanted
 */
export function practiceStep(
  shown: readonly ShownItem[],
  responses: Responses,
  wanted: string | undefined,
  language: Language,
  words: TrueFalseWords,
): PracticeStep | undefined {
  const chosen = shown.findIndex(({ item }) => item.id === wanted);
  const index = chosen < 0 ? shown.findIndex(({ item }) => !isAnswered(item, responses)) : chosen;
  const one = shown[index];
  if (!one) return undefined;
  const number = index + 1;
  const [presented] = withStimuli([one], language, () => ({}));
  const stimulus = presented?.stimulus ? { ...presented.stimulus, first: number, last: number } : null;
  const step = { number, total: shown.length, stimulus };
  return isAnswered(one.item, responses)
    ? { ...step, asked: null, explained: explainItem(one, responses, language, words) }
    : { ...step, asked: askItem(one, responses, language, words), explained: null };
}
