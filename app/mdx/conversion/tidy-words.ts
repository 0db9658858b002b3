import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';

/** One space between words, one line end between lines, nothing at the ends. */
export const tidyText = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

/**
 * @returns the words of a tree, a line for each paragraph; empty where there are none
 * @throws RangeError where its elements stand too deep in each other
 */
export const wordsOf = (tree: Root | Element): string => tidyText(toText(tree));
