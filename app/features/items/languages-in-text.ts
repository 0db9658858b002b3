import type { PartlyLocalized } from '~db/schema/items';
import { type Language, languages } from '~/platform/i18n/language';

/** A block as the filter `multilang2` of Moodle reads it: `{mlang sw}…{mlang}`, `{mlang sw,en}…{mlang}`. */
const block = /\{\s*mlang\s+([a-z0-9_,\s-]+?)\s*\}([^]*?)\{\s*mlang\s*\}/gi;

/** A piece as the filter `multilang` reads it, which is Moodle's own. */
const span =
  /<(span|lang)\b(?=[^>]*\blang=["']([\w-]+)["'])(?=[^>]*\bclass=["']multilang["'])[^>]*>([^]*?)<\/\1>/gi;
const oldSpan = /<(lang)\s+lang=["']([\w-]+)["']\s*>([^]*?)<\/\1>/gi;

const namesOf = (list: string) => list.split(',').map((name) => name.trim().toLowerCase());

/** Whether a list such as `sw,en_us` names a language; dialects count as their language. */
const names = (list: string, language: Language) =>
  namesOf(list).some((name) => name.split(/[_-]/)[0] === language);

const isForOthers = (list: string) => namesOf(list).includes('other');

/**
 * Takes apart a text in which Swahili and English are marked as Moodle's filters for several languages read them. What stands outside
 * the marks is part of both; a text without marks is in `unmarked`, and null in the other.
 */
export function splitLanguages(text: string, unmarked: Language): PartlyLocalized {
  const marked = text
    .replace(span, (_all, _tag, language: string, words: string) => `{mlang ${language}}${words}{mlang}`)
    .replace(oldSpan, (_all, _tag, language: string, words: string) => `{mlang ${language}}${words}{mlang}`);
  const lists = [...marked.matchAll(block)].map(([, list = '']) => list);
  if (lists.length === 0) {
    return { sw: null, en: null, [unmarked]: text };
  }
  const partOf = (language: Language): string | null => {
    const isNamed = lists.some((list) => names(list, language));
    if (!isNamed && !lists.some(isForOthers)) return null;
    return marked.replace(block, (_all, list: string, words: string) =>
      names(list, language) || (!isNamed && isForOthers(list)) ? words : '',
    );
  };
  return { sw: partOf('sw'), en: partOf('en') };
}

/**
 * Writes both languages into one text, so that `splitLanguages` gives them again and Moodle's filter shows the reader's.
 * @param encode writes out a text of one language; it leaves no mark of a language in it
 * @param unmarked the language that a text without marks will be taken to be in; null where each text needs its mark
 */
export function joinLanguages<Text>(
  text: { sw: Text | null; en: Text | null },
  encode: (words: Text) => string,
  unmarked: Language | null,
): string {
  const written = languages.flatMap((language) => {
    const words = text[language];
    return words === null ? [] : [{ language, words: encode(words) }];
  });
  const [first, second] = written;
  if (!first) return '';
  if (!second) return first.language === unmarked ? first.words : mark(first.language, first.words);
  if (first.words === second.words) return mark(`${first.language},${second.language}`, first.words);
  return mark(first.language, first.words) + mark(second.language, second.words);
}

const mark = (list: string, words: string) => `{mlang ${list}}${words}{mlang}`;
