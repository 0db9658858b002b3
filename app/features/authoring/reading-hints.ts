import type { Language } from '~/platform/i18n/language';

export interface ReadingHints {
  words: number;
  sentences: number;
  /** Words of a sentence on average, to one decimal. */
  averageWords: number;
  /** The first words of each sentence that is too long, the longest first, five at most. */
  longSentences: { words: number; begins: string }[];
  /** Share of words of many syllables, from 0 to 1. */
  longWords: number;
  level: 'easy' | 'middling' | 'hard';
}

/**
 * What makes a text hard, by language. Swahili says in one word what English says in three (*hawakuhudhuria*), so its sentences have fewer
 * words and its words more syllables. A house rule that points at sentences: no formula for Swahili has been tested with readers.
 */
const measures: Record<Language, { longest: number; syllables: number; manyLongWords: number }> = {
  sw: { longest: 20, syllables: 6, manyLongWords: 0.12 },
  en: { longest: 25, syllables: 4, manyLongWords: 0.08 },
};

const wordPattern = /[\p{L}\d][\p{L}\d'’-]*/gu;
const mostShown = 5;
const wordsShown = 6;

/** @param text plain words, a line for each paragraph, heading, cell or item */
export function readingHints(text: string, language: Language): ReadingHints {
  const { longest, syllables, manyLongWords } = measures[language];
  const sentences = text
    .split(/\n|\t|(?<=[.!?…])\s+/)
    .map((sentence) => sentence.match(wordPattern) ?? [])
    .filter(({ length }) => length > 0);
  const words = sentences.flat();
  const average = words.length / Math.max(sentences.length, 1);
  const longWords = words.filter((word) => syllablesOf(word, language) >= syllables).length;
  const share = longWords / Math.max(words.length, 1);
  const isHard = average > longest * 0.8 || share > manyLongWords * 2;
  const isEasy = average <= longest * 0.6 && share <= manyLongWords;
  return {
    words: words.length,
    sentences: sentences.length,
    averageWords: Math.round(average * 10) / 10,
    longSentences: sentences
      .filter(({ length }) => length > longest)
      .sort((a, b) => b.length - a.length)
      .slice(0, mostShown)
      .map((sentence) => ({
        words: sentence.length,
        begins: `${sentence.slice(0, wordsShown).join(' ')}…`,
      })),
    longWords: Math.round(share * 100) / 100,
    level: isHard ? 'hard' : isEasy ? 'easy' : 'middling',
  };
}

/** Each vowel of Swahili is a syllable; in English those that stand together are one, and an *e* at the end is silent. */
function syllablesOf(word: string, language: Language): number {
  const pattern = language === 'sw' ? /[aeiou]/gi : /[aeiouy]+(?!$)|[aiouy]+$/gi;
  return word.match(pattern)?.length ?? 0;
}
