import type { Language } from '~/platform/i18n/language';
import { fromMoodleQuestion } from './read-moodle-question';
import { type GiftBlock, giftBlocks } from './gift-blocks';
import { emptyMoodleQuestion, type MoodleAnswer, type MoodleQuestion } from './moodle-question';
import { parseNumber } from './parse-number';
import { questionId } from './question-id';
import { NoItem, type ReadQuestion } from './read-question';
import { categoryOf } from './read-moodle-xml';
import { noText, type RichText, type TextFormat } from './rich-text';
import { shareOfPercent } from './shares';
import { cutText } from './cut-text';

/**
 * Reads the questions of a file in Moodle's GIFT format, as Moodle does: by the signs `{ } = ~ # % ->` that aren't escaped.
 * @param unmarked the language of texts that don't tell theirs
 */
export function* readGift(text: string, unmarked: Language): Generator<ReadQuestion> {
  let category = '';
  for (const block of giftBlocks(text)) {
    const written = block.lines.filter((line) => !isComment(line));
    if (written.length === 0) continue;
    const [first = '', ...others] = written;
    const named = /^\s*\$CATEGORY:(.*)$/.exec(first)?.[1];
    if (named !== undefined) category = categoryOf(withoutEscapes(withMarks(named)));
    const lines = named === undefined ? written : others;
    if (lines.length > 0) yield readBlock(block, lines, category, unmarked);
  }
}

const isComment = (line: string) => line.trim().startsWith('//');

const maxSource = 20_000;

function readBlock(block: GiftBlock, lines: string[], category: string, unmarked: Language): ReadQuestion {
  const source = cutText(block.lines.join('\n'), maxSource);
  const place = { line: block.line, path: null };
  const comments = block.lines.filter(isComment).join('\n');
  const tags = [...comments.matchAll(/\[tag:((?:\\.|[^\]<>`\\])+)\]/g)].map(([, tag = '']) => tag.trim());
  const idNumber = /\[id:((?:\\.|[^\]\\])+)\]/.exec(comments)?.[1]?.trim() ?? '';
  try {
    const base = { ...emptyMoodleQuestion(place, source), category, tags, idNumber };
    return fromMoodleQuestion(questionOf(base, lines.join('\n').trim()), unmarked);
  } catch (error) {
    if (!(error instanceof NoItem)) throw error;
    const name = cutText(/^\s*::([^]*?)::/.exec(lines.join('\n'))?.[1]?.trim() ?? '', 200);
    return {
      id: questionId(idNumber, category, name || source),
      name,
      place,
      category,
      source,
      labels: { cadres: [], difficulty: null, stage: null, tags },
      outcome: 'draft',
      reason: error.reason,
    };
  }
}

const escaped = ':#={}~\\';
/** Letters that no text has, in place of signs that stand for themselves. */
const firstMark = 0xe100;
const lineEndMark = String.fromCharCode(firstMark + escaped.length);

const withMarks = (text: string): string =>
  text.replace(/\\([:#={}~\\n])/g, (_all, sign: string) =>
    sign === 'n' ? lineEndMark : String.fromCharCode(firstMark + escaped.indexOf(sign)),
  );

const withoutEscapes = (text: string): string =>
  text.replace(/[\ue100-\ue107]/g, (mark) => escaped.charAt(mark.charCodeAt(0) - firstMark) || '\n');

const formats: readonly TextFormat[] = ['moodle', 'html', 'markdown', 'plain'];

function richOf(text: string, otherwise: TextFormat): RichText {
  const [written = '', name] = /^\[(\w+)\]/.exec(text.trim()) ?? [];
  const format = formats.find((one) => one === name);
  const words = format ? text.trim().slice(written.length) : text;
  return { text: withoutEscapes(words).trim(), format: format ?? otherwise };
}

/** @throws NoItem where its braces are not one pair, or its answers can't be told */
function questionOf(base: MoodleQuestion, written: string): MoodleQuestion {
  const marked = withMarks(written);
  const [title, name] = /^::([^]*?)::/.exec(marked) ?? [];
  const text = title === undefined ? marked : marked.slice(title.length).trim();
  const named = { ...base, name: withoutEscapes(name ?? '').replace(/\s+/g, ' ') };
  const [start, end] = [text.indexOf('{'), text.indexOf('}')];
  if (start === -1 && end === -1) return { ...named, type: 'description', text: richOf(text, 'moodle') };
  if (start === -1 || end < start) throw new NoItem('syntax');
  const [before, after] = [text.slice(0, start), text.slice(end + 1)];
  if (/[{}]/.test(after)) throw new NoItem('syntax');
  // Moodle writes a line where the answer belongs in the middle of a sentence.
  const asked = richOf(after.trim() === '' ? before : `${before}_____${after}`, 'moodle');
  const inside = text.slice(start + 1, end);
  const general = inside.lastIndexOf('####');
  const answers = (general === -1 ? inside : inside.slice(0, general)).trim();
  return {
    ...named,
    text: asked,
    general: general === -1 ? noText : richOf(inside.slice(general + 4), asked.format),
    ...answersOf(answers, asked.format),
  };
}

function answersOf(text: string, format: TextFormat): Partial<MoodleQuestion> {
  if (text === '') return { type: 'essay' };
  if (text.startsWith('#')) return { type: 'numerical', answers: numbersOf(text.slice(1), format) };
  if (text.includes('~')) return choicesOf(text, format);
  if (text.includes('=') && text.includes('->')) return { type: 'match', pairs: pairsOf(text, format) };
  const verdict = /^(T|TRUE|F|FALSE)\s*(?:#|$)/.exec(text)?.[1];
  if (verdict !== undefined) return trueFalseOf(text, verdict.startsWith('T'), format);
  const answers = partsAt(text, '=').map((part) => answerOf(part, 1, format));
  if (answers.length === 0) throw new NoItem('syntax');
  return {
    type: 'shortanswer',
    answers: answers.map((one) => ({ ...one, text: { ...one.text, format: 'plain' } })),
  };
}

/** The parts of a text that begin with a sign; what stands before the first is a part as well. */
const partsAt = (text: string, sign: string): string[] =>
  text
    .split(sign)
    .map((part) => part.trim())
    .filter((part, place) => place > 0 || part !== '');

const weight = /^%(-?[\d.]+)%/;

/** @param usual the share of an answer that names none */
function answerOf(written: string, usual: number, format: TextFormat): MoodleAnswer {
  const [sign = '', percent] = weight.exec(written) ?? [];
  const [answer = '', ...feedback] = written.slice(sign.length).split('#');
  return {
    text: richOf(answer, format),
    share: percent === undefined ? usual : shareOfPercent(Number(percent)),
    feedback: feedback.length === 0 ? noText : richOf(feedback.join('#'), format),
    tolerance: 0,
  };
}

function choicesOf(text: string, format: TextFormat): Partial<MoodleQuestion> {
  // After `=` there is no weight: what looks like one is part of the answer.
  const answers = partsAt(text.replaceAll('=', '~='), '~').map((part) =>
    part.startsWith('=') ? answerOf(`%100%${part.slice(1).trim()}`, 1, format) : answerOf(part, 0, format),
  );
  if (answers.length < 2) throw new NoItem('syntax');
  return { type: 'multichoice', single: text.includes('='), answers };
}

function pairsOf(text: string, format: TextFormat): MoodleQuestion['pairs'] {
  return partsAt(text, '=').map((part) => {
    const arrow = part.indexOf('->');
    if (arrow === -1) throw new NoItem('syntax');
    const answer = withoutEscapes(part.slice(arrow + 2)).trim();
    return { text: richOf(part.slice(0, arrow), format), answer: { text: answer, format } };
  });
}

/** The first feedback is said to a wrong answer, the second to the right one. */
function trueFalseOf(text: string, isTrue: boolean, format: TextFormat): Partial<MoodleQuestion> {
  const [, wrong = '', ...right] = text.split('#');
  const answer = (says: boolean): MoodleAnswer => ({
    text: { text: String(says), format: 'plain' },
    share: says === isTrue ? 1 : 0,
    feedback: richOf(says === isTrue ? right.join('#') : wrong, format),
    tolerance: 0,
  });
  return { type: 'truefalse', answers: [answer(true), answer(false)] };
}

/** Numbers as `5`, `5:0.1` or `4.9..5.1`; what follows `~` is said to any other. */
function numbersOf(text: string, format: TextFormat): MoodleAnswer[] {
  const [numbers = '', ...others] = text.split('~');
  const answers = partsAt(numbers, '=').map((part) => {
    const answer = answerOf(part, 1, format);
    return isAnyNumber(answer) ? answer : { ...answer, ...rangeOf(answer.text.text) };
  });
  if (answers.length === 0) throw new NoItem('syntax');
  if (others.length === 0) return answers;
  const { feedback } = answerOf(others.join('~'), 0, format);
  return [...answers, { text: { text: '*', format: 'plain' }, share: 0, feedback, tolerance: 0 }];
}

const isAnyNumber = ({ text }: MoodleAnswer) => text.text === '*';

/** @throws NoItem where these are no numbers */
function rangeOf(text: string): Pick<MoodleAnswer, 'text' | 'tolerance'> {
  const plain = (number: number): RichText => ({ text: String(number), format: 'plain' });
  const isRange = text.indexOf('..') > 0;
  const [first, second = isRange ? undefined : 0] = text
    .split(isRange ? '..' : ':')
    .map((part) => parseNumber(part));
  if (first === undefined || second === undefined) throw new NoItem('number');
  if (!isRange) return { text: plain(first), tolerance: Math.abs(second) };
  const middle = tidy((first + second) / 2);
  return { text: plain(middle), tolerance: tidy(Math.abs(second - middle)) };
}

/** Takes off what adding binary fractions leaves. */
const tidy = (number: number) => Number(number.toPrecision(12));
