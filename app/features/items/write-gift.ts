import type { Language } from '~/platform/i18n/language';
import type { MoodleAnswer, MoodleQuestion } from './moodle-question';
import type { RichText } from './rich-text';
import { percentOfShare } from './shares';
import { toMoodleQuestion } from './write-moodle-question';
import { CannotWrite, type ExportedItem, type LossCode, type WrittenFile } from './written-items';

/**
 * Writes items in Moodle's GIFT format, which holds choices, numbers, typed words and matching, without pictures.
 * @param unmarked the language of texts that are written without a mark, as they exist in no other
 */
export function writeGift(items: readonly ExportedItem[], unmarked: Language): WrittenFile {
  const file: WrittenFile = { text: '', written: [], losses: [], leftOut: [] };
  const blocks: string[] = [];
  let category = '';
  for (const exported of items) {
    const { id } = exported.item;
    try {
      const { question, losses } = toMoodleQuestion(exported, unmarked, noPicture);
      const answers = answersOf(question);
      if (question.category !== category) {
        category = question.category;
        blocks.push(`$CATEGORY: $course$/top/${oneLine(category)}`.replace(/\/$/, ''));
      }
      blocks.push(blockOf(question, answers));
      file.written.push(id);
      file.losses.push(...[...losses, ...lossesOf(question)].map((code) => ({ id, code })));
    } catch (error) {
      if (!(error instanceof CannotWrite)) throw error;
      file.leftOut.push({ id, code: error.code });
    }
  }
  file.text = `${blocks.join('\n\n')}\n`;
  return file;
}

const noPicture = () => {
  throw new CannotWrite('picture');
};

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const escapeGift = (text: string) => oneLine(text).replace(/[\\#=~{}:]/g, (sign) => `\\${sign}`);

/** HTML; a bracket at its beginning would be read as the name of a format. */
const richText = ({ text }: RichText) => escapeGift(text.replace(/^\s*\[/, '&#91;'));

function blockOf({ name, text, general, idNumber, tags }: MoodleQuestion, answers: string): string {
  const labels = [`[id:${commentValue(idNumber)}]`, ...tags.map((tag) => `[tag:${commentValue(tag)}]`)];
  const said = general.text === '' ? '' : `\n####${richText(general)}`;
  return `// ${labels.join(' ')}\n::${escapeGift(name)}::[html]${richText(text)}{${answers}${said}\n}`;
}

/** A value in a comment may have no signs that end it. */
const commentValue = (text: string) => oneLine(text).replace(/[\][<>`\\]/g, '');

function lossesOf({ combined, units }: MoodleQuestion): LossCode[] {
  return [
    ...(units.length > 0 ? (['unit'] as const) : []),
    ...(combined.right.text !== '' || combined.wrong.text !== '' ? (['feedback'] as const) : []),
  ];
}

/** @throws CannotWrite where the format has nothing like it */
function answersOf({ type, answers, single, pairs }: MoodleQuestion): string {
  const lines = (all: string[]) => all.map((one) => `\n\t${one}`).join('');
  switch (type) {
    case 'truefalse':
      return trueFalseOf(answers);
    case 'multichoice':
      return lines(answers.map((answer) => choiceOf(answer, single)));
    case 'shortanswer':
      return lines(
        answers.map((answer) => `=${weightOf(answer)}${escapeGift(answer.text.text)}${feedbackOf(answer)}`),
      );
    case 'numerical':
      return `#${lines(answers.map(numberOf))}`;
    case 'matching':
      return lines(pairs.map(({ text, answer }) => `=${richText(text)} -> ${richText(answer)}`));
    case 'ordering':
      throw new CannotWrite('ordering');
    default:
      throw new CannotWrite('gaps');
  }
}

const weightOf = ({ share }: MoodleAnswer) => `%${percentOfShare(share)}%`;

const feedbackOf = ({ feedback }: MoodleAnswer) => (feedback.text === '' ? '' : `#${richText(feedback)}`);

function choiceOf(answer: MoodleAnswer, single: boolean): string {
  const looksWeighed = answer.text.text.trimStart().startsWith('%');
  const isPlain = answer.share === 0 && !looksWeighed;
  const sign = single && answer.share === 1 ? '=' : isPlain ? '~' : `~${weightOf(answer)}`;
  return sign + richText(answer.text) + feedbackOf(answer);
}

const numberOf = (answer: MoodleAnswer): string =>
  answer.text.text === '*'
    ? `~${feedbackOf(answer)}`
    : `=${weightOf(answer)}${answer.text.text}:${answer.tolerance}${feedbackOf(answer)}`;

function trueFalseOf(answers: readonly MoodleAnswer[]): string {
  const right = answers.find(({ share }) => share === 1);
  const wrong = answers.find((answer) => answer !== right);
  if (!right || !wrong) throw new CannotWrite('empty');
  const said = [wrong, right].slice(0, right.feedback.text === '' ? 1 : 2);
  const feedback = said.map((answer) => feedbackOf(answer) || '#').join('');
  return `${right.text.text === 'true' ? 'TRUE' : 'FALSE'}${feedback === '#' ? '' : feedback}`;
}
