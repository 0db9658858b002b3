/**
 * The text of a lesson as people search it: its source without front matter, names of components and of their attributes, attributes that
 * name a kind or a file, and addresses of links. What stands in between, such as signs of Markdown, is no part of a word.
 */
export const lessonText = (source: string): string =>
  source
    .replace(/^---\r?\n[^]*?\r?\n---/, '')
    .replace(/<\/?[A-Z]\w*/g, ' ')
    .replace(/\b(?:kind|src|correct)="[^"]*"/g, ' ')
    .replace(/\b[a-z]\w*="/gi, ' ')
    .replace(/\]\([^)]*\)/g, ' ');
