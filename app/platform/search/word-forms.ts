import { foldedWords } from './folded-words';

/**
 * Prefixes that Swahili puts before a stem: of persons and things in singular and plural (m-tumiaji, wa-tumiaji; ki-tuo, vi-tuo; u-amuzi,
 * ma-amuzi) and of infinitives (ku-hesabu). Before a vowel some have another form (mw-aka, mi-aka; ch-umba, vy-umba).
 */
const classPrefixes = 'm mu mw mi wa w ki ch vi vy u ma ku kw ni'.split(' ');

/** Who acts and when, as a verb begins: a-na-hakiki, wa-li-rekodi, tu-ta-tuma, i-me-kamilika. */
const verbPrefix = /^(?:ni|u|a|tu|m|wa|i|zi|li|ya|ki|vi)(?:na|li|ta|me)(?=.{4})/;

/** What is left must tell something: "mtu" has no stem, "kituo" has "tuo". */
const shortestStem = 3;

/** The stems that a folded word may have, without any knowledge of which of its first letters are a prefix; English words get some too. */
export function stemsOf(word: string): string[] {
  const stems = classPrefixes
    .filter((prefix) => word.startsWith(prefix) && word.length >= prefix.length + shortestStem)
    .map((prefix) => word.slice(prefix.length));
  const verb = verbPrefix.exec(word)?.[0];
  return [...new Set(verb ? [...stems, word.slice(verb.length)] : stems)];
}

/** Every word of a text followed by its stems: what a search index keeps of it. */
export const wordForms = (...texts: readonly string[]): string =>
  texts
    .flatMap(foldedWords)
    .flatMap((word) => [word, ...stemsOf(word)])
    .join(' ');

/** Raised whenever other forms are kept of the same text, so that indexes are made anew. */
export const wordFormsVersion = 1;
