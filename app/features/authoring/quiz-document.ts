import { isMap, parseDocument } from 'yaml';
import { seqIn, textOf } from './course-document';
import type { NewDraw, QuizRules } from './quiz-schemas';

/** What `fromBank` of a quiz says, as far as a form shows it. */
export interface WrittenDraw {
  bank: string;
  outcomes: string[];
  tags: string[];
  difficulties: string[];
  /** The course's outcome that they measure; empty where the entry names none. */
  outcome: string;
}

/** A quiz as its file writes it; what isn't there, or can't be read, is empty. */
export interface WrittenQuiz {
  rules: Record<keyof QuizRules, string>;
  draws: WrittenDraw[];
  /** Questions in the file itself. */
  own: number;
}

interface Loose {
  [key: string]: unknown;
}

const asText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const asMap = (value: unknown): Loose =>
  value !== null && typeof value === 'object' ? (value as Loose) : {};
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** @throws never */
export function readQuiz(text: string): WrittenQuiz {
  const quiz = asMap(parseDocument(text).toJS({ maxAliasCount: 10 }) as unknown);
  return {
    rules: {
      draw: asText(quiz.draw),
      passMark: asText(quiz.passMark),
      maxAttempts: asText(quiz.maxAttempts),
      minutes: asText(quiz.minutes),
      answersShown: asText(quiz.answersShown) || 'always',
    },
    draws: asList(quiz.fromBank).map((one) => {
      const { bank, where, outcome } = asMap(one);
      const { outcomes, tags, difficulties } = asMap(where);
      return {
        bank: asText(bank),
        outcomes: asList(outcomes).map(asText),
        tags: asList(tags).map(asText),
        difficulties: asList(difficulties).map(asText),
        outcome: asText(outcome),
      };
    }),
    own: asList(quiz.items).length,
  };
}

export type QuizChange =
  | { intent: 'rules'; rules: QuizRules }
  | { intent: 'addDraw'; draw: NewDraw }
  /** `bank` must be that of the entry at the place, so that sent twice it takes out one. */
  | { intent: 'dropDraw'; place: number; bank: string };

/**
 * Changes what a form asks for in the file of a quiz; all else stays as it is written, comments too.
 * @returns undefined where the file is no YAML map, or has no such entry
 */
export function editQuiz(text: string, change: QuizChange): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  switch (change.intent) {
    case 'rules': {
      const before = readQuiz(text).rules;
      for (const [name, value] of Object.entries(change.rules)) {
        if (String(value ?? '') === before[name as keyof QuizRules]) continue;
        if (value === null) document.delete(name);
        else document.set(name, value);
      }
      break;
    }
    case 'addDraw': {
      const list = seqIn(document, ['fromBank']);
      if (list.items.length === 0) list.flow = false;
      list.items.push(document.createNode(entryOf(change.draw)));
      break;
    }
    case 'dropDraw': {
      if (readQuiz(text).draws[change.place]?.bank !== change.bank) return undefined;
      document.deleteIn(['fromBank', change.place]);
      if (seqIn(document, ['fromBank']).items.length === 0) document.delete('fromBank');
    }
  }
  return textOf(document, text);
}

function entryOf({ bank, bankOutcome, tag, difficulty, outcome }: NewDraw) {
  const where = {
    ...(bankOutcome && { outcomes: [bankOutcome] }),
    ...(tag && { tags: [tag] }),
    ...(difficulty && { difficulties: [difficulty] }),
  };
  return {
    bank,
    ...(Object.keys(where).length > 0 && { where }),
    ...(outcome && { outcome }),
  };
}
