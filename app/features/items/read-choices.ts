import type { PartlyLocalized, Scoring } from '~db/schema/items';
import { keyAt } from './cloze-fields';
import type { MoodleAnswer } from './moodle-question';
import { NoItem } from './read-question';
import { type AnswersOf, answerText, type Reading, textOf, unsaid } from './moodle-reading';
import { isBlank, type RichText } from './rich-text';

/** What Moodle says of a whole answer where nobody has written anything else. */
const usualWords = /^(<p>)?(Your answer is (correct|partially correct|incorrect)\.)?(<\/p>)?$/;

const saysMore = ({ text }: RichText) => !usualWords.test(text.trim());

/** The shares that Moodle is told where an item names none. All or nothing is more than Moodle knows: there one wrong choice costs all. */
export function usualShares(correct: readonly boolean[], scoring: Scoring): number[] {
  const right = correct.filter(Boolean).length;
  const part = right === 0 ? 0 : 1 / right;
  return correct.map((isRight) => (isRight ? part : scoring === 'partial' ? -part : -1));
}

export function readChoices(reading: Reading): AnswersOf<'single' | 'multi'> {
  const { answers, single } = reading.question;
  if (!answers.some(({ share }) => (single ? share === 1 : share > 0))) throw new NoItem('noRightAnswer');
  return single ? readSingle(reading) : readMulti(reading);
}

function readSingle(reading: Reading): AnswersOf<'single' | 'multi'> {
  const { answers, combined } = reading.question;
  const whole = answers.filter(({ share }) => share === 1);
  if (whole.length > 1) reading.context.notes.add('severalRight');
  const options = answers.map((answer, place) => {
    const correct = answer.share === 1;
    const verdict = correct ? combined.right : combined.wrong;
    return {
      ...optionOf(reading, answer, place, correct),
      feedback: feedbackOf(reading, answer, verdict),
      ...(correct || answer.share === 0 ? {} : { share: answer.share }),
    };
  });
  return { type: 'single', options };
}

/** What is said of an option: its own feedback, else what is said of any right or wrong one. */
const feedbackOf = (reading: Reading, answer: MoodleAnswer, verdict: RichText): PartlyLocalized =>
  !isBlank(answer.feedback)
    ? textOf(reading, answer.feedback)
    : saysMore(verdict)
      ? textOf(reading, verdict)
      : unsaid;

function readMulti(reading: Reading): AnswersOf<'single' | 'multi'> {
  const { question, tags, context } = reading;
  const { answers, combined } = question;
  if ([combined.right, combined.wrong].some(saysMore)) context.notes.add('combinedFeedback');
  const correct = answers.map(({ share }) => share > 0);
  // A plugin of Moodle's whose questions are right as a whole or not at all.
  const isSet = question.type === 'multichoiceset';
  const usual = tags.scoring ? usualShares(correct, tags.scoring) : undefined;
  const isUsual = isSet || (usual?.every((share, place) => share === answers[place]?.share) ?? false);
  const options = answers.map((answer, place) => ({
    ...optionOf(reading, answer, place, correct[place] ?? false),
    feedback: textOf(reading, answer.feedback),
    ...(isUsual ? {} : { share: answer.share }),
  }));
  const isWhole = isSet || (isUsual && tags.scoring === 'all-or-nothing');
  return { type: 'multi', ...(isWhole ? {} : { scoring: 'partial' }), options };
}

const optionOf = (reading: Reading, answer: MoodleAnswer, place: number, correct: boolean) => ({
  key: keyAt(place),
  correct,
  text: answerText(reading, answer.text),
});

export function readTrueFalse(reading: Reading): AnswersOf<'true_false'> {
  const { answers } = reading.question;
  const right = answers.find(({ share }) => share === 1);
  if (!right) throw new NoItem('noRightAnswer');
  const wrong = answers.find((answer) => answer !== right);
  return {
    type: 'true_false',
    answer: /^\s*(<p>)?\s*true/i.test(right.text.text),
    feedback: {
      right: textOf(reading, right.feedback),
      wrong: wrong ? textOf(reading, wrong.feedback) : unsaid,
    },
  };
}
