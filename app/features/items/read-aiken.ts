import type { Language } from '~/platform/i18n/language';
import { fromMoodleQuestion } from './read-moodle-question';
import { emptyMoodleQuestion, type MoodleQuestion } from './moodle-question';
import { questionId } from './question-id';
import type { ReadQuestion } from './read-question';
import type { DraftReason } from '~db/schema/items';
import { noText, type RichText } from './rich-text';
import { cutText } from './cut-text';

interface Collected {
  line: number;
  lines: string[];
  text: string[];
  options: { letter: string; words: string }[];
}

const option = /^([A-Za-z])[).]\s+(.+)$/;
const answer = /^ANSWER:\s*([A-Za-z])/i;

/**
 * Reads the questions of a file in the Aiken format: a question, its choices `A) …` or `A. …`, and `ANSWER: A`.
 * @param unmarked the language of texts that don't tell theirs
 */
export function readAiken(text: string, unmarked: Language): ReadQuestion[] {
  const questions: ReadQuestion[] = [];
  let current: Collected | undefined;
  const end = (letter?: string) => {
    if (current) questions.push(readCollected(current, letter, unmarked));
    current = undefined;
  };
  text.split(/\r\n|\n|\r/).forEach((written, place) => {
    const line = written.trim();
    if (line === '') return;
    const [, letter, words] = option.exec(line) ?? [];
    const right = answer.exec(line)?.[1];
    // Words after the choices begin another question: the one before has lost its answer.
    if (!right && !letter && current && current.options.length > 0) end();
    current ??= { line: place + 1, lines: [], text: [], options: [] };
    current.lines.push(line);
    if (right) end(right);
    else if (letter && words) current.options.push({ letter: letter.toUpperCase(), words });
    else current.text.push(line);
  });
  end();
  return questions;
}

const plain = (text: string): RichText => ({ text, format: 'plain' });

function readCollected(collected: Collected, right: string | undefined, unmarked: Language): ReadQuestion {
  const place = { line: collected.line, path: null };
  const source = cutText(collected.lines.join('\n'), 20_000);
  const letter = right?.toUpperCase();
  const isAnswered = collected.options.some((one) => one.letter === letter);
  const reason: DraftReason | undefined =
    collected.text.length === 0
      ? 'noText'
      : collected.options.length < 2
        ? 'syntax'
        : isAnswered
          ? undefined
          : 'noRightAnswer';
  if (reason) {
    return {
      id: questionId('', source),
      name: cutText(collected.text[0] ?? '', 200),
      place,
      category: '',
      source,
      labels: { cadres: [], difficulty: null, stage: null, tags: [] },
      outcome: 'draft',
      reason,
    };
  }
  const question: MoodleQuestion = {
    ...emptyMoodleQuestion(place, source),
    type: 'multichoice',
    text: plain(collected.text.join('\n')),
    answers: collected.options.map(({ letter: own, words }) => ({
      text: plain(words),
      share: own === letter ? 1 : 0,
      feedback: noText,
      tolerance: 0,
    })),
  };
  return fromMoodleQuestion(question, unmarked);
}
