/**
 * The words of a text as they are searched: lower case without accents and apostrophes, of letters and digits alone, so that "Ng’ambo" is
 * found by "ngambo". They hold no sign that means something in a pattern or a search query of SQL.
 */
export const foldedWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ‘`]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
