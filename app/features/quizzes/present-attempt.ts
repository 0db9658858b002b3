import type { ItemBody } from '~db/schema/items';
import type { DrawnItem, Responses } from '~db/schema/quizzes';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { isRight } from './grade-attempt';

/** An item as it is asked: nothing in it tells the right answer. */
export interface AskedItem {
  id: string;
  type: ItemBody['type'];
  stem: string;
  options: { key: string; text: string }[];
  unit: string | null;
  response: string[];
}

/** An item as it is explained once the attempt is submitted. */
export interface ExplainedItem extends AskedItem {
  isRight: boolean;
  /** For each choice whether it is right and why; empty for a number. */
  choices: { key: string; text: string; correct: boolean; chosen: boolean; feedback: string | null }[];
  /** What is said to the whole answer of a true/false item or a number. */
  feedback: string | null;
  rightNumber: number | null;
}

/** The two answers of a true/false item, by language. */
export interface TrueFalseWords {
  true: string;
  false: string;
}

/** Shows a drawn item in the order in which it was drawn. */
export function askItem(
  item: ItemBody,
  drawn: DrawnItem,
  responses: Responses,
  language: Language,
  words: TrueFalseWords,
): AskedItem {
  return {
    id: item.id,
    type: item.type,
    stem: item.stem[language],
    options: optionsOf(item, drawn, language, words),
    unit: item.type === 'numeric' ? (item.numeric.unit?.[language] ?? null) : null,
    response: responses[item.id] ?? [],
  };
}

/** Explains a drawn item after it is graded: what was chosen, what is right, and why. */
export function explainItem(
  item: ItemBody,
  drawn: DrawnItem,
  responses: Responses,
  language: Language,
  words: TrueFalseWords,
): ExplainedItem {
  const asked = askItem(item, drawn, responses, language, words);
  const right = isRight(item, asked.response);
  const correctKeys = correctKeysOf(item);
  const feedbackOfChoice = (key: string): LocalizedText | undefined =>
    item.type === 'single' || item.type === 'multi'
      ? item.options.find((option) => option.key === key)?.feedback
      : undefined;
  return {
    ...asked,
    isRight: right,
    choices: asked.options.map(({ key, text }) => ({
      key,
      text,
      correct: correctKeys.includes(key),
      chosen: asked.response.includes(key),
      feedback: feedbackOfChoice(key)?.[language] ?? null,
    })),
    feedback:
      item.type === 'true_false' || item.type === 'numeric'
        ? item.feedback[right ? 'right' : 'wrong'][language]
        : null,
    rightNumber: item.type === 'numeric' ? item.numeric.answer : null,
  };
}

function correctKeysOf(item: ItemBody): string[] {
  if (item.type === 'true_false') return [String(item.answer)];
  if (item.type === 'numeric') return [];
  return item.options.filter((option) => option.correct).map((option) => option.key);
}

function optionsOf(item: ItemBody, drawn: DrawnItem, language: Language, words: TrueFalseWords) {
  if (item.type === 'numeric') return [];
  if (item.type === 'true_false') {
    return (['true', 'false'] as const).map((key) => ({ key, text: words[key] }));
  }
  const textOf = new Map(item.options.map((option) => [option.key, option.text[language]]));
  return drawn.options.map((key) => ({ key, text: textOf.get(key) ?? '' }));
}
