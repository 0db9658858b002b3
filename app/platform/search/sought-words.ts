import { foldedWords } from './folded-words';
import { stemsOf } from './word-forms';

/** What ties words together in either language: every text has it, so it finds nothing. */
const functionWords = new Set(
  'ya wa na kwa la za cha vya ni katika kwenye the of and a an in to for with on'.split(' '),
);

/** More words than anybody looks for. */
const mostWords = 8;

/** From this length on, the beginning of a word is enough: "uamuz" finds "uamuzi". */
const shortestBeginning = 3;
const shortestBeginningOfStem = 4;

/** A word that somebody looks for. */
export interface SoughtWord {
  word: string;
  /** Words that may stand in its place, such as the right spelling. */
  instead?: readonly string[];
}

/** @returns the words of a typed search, each once; words that tie others together only where there are no others */
export function soughtWords(typed: string): SoughtWord[] {
  const words = [...new Set(foldedWords(typed))];
  const telling = words.filter((word) => !functionWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords).map((word) => ({ word }));
}

const beginning = (word: string, shortest: number) => (word.length >= shortest ? `${word}:*` : word);

const alternativesOf = ({ word, instead = [] }: SoughtWord) => [
  beginning(word, shortestBeginning),
  ...stemsOf(word).map((stem) => beginning(stem, shortestBeginningOfStem)),
  ...instead,
];

export interface WordQueries {
  /** The words as they were typed. */
  typed: string;
  /** The same with their stems and what may stand in their place. */
  wide: string;
}

/** Queries in the form of PostgreSQL's `to_tsquery`, for texts that have all words, or any of them. */
export function wordQueries(words: readonly SoughtWord[], wanted: 'all' | 'any'): WordQueries {
  const tie = wanted === 'all' ? ' & ' : ' | ';
  return {
    typed: words.map(({ word }) => beginning(word, shortestBeginning)).join(tie),
    wide: words.map((word) => `(${alternativesOf(word).join(' | ')})`).join(tie),
  };
}
