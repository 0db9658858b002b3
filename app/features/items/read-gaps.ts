import type { Blank, PartlyLocalized } from '~db/schema/items';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import {
  type ClozeField,
  gapMark,
  gapsIn,
  keyAt,
  takeClozeFields,
  withoutGaps,
  writeGaps,
} from './cloze-fields';
import { splitLanguages } from './languages-in-text';
import type { MoodleAnswer } from './moodle-question';
import { readGapText } from './question-text';
import { NoItem } from './read-question';
import {
  type AnswersOf,
  answerText,
  inEach,
  isAnyOther,
  isSaid,
  numberOf,
  partOf,
  type Reading,
  saidFeedback,
  scoringOf,
  verdictsOf,
} from './moodle-reading';
import { acceptedTexts } from './read-typed';
import { isBlank, readPlainText, type RichText, treeOf } from './rich-text';

/** A question with gaps: its text holds the question itself as well. */
export type GapQuestion = AnswersOf<'gaps'> & { stem: PartlyLocalized; stimulus?: PartlyLocalized };

/** Reads Moodle's type `multianswer`, whose answers stand in the text. */
export function readCloze(reading: Reading): GapQuestion {
  const { text, fields } = takeClozeFields(reading.question.text.text);
  if (new Set(fields.map(({ weight }) => weight)).size > 1) reading.context.notes.add('weight');
  return gapQuestion(
    reading,
    text,
    fields.map((field, place) => blankOf(reading, field, keyAt(place))),
  );
}

/** Reads gaps `[[1]]` whose words are chosen from lists. */
export function readWordGaps(reading: Reading): GapQuestion {
  const { words, text } = reading.question;
  const blanks: Blank<PartlyLocalized>[] = [];
  const marked = text.text.replace(/\[\[(\d+)\]\]/g, (_all, number: string) => {
    const word = words[Number(number) - 1];
    if (!word) throw new NoItem('gaps');
    const options = words
      .filter(({ group }) => group === word.group)
      .map((one, place) => ({
        key: keyAt(place),
        correct: one === word,
        text: answerText(reading, one.text),
      }));
    const key = keyAt(blanks.length);
    blanks.push({ key, kind: 'choice', options });
    return gapMark(key);
  });
  return gapQuestion(reading, marked, blanks);
}

/** @param marked the text with marks where the blanks stand */
function gapQuestion(reading: Reading, marked: string, blanks: Blank<PartlyLocalized>[]): GapQuestion {
  if (blanks.length === 0) throw new NoItem('gaps');
  const { context, question, unmarked } = reading;
  const parts = splitLanguages(marked, unmarked);
  const read = Object.fromEntries(
    languages.map((language) => {
      const text = parts[language];
      if (text === null) return [language, undefined];
      const found = readGapText(
        treeOf({ text, format: question.text.format }),
        context,
        (words) => gapsIn(words).length > 0,
      );
      const keys = gapsIn(found.text);
      if (keys.length !== blanks.length || new Set(keys).size !== keys.length) {
        throw new NoItem('gapLanguages');
      }
      return [language, found];
    }),
  ) as Record<Language, ReturnType<typeof readGapText> | undefined>;
  const hasWords = (language: Language) => /[^\s]/.test(withoutGaps(read[language]?.text ?? ''));
  const isEither = languages.some(hasWords);
  const text = inEach((language) =>
    read[language] && (hasWords(language) || !isEither) ? writeGaps(read[language].text) : null,
  );
  const stem = inEach((language) => read[language]?.stem ?? null);
  const stimulus = inEach((language) => read[language]?.stimulus ?? null);
  const usual = inEach((language) => text[language] && getTranslator(language)('items:gapsStem'));
  return {
    type: 'gaps',
    stem: isSaid(stem) ? stem : usual,
    ...(isSaid(stimulus) ? { stimulus } : {}),
    ...scoringOf(reading),
    text,
    blanks,
    ...verdictsOf(reading),
  };
}

const html = (text: string): RichText => ({ text, format: 'html' });

function blankOf(reading: Reading, field: ClozeField, key: string): Blank<PartlyLocalized> {
  const { notes } = reading.context;
  if (field.caseCounts) notes.add('caseCounts');
  const answers = field.alternatives.map(({ text, share, feedback }): MoodleAnswer => ({
    text: html(text),
    share,
    feedback: html(feedback),
    tolerance: 0,
  }));
  if (!answers.some(({ share }) => share === 1)) throw new NoItem('noRightAnswer');
  if (field.kind === 'choice') {
    if (answers.some(({ share }) => share > 0 && share < 1)) notes.add('partialInGap');
    const options = answers.map((answer, place) => ({
      key: keyAt(place),
      correct: answer.share === 1,
      text: answerText(reading, answer.text),
      ...saidFeedback(reading, answer.feedback),
    }));
    return { key, kind: 'choice', options };
  }
  const other = answers.find(isAnyOther);
  if (other && other.share > 0) throw new NoItem('wildcard');
  if (other && !isBlank(other.feedback)) notes.add('feedback');
  return field.kind === 'short'
    ? { key, kind: 'short', accepted: acceptedTexts(reading, answers) }
    : { key, kind: 'numeric', accepted: acceptedNumbers(reading, answers) };
}

const acceptedNumbers = (reading: Reading, answers: readonly MoodleAnswer[]) =>
  answers
    .filter((answer) => !isAnyOther(answer))
    .map((answer) => {
      const [number = '', tolerance = '0'] = (readPlainText(answer.text) ?? '').split(':');
      return {
        answer: numberOf(number),
        tolerance: Math.abs(numberOf(tolerance)),
        ...partOf(answer),
        ...saidFeedback(reading, answer.feedback),
      };
    });
