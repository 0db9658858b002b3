import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { keepRaisedLetters } from '~/mdx/conversion/raised-letters';
import { tidyText, wordsOf as linesOfWords } from '~/mdx/conversion/tidy-words';
import { NoItem } from './read-question';
import type { NoteCode } from '~db/schema/items';

/** How Moodle names the ways to write a text: `moodle` is HTML whose line ends count. */
export type TextFormat = 'html' | 'moodle' | 'markdown' | 'plain';

/** A text as a file writes it. */
export interface RichText {
  text: string;
  format: TextFormat;
}

export const noText: RichText = { text: '', format: 'html' };

/** Letters of the longest text that is read: a page's worth many times over. */
const maxLetters = 100_000;

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkRehype);

/** @throws NoItem where it is too long, or its elements stand too deep in each other */
export function treeOf({ text, format }: RichText): Root {
  if (text.length > maxLetters) throw new NoItem('tooLong');
  return orTooDeep(() => {
    const tree =
      format === 'markdown'
        ? markdown.runSync(markdown.parse(text))
        : fromHtml(htmlOf({ text, format }), { fragment: true });
    keepRaisedLetters(tree);
    return tree;
  });
}

/** The parsers of HTML call themselves for each element inside of another. */
export function orTooDeep<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new NoItem('tooDeep');
    throw error;
  }
}

const blockTag = /<(p|div|h[1-6]|ul|ol|table|pre|blockquote|figure)\b/i;

/** A text as HTML. @param text not Markdown */
function htmlOf({ text, format }: RichText): string {
  if (format === 'plain') return escapeHtml(text);
  return format === 'moodle' && !blockTag.test(text) ? text.trim().replace(/\r?\n/g, '<br>') : text;
}

/** A plain text as HTML that reads the same and has no mark of a language in it. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\{(?=\s*mlang)/gi, '&#123;')
    .replace(/\r?\n/g, '<br>');

const emphasis = new Set(['b', 'strong', 'i', 'em', 'u', 's', 'del', 'mark']);

const noteOfTag = (name: string): NoteCode | undefined =>
  emphasis.has(name) ? 'formatting' : name === 'table' ? 'table' : name === 'a' ? 'links' : undefined;

/** Walks through all elements beneath a node. */
export function eachElement(
  node: Root | Element,
  visit: (element: Element, parent: Root | Element) => void,
): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    visit(child, node);
    eachElement(child, visit);
  }
}

/** @returns the words of a tree, a line for each paragraph; empty where there are none */
export function plainTextOf(tree: Root | Element, notes?: Set<NoteCode>): string {
  return orTooDeep(() => {
    eachElement(tree, ({ tagName }) => {
      const note = noteOfTag(tagName);
      if (note) notes?.add(note);
    });
    return linesOfWords(tree);
  });
}

/** Plain words, alone or in one paragraph: most texts of most files, which need no parser. */
const plainWords = /^\s*(?:<p>)?([^<>&]*)(?:<\/p>)?\s*$/;

/** @returns the plain text of a text that shows no picture, null where it has no words @throws NoItem */
export function readPlainText(rich: RichText, notes?: Set<NoteCode>): string | null {
  const { text, format } = rich;
  const words = format === 'markdown' ? undefined : plainWords.exec(text)?.[1];
  if (format === 'plain') return tidyText(text) || null;
  if (words !== undefined && text.length <= maxLetters) {
    return tidyText(format === 'html' ? words.replaceAll('\n', ' ') : words) || null;
  }
  const tree = treeOf(rich);
  eachElement(tree, ({ tagName }) => {
    if (tagName === 'img') notes?.add('pictureInFeedback');
  });
  return plainTextOf(tree, notes) || null;
}

/** Whether a text has no words and shows nothing. */
export const isBlank = ({ text }: RichText): boolean =>
  text.trim() === '' ||
  (!/<img|<audio|<video/i.test(text) && readPlainText({ text, format: 'html' }) === null);
