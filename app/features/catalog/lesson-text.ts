/**
 * The text of a lesson as people search it: its source without front matter, names of components and of their attributes, attributes that
 * name a kind or a file, addresses of links, and what is for facilitators alone. What stands in between, such as signs of Markdown, is no part of a word.
 */
export const lessonText = (source: string): string =>
  source
    .replace(/^---\r?\n[^]*?\r?\n---/, '')
    .replace(/<FacilitatorNote>[^]*?<\/FacilitatorNote>/g, ' ')
    .replace(/<\/?[A-Z]\w*/g, ' ')
    .replace(/\b(?:kind|src|correct|id|worksheet|poster|captions|target|large)="[^"]*"/g, ' ')
    .replace(/\b[a-z]\w*="/gi, ' ')
    .replace(/\]\([^)]*\)/g, ' ');
