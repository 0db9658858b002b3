import type { AcceptedText, PartlyLocalized } from '~db/schema/items';
import { splitLanguages } from './languages-in-text';
import type { MoodleAnswer } from './moodle-question';
import { NoItem } from './read-question';
import {
  type AnswersOf,
  isAnyOther,
  numberOf,
  partOf,
  type Reading,
  saidFeedback,
  textOf,
  unsaid,
} from './moodle-reading';
import { readPlainText } from './rich-text';

/** What is said of an answer that nobody has foreseen. @throws NoItem where such an answer earns something */
function wrongFeedback(reading: Reading): PartlyLocalized {
  const other = reading.question.answers.find(isAnyOther);
  if (other && other.share > 0) throw new NoItem('wildcard');
  return other ? textOf(reading, other.feedback) : unsaid;
}

export function readNumeric(reading: Reading): AnswersOf<'numeric'> {
  const wrong = wrongFeedback(reading);
  const numbers = reading.question.answers.filter((answer) => !isAnyOther(answer));
  const main = numbers.find(({ share }) => share === 1);
  if (!main) throw new NoItem('noRightAnswer');
  const others = numbers
    .filter((answer) => answer !== main)
    .map((answer) => ({
      answer: numberOf(answer.text.text),
      tolerance: answer.tolerance,
      ...partOf(answer),
      ...saidFeedback(reading, answer.feedback),
    }));
  return {
    type: 'numeric',
    numeric: {
      answer: numberOf(main.text.text),
      tolerance: main.tolerance,
      unit: readUnit(reading),
      ...(others.length === 0 ? {} : { others }),
    },
    feedback: { right: textOf(reading, main.feedback), wrong },
  };
}

/** A unit is the same in both languages unless it is marked. */
function readUnit({ question, context, unmarked }: Reading): PartlyLocalized | null {
  const unit = question.units.find(({ factor }) => factor === 1) ?? question.units[0];
  if (!unit) return null;
  if (question.units.length > 1) context.notes.add('units');
  const isMarked = /\{\s*mlang/i.test(unit.name);
  return isMarked ? splitLanguages(unit.name, unmarked) : { sw: unit.name, en: unit.name };
}

export function readShort(reading: Reading): AnswersOf<'short'> {
  const { question, context } = reading;
  if (question.caseCounts) context.notes.add('caseCounts');
  return {
    type: 'short',
    accepted: acceptedTexts(reading, question.answers),
    feedback: { right: unsaid, wrong: wrongFeedback(reading) },
  };
}

/** The accepted texts of typed words. @throws NoItem where one has a sign that stands for any letters */
export function acceptedTexts(
  reading: Reading,
  answers: readonly MoodleAnswer[],
): AcceptedText<PartlyLocalized>[] {
  const named = answers.filter((answer) => !isAnyOther(answer));
  if (!named.some(({ share }) => share === 1)) throw new NoItem('noRightAnswer');
  return named.map((answer) => {
    const text = readPlainText(answer.text);
    if (text === null) throw new NoItem('noText');
    if (/(?<!\\)\*/.test(text)) throw new NoItem('wildcard');
    return {
      text: text.replaceAll('\\*', '*'),
      ...partOf(answer),
      ...saidFeedback(reading, answer.feedback),
    };
  });
}
