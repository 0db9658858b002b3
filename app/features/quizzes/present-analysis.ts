import type { ItemBody } from '~db/schema/items';
import type { Language } from '~/platform/i18n/language';
import type { AnalysedItem, QuizItemAnalysis } from './list-item-analysis.server';
import type { TrueFalseWords } from './ask-item';
import type { ItemFigures } from './analyse-quiz';

/** A choice in the reader's language; of each group the share that took it, null where there are no groups. */
export interface ShownChoice {
  key: string;
  text: string;
  correct: boolean;
  share: number;
  upper: number | null;
  lower: number | null;
}

export interface ShownItem extends Pick<AnalysedItem, 'attempts' | 'number' | 'isCurrent'> {
  /** Unique on the page, for links to it. */
  anchor: string;
  stem: string;
  figures:
    | (Omit<ItemFigures, 'choices' | 'flags' | 'unanswered'> & {
        /** Share of all that gave no answer. */
        unanswered: number;
        choices: ShownChoice[];
        /** With the texts of the choices that each is about. */
        flags: ItemFigures['flags'];
      })
    | null;
}

export interface ShownQuiz extends Pick<QuizItemAnalysis, 'attempts' | 'figures'> {
  id: string;
  /** Of its module; null for the final. */
  module: string | null;
  isPractice: boolean;
  items: ShownItem[];
}

/** A quiz's analysis as its page shows it, in one language. */
export function presentAnalysis(
  { quiz, module, attempts, figures, items }: QuizItemAnalysis,
  language: Language,
  words: TrueFalseWords,
): ShownQuiz {
  return {
    id: quiz.id,
    module: module?.title[language] ?? null,
    isPractice: quiz.kind === 'practice',
    attempts,
    figures,
    items: items.map((item, at) => ({
      anchor: `${module?.slug ?? 'final'}${quiz.kind === 'practice' ? '-practice' : ''}-${at + 1}`,
      attempts: item.attempts,
      number: item.number,
      isCurrent: item.isCurrent,
      stem: item.body.stem[language],
      figures: item.figures && presentFigures(item, item.figures, language, words),
    })),
  };
}

function presentFigures(
  { body, attempts }: AnalysedItem,
  figures: ItemFigures,
  language: Language,
  words: TrueFalseWords,
): ShownItem['figures'] {
  const textOf = choiceTexts(body, language, words);
  const { groups } = figures;
  return {
    ...figures,
    unanswered: figures.unanswered / attempts,
    choices: figures.choices.map(({ key, correct, count, upper, lower }) => ({
      key,
      correct,
      text: textOf.get(key) ?? key,
      share: count / attempts,
      upper: groups && (upper ?? 0) / groups.upper,
      lower: groups && (lower ?? 0) / groups.lower,
    })),
    flags: figures.flags.map(({ kind, choices }) => ({
      kind,
      choices: choices.map((key) => textOf.get(key) ?? key),
    })),
  };
}

function choiceTexts(item: ItemBody, language: Language, words: TrueFalseWords): Map<string, string> {
  if (item.type === 'true_false') return new Map<string, string>(Object.entries(words));
  if (item.type === 'single' || item.type === 'multi')
    return new Map(item.options.map(({ key, text }) => [key, text[language]]));
  return new Map<string, string>();
}
