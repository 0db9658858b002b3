import type { ItemDraft, PartlyLocalized, Scoring } from '~db/schema/items';
import type { Language } from '~/platform/i18n/language';
import type { TagFacts } from './tag-labels';
import { splitLanguages } from './languages-in-text';
import type { MoodleAnswer, MoodleQuestion } from './moodle-question';
import { parseNumber } from './parse-number';
import type { TextContext } from './question-text';
import { NoItem } from './read-question';
import { readPlainText, type RichText } from './rich-text';

/** A question while it is made an item. */
export interface Reading {
  question: MoodleQuestion;
  /** The language of texts that don't tell theirs. */
  unmarked: Language;
  context: TextContext;
  tags: TagFacts;
}

/** What an item of a type says beside the question itself. */
export type AnswersOf<Type extends ItemDraft['type']> = Omit<
  Extract<ItemDraft, { type: Type }>,
  'id' | 'outcome' | 'stem' | 'stimulus' | 'caseId' | 'explanation'
>;

export const unsaid: PartlyLocalized = { sw: null, en: null };

export const isSaid = (text: PartlyLocalized): boolean => text.sw !== null || text.en !== null;

export const inEach = (write: (language: Language) => string | null): PartlyLocalized => ({
  sw: write('sw'),
  en: write('en'),
});

/** A text in both languages as plain words. */
export function textOf({ unmarked, context }: Reading, rich: RichText): PartlyLocalized {
  const parts = splitLanguages(rich.text, unmarked);
  return inEach((language) => {
    const text = parts[language];
    return text === null ? null : readPlainText({ text, format: rich.format }, context.notes);
  });
}

/** The text of an answer, which has to be seen to be chosen. @throws NoItem where it is a picture or nothing */
export function answerText(reading: Reading, rich: RichText): PartlyLocalized {
  if (/<img/i.test(rich.text) && rich.format !== 'plain') throw new NoItem('pictureAnswer');
  const text = textOf(reading, rich);
  if (!isSaid(text)) throw new NoItem('noText');
  return text;
}

/** A feedback that is left out where it says nothing. */
export function saidFeedback(reading: Reading, rich: RichText): { feedback?: PartlyLocalized } {
  const feedback = textOf(reading, rich);
  return isSaid(feedback) ? { feedback } : {};
}

/** A share that is left out where it is all of the item. */
export const partOf = ({ share }: MoodleAnswer): { share?: number } => (share === 1 ? {} : { share });

/** What is absent is all or nothing; Moodle gives a part unless it is told not to. */
export const scoringOf = ({ question, tags }: Reading): { scoring?: Scoring } =>
  tags.scoring === 'all-or-nothing' || !question.isPartial ? {} : { scoring: 'partial' };

/** What is said of the whole answer. */
export const verdictsOf = (reading: Reading) => ({
  feedback: {
    right: textOf(reading, reading.question.combined.right),
    wrong: textOf(reading, reading.question.combined.wrong),
  },
});

/** Whether an answer stands for every one that isn't named. */
export const isAnyOther = ({ text }: MoodleAnswer): boolean => text.text.trim() === '*';

/** @throws NoItem where it is no number */
export function numberOf(text: string): number {
  const number = parseNumber(text);
  if (number === undefined) throw new NoItem('number');
  return number;
}
