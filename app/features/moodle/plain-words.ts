import { NoItem, plainTextOf, type RichText, splitLanguages, treeOf } from '~/features/items/index.server';
import { type Language, otherLanguage } from '~/platform/i18n/language';

/** A text in the languages in which it is there. */
export type InLanguages = Record<Language, string | null>;

/** @returns what of a text is in each language, written by `write`; null where there is nothing */
export function inLanguages(
  { text, format }: RichText,
  unmarked: Language,
  write: (rich: RichText) => string,
): InLanguages {
  const parts = splitLanguages(text, unmarked);
  const of = (language: Language) => {
    const part = parts[language];
    return part === null ? null : write({ text: part, format }) || null;
  };
  return { sw: of('sw'), en: of('en') };
}

/** A text as one line of plain words, cut at so many letters; what can't be read is empty. */
export function plainLine(rich: RichText, unmarked: Language, most: number): InLanguages {
  return inLanguages(rich, unmarked, (part) => cutLine(wordsOf(part), most));
}

/** A name, which Moodle keeps as words that may hold marks of languages. */
export const nameOf = (name: string, unmarked: Language): InLanguages =>
  plainLine({ text: name.slice(0, 2_000), format: 'html' }, unmarked, 200);

function wordsOf(rich: RichText): string {
  try {
    return plainTextOf(treeOf(rich));
  } catch (error) {
    if (error instanceof NoItem) return '';
    throw error;
  }
}

/** The first words of a text in one line: whole sentences where they fit, else whole words. */
export function cutLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const sentence = /^.*[.!?](?= )/.exec(cut)?.[0];
  return sentence ?? `${cut.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}

export const isSaid = (text: InLanguages): boolean => text.sw !== null || text.en !== null;

export const isInBoth = (text: InLanguages): text is Record<Language, string> =>
  text.sw !== null && text.en !== null;

/** The text in a language, else in the other one. */
export const inEither = (text: InLanguages, language: Language): string =>
  text[language] ?? text[otherLanguage(language)] ?? '';

export const unsaid: InLanguages = { sw: null, en: null };
