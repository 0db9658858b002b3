import { gapPieces } from '~/features/items/index';
import { formatNumber } from '~/platform/i18n/format';
import type { ItemBody, Localized } from '~db/schema/items';
import type { Language } from '~/platform/i18n/language';
import type { AnalysedItem, QuizItemAnalysis } from './list-item-analysis.server';
import type { TrueFalseWords } from './ask-item';
import type { PartAnalysis } from './analyse-parts';
import type { ItemFigures } from './analyse-quiz';
import { isWhole } from './share';

/** A choice in the reader's language; of each group the share that took it, null where there are no groups. */
export interface ShownChoice {
  key: string;
  text: string;
  correct: boolean;
  share: number;
  upper: number | null;
  lower: number | null;
}

/** A part of an answer in the reader's language; shares are of all that were asked. */
export interface ShownPart extends Pick<PartAnalysis, 'key' | 'kind'> {
  /** The prompt, or the step; null for a blank, which has its number alone, and for an answer that is one. */
  label: string | null;
  right: number;
  unanswered: number;
  others: number;
  answers: { text: string; verdict: 'right' | 'partly' | 'wrong'; share: number }[];
}

export interface ShownItem extends Pick<AnalysedItem, 'attempts' | 'number' | 'isCurrent'> {
  /** Unique on the page, for links to it. */
  anchor: string;
  stem: string;
  /** The sentence of a gaps item, its blanks numbered; null for all others. */
  sentence: string | null;
  figures:
    | (Omit<ItemFigures, 'choices' | 'flags' | 'unanswered' | 'parts'> & {
        /** Share of all that gave no answer. */
        unanswered: number;
        choices: ShownChoice[];
        parts: ShownPart[];
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
      sentence: item.body.type === 'gaps' ? numberedSentence(item.body.text[language]) : null,
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
  const parts = figures.parts.map((part) => presentPart(part, body, attempts, language));
  const textOf = new Map([
    ...choiceTexts(body, language, words),
    ...parts.flatMap(({ key, label }, index) =>
      key === '' ? [] : [[key, label ?? String(index + 1)] as const],
    ),
  ]);
  const { groups } = figures;
  return {
    ...figures,
    unanswered: figures.unanswered / attempts,
    parts,
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

function presentPart(part: PartAnalysis, body: ItemBody, attempts: number, language: Language): ShownPart {
  const { key, kind, right, unanswered, others, answers } = part;
  return {
    key,
    kind,
    label: labelOfPart(body, key, language),
    right: right / attempts,
    unanswered: unanswered / attempts,
    others: others / attempts,
    answers: answers.map(({ answer, count, share }) => ({
      text: textOfAnswer(body, part, answer, language),
      verdict: isWhole(share) ? 'right' : share > 0 ? 'partly' : 'wrong',
      share: count / attempts,
    })),
  };
}

const textIn = (entries: readonly { key: string; text: Localized }[], key: string, language: Language) =>
  entries.find((one) => one.key === key)?.text[language] ?? null;

function labelOfPart(item: ItemBody, key: string, language: Language): string | null {
  if (item.type === 'matching') return textIn(item.prompts, key, language);
  return item.type === 'ordering' ? textIn(item.steps, key, language) : null;
}

function textOfAnswer(
  item: ItemBody,
  { key, kind }: PartAnalysis,
  answer: string,
  language: Language,
): string {
  if (kind === 'number' && Number.isFinite(Number(answer))) return formatNumber(Number(answer), language, 4);
  if (item.type === 'matching') return textIn(item.choices, answer, language) ?? answer;
  const blank = item.type === 'gaps' ? item.blanks.find((one) => one.key === key) : undefined;
  return blank?.kind === 'choice' ? (textIn(blank.options, answer, language) ?? answer) : answer;
}

/** `Give (1) mg`: blanks by their numbers. */
function numberedSentence(text: string): string {
  let number = 0;
  return gapPieces(text)
    .map((piece) => ('text' in piece ? piece.text : `(${(number += 1)})`))
    .join('');
}

function choiceTexts(item: ItemBody, language: Language, words: TrueFalseWords): Map<string, string> {
  if (item.type === 'true_false') return new Map<string, string>(Object.entries(words));
  if (item.type === 'chart') {
    return new Map(item.chart.points.map(({ key, label }) => [key, label[language]]));
  }
  if (item.type === 'single' || item.type === 'multi')
    return new Map(item.options.map(({ key, text }) => [key, text[language]]));
  return new Map<string, string>();
}
