import { gapPieces, letterOf } from '~/features/items/index';
import type { Language } from '~/platform/i18n/language';
import type { ItemBody, Localized, RenderedItem } from '~db/schema/items';
import type { DrawnItem, Responses } from '~db/schema/quizzes';
import { shownAnswers, shownKey } from './shown-answers';

export interface AskedOption {
  key: string;
  text: string;
}

/** A blank in a sentence: options to choose from, or none where it is typed. */
export interface AskedBlank {
  key: string;
  /** Which blank of its item it is, counted from 1. */
  number: number;
  isNumber: boolean;
  options: AskedOption[] | null;
}

export interface ShownChart {
  svg: string;
  series: string;
  unit: string | null;
  points: { key: string; letter: string; label: string; value: number | null }[];
}

/** What an item asks for, by its type; keys are those of the page (see `shown-answers.ts`). */
export type Asked =
  | { type: 'single' | 'multi' | 'true_false'; options: AskedOption[] }
  | { type: 'numeric'; unit: string | null }
  | { type: 'short' }
  | { type: 'matching'; prompts: AskedOption[]; choices: AskedOption[] }
  | { type: 'ordering'; steps: AskedOption[] }
  | { type: 'gaps'; pieces: ({ text: string } | AskedBlank)[]; blanks: number }
  | { type: 'chart'; chart: ShownChart; several: boolean };

/** An item as it is asked: nothing in it tells the right answer. */
export type AskedItem = Asked & {
  id: string;
  stem: string;
  /** What was answered, by the names of the page. */
  answers: Responses;
};

/** The two answers of a true/false item, by language. */
export interface TrueFalseWords {
  true: string;
  false: string;
}

/** A drawn item with all that showing it needs. */
export interface ShownItem {
  item: ItemBody;
  drawn: DrawnItem;
  /** undefined where the item is plain text. */
  html: RenderedItem | undefined;
}

/** Shows a drawn item in the order in which it was drawn. @param responses as they are kept */
export function askItem(
  { item, drawn, html }: ShownItem,
  responses: Responses,
  language: Language,
  words: TrueFalseWords,
): AskedItem {
  return {
    id: item.id,
    stem: item.stem[language],
    answers: shownAnswers(item, drawn, responses),
    ...askedOf(item, drawn, html, language, words),
  };
}

function askedOf(
  item: ItemBody,
  drawn: DrawnItem,
  html: RenderedItem | undefined,
  language: Language,
  words: TrueFalseWords,
): Asked {
  switch (item.type) {
    case 'single':
    case 'multi': {
      const options = drawn.options.map((key) => ({ key, text: textOf(item.options, key, language) }));
      return { type: item.type, options };
    }
    case 'true_false':
      return {
        type: item.type,
        options: (['true', 'false'] as const).map((key) => ({ key, text: words[key] })),
      };
    case 'numeric':
      return { type: item.type, unit: item.numeric.unit?.[language] ?? null };
    case 'short':
      return { type: item.type };
    case 'matching':
      return {
        type: item.type,
        prompts: item.prompts.map(({ key, text }) => ({ key, text: text[language] })),
        choices: lettered(item.choices, drawn.options, language),
      };
    case 'ordering':
      return { type: item.type, steps: lettered(item.steps, drawn.options, language) };
    case 'gaps':
      return {
        type: item.type,
        pieces: gapPieces(item.text[language]).map((piece) =>
          'text' in piece ? piece : askedBlank(item.blanks, piece.blank, drawn, language),
        ),
        blanks: item.blanks.length,
      };
    case 'chart':
      return {
        type: item.type,
        several: item.answer.length > 1,
        chart: {
          svg: html?.chart?.[language] ?? '',
          series: item.chart.series[language],
          unit: item.chart.unit?.[language] ?? null,
          points: item.chart.points.map(({ key, label, value }) => ({
            key,
            letter: letterOf(key),
            label: label[language],
            value,
          })),
        },
      };
  }
}

type Texts = readonly { key: string; text: Localized }[];

const textOf = (texts: Texts, key: string, language: Language) =>
  texts.find((one) => one.key === key)?.text[language] ?? '';

/** Texts in the order drawn, under the letters of that order. */
const lettered = (texts: Texts, order: readonly string[], language: Language): AskedOption[] =>
  order.map((key, index) => ({ key: shownKey(index), text: textOf(texts, key, language) }));

function askedBlank(
  blanks: Extract<ItemBody, { type: 'gaps' }>['blanks'],
  key: string,
  drawn: DrawnItem,
  language: Language,
): AskedBlank {
  const index = blanks.findIndex((one) => one.key === key);
  const blank = blanks[index];
  return {
    key,
    number: index + 1,
    isNumber: blank?.kind === 'numeric',
    options: blank?.kind === 'choice' ? lettered(blank.options, drawn.blanks?.[key] ?? [], language) : null,
  };
}
