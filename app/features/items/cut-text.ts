/** The beginning of a text; a letter of two halves stays whole. */
export const cutText = (text: string, letters: number): string =>
  text.slice(0, letters).replace(/[\ud800-\udbff]$/, '');
