import type { Language } from '~/platform/i18n/language';
import { formatNumber } from '~/platform/i18n/format';
import type { AcceptedNumber, AcceptedText, Blank, ItemBody, ItemOf, Localized } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { answerIn } from './answer-fields';
import { askItem, type Asked, type ShownChart, type ShownItem, type TrueFalseWords } from './ask-item';
import { blankMet, gradeBlank } from './grade-blank';
import { gradeItem, partsOf } from './grade-item';
import { acceptedNumbers, numberMet, textMet } from './grade-typed';
import { isWhole } from './share';

export interface ExplainedChoice {
  key: string;
  text: string;
  correct: boolean;
  chosen: boolean;
  feedback: string | null;
}

/** One part of an answer that is not chosen from a list of its own, or the whole where it is typed. */
export interface ExplainedPart {
  /** A prompt or a step; null for a blank, which has its number alone, and for an answer that is one. */
  label: string | null;
  given: string | null;
  right: string;
  isRight: boolean;
  feedback: string | null;
}

/** An item as it is explained once the attempt is submitted. */
export interface ExplainedItem {
  id: string;
  type: ItemBody['type'];
  stem: string;
  isAnswered: boolean;
  verdict: 'right' | 'partly' | 'wrong';
  /** Of an answer that is partly right: so many of so many parts, or percent where parts don't count the same. */
  earned: { got: number; of: number } | { percent: number } | null;
  chart: ShownChart | null;
  /** For each choice whether it is right and why. */
  choices: ExplainedChoice[];
  parts: ExplainedPart[];
  /** The sentence of a gaps item, its blanks numbered; null for all others. */
  sentence: string | null;
  /** What is said to the whole answer. */
  feedback: string | null;
  /** What is said whatever the answer was. */
  explanation: string | null;
}

/** Explains a drawn item after it is graded: what was answered, what is right, and why. @param responses as they are kept */
export function explainItem(
  shown: ShownItem,
  responses: Responses,
  language: Language,
  words: TrueFalseWords,
): ExplainedItem {
  const { item } = shown;
  const asked = askItem(shown, responses, language, words);
  const share = gradeItem(item, responses);
  const isRight = isWhole(share);
  const verdicts = 'feedback' in item ? item.feedback : undefined;
  const met = wholeMet(item, responses);
  return {
    id: item.id,
    type: item.type,
    stem: asked.stem,
    isAnswered: Object.keys(asked.answers).length > 0,
    verdict: isRight ? 'right' : share > 0 ? 'partly' : 'wrong',
    earned: isRight || share === 0 ? null : earnedOf(share, partsOf(item)),
    chart: asked.type === 'chart' ? asked.chart : null,
    choices: choicesOf(item, asked, answerIn(responses, item.id), language),
    parts: partsIn(item, responses, language),
    sentence: asked.type === 'gaps' ? sentenceOf(asked.pieces) : null,
    feedback: (met?.feedback ?? verdicts?.[isRight ? 'right' : 'wrong'])?.[language] ?? null,
    explanation: item.explanation?.[language] ?? null,
  };
}

/** The same as long as nothing may tell the right answer: the verdict alone. */
export const withoutAnswers = (item: ExplainedItem): ExplainedItem => ({
  ...item,
  choices: [],
  parts: [],
  sentence: null,
  feedback: null,
  explanation: null,
});

function earnedOf(share: number, parts: number): { got: number; of: number } | { percent: number } {
  const got = Math.round(share * parts);
  const isInParts = parts > 1 && Math.abs(got - share * parts) < 1e-6;
  return isInParts ? { got, of: parts } : { percent: share * 100 };
}

/** The accepted answer that a typed one has met, which may have feedback of its own. */
function wholeMet(item: ItemBody, responses: Responses) {
  const [typed] = answerIn(responses, item.id);
  if (item.type === 'short') return textMet(item.accepted, typed);
  if (item.type === 'numeric') return numberMet(acceptedNumbers(item), typed, unitsOf(item));
  return undefined;
}

const unitsOf = ({ numeric }: ItemOf<'numeric'>) => Object.values(numeric.unit ?? {});

function choicesOf(
  item: ItemBody,
  asked: Asked,
  response: readonly string[],
  language: Language,
): ExplainedChoice[] {
  const explain = (key: string, text: string, correct: boolean, feedback: Localized | null) => ({
    key,
    text,
    correct,
    chosen: response.includes(key),
    feedback: feedback?.[language] ?? null,
  });
  if (asked.type === 'chart' && item.type === 'chart') {
    return asked.chart.points
      .map(({ key, letter, label }) => explain(key, `${letter}. ${label}`, item.answer.includes(key), null))
      .filter(({ correct, chosen }) => correct || chosen);
  }
  if (!('options' in asked)) return [];
  return asked.options.map(({ key, text }) => {
    if (item.type === 'true_false') return explain(key, text, key === String(item.answer), null);
    const option = 'options' in item ? item.options.find((one) => one.key === key) : undefined;
    return explain(key, text, option?.correct ?? false, option?.feedback ?? null);
  });
}

function partsIn(item: ItemBody, responses: Responses, language: Language): ExplainedPart[] {
  const given = (key: string) => answerIn(responses, `${item.id}.${key}`)[0];
  const typed = answerIn(responses, item.id)[0] ?? null;
  switch (item.type) {
    case 'numeric': {
      const right = [numberIn(item.numeric.answer, language), item.numeric.unit?.[language]];
      return [
        {
          label: null,
          given: typed,
          right: right.filter(Boolean).join(' '),
          isRight: isWhole(gradeItem(item, responses)),
          feedback: null,
        },
      ];
    }
    case 'short':
      return [
        {
          label: null,
          given: typed,
          right: rightText(item.accepted),
          isRight: isWhole(gradeItem(item, responses)),
          feedback: null,
        },
      ];
    case 'matching': {
      const textOf = (key: string | undefined) => item.choices.find((one) => one.key === key)?.text[language];
      return item.prompts.map(({ key, text, match }) => ({
        label: text[language],
        given: textOf(given(key)) ?? null,
        right: textOf(match) ?? '',
        isRight: given(key) === match,
        feedback: null,
      }));
    }
    case 'ordering':
      return item.steps.map(({ key, text }, index) => ({
        label: text[language],
        given: given(key) ?? null,
        right: String(index + 1),
        isRight: given(key) === String(index + 1),
        feedback: null,
      }));
    case 'gaps':
      return item.blanks.map((blank) => partOfBlank(blank, given(blank.key), language));
    case 'single':
    case 'multi':
    case 'true_false':
    case 'chart':
      return [];
  }
}

function partOfBlank(blank: Blank<Localized>, answer: string | undefined, language: Language): ExplainedPart {
  const chosen =
    blank.kind === 'choice' ? blank.options.find(({ key }) => key === answer)?.text[language] : answer;
  return {
    label: null,
    given: chosen ?? null,
    right: rightOfBlank(blank, language),
    isRight: isWhole(gradeBlank(blank, answer)),
    feedback: blankMet(blank, answer)?.feedback?.[language] ?? null,
  };
}

function rightOfBlank(blank: Blank<Localized>, language: Language): string {
  switch (blank.kind) {
    case 'choice':
      return blank.options.find(({ correct }) => correct)?.text[language] ?? '';
    case 'short':
      return rightText(blank.accepted);
    case 'numeric':
      return numberIn(wholeOf(blank.accepted)?.answer ?? 0, language);
  }
}

const rightText = (accepted: readonly AcceptedText<Localized>[]) => wholeOf(accepted)?.text ?? '';

const wholeOf = <Accepted extends AcceptedText<Localized> | AcceptedNumber<Localized>>(
  accepted: readonly Accepted[],
) => accepted.find(({ share = 1 }) => isWhole(share)) ?? accepted[0];

const numberIn = (value: number, language: Language) => formatNumber(value, language, 4);

/** `Give (1) mg`: blanks by their numbers, under which they are explained. */
const sentenceOf = (pieces: Extract<Asked, { type: 'gaps' }>['pieces']) =>
  pieces.map((piece) => ('text' in piece ? piece.text : `(${piece.number})`)).join('');
