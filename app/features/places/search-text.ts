/**
 * A name as it is searched: lower case without accents and apostrophes, words of letters and digits with single spaces between them, so
 * that "Ng’ambo" is found by "ngambo". It holds no sign that means something in a pattern of SQL.
 */
export const searchText = (...names: readonly (string | null | undefined)[]): string =>
  names
    .filter((name) => name)
    .join(' ')
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ‘`]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

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
