import { foldedWords } from '~/platform/search/folded-words';

/** Names as they are searched: folded words with single spaces between them. */
export const searchText = (...names: readonly (string | null | undefined)[]): string =>
  foldedWords(names.filter(Boolean).join(' ')).join(' ');

/** Words that tell a facility's type or tie a name together, in both languages: names mostly stand without them. */
const genericWords = new Set(
  'zahanati kituo cha afya hospitali ya wa la teule wilaya rufaa mkoa dispensary health centre center hospital clinic the of'.split(
    ' ',
  ),
);

/** The words of a typed name that tell one facility from another; all of them where there is no such word. */
export function tellingWords(typed: string): string[] {
  const words = searchText(typed).split(' ').filter(Boolean);
  const telling = words.filter((word) => !genericWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, 8);
}

/** Whether a facility with this search text is one that `typed` may mean. */
export const fitsSearch = (text: string, typed: string): boolean =>
  tellingWords(typed).every((word) => text.includes(word));
