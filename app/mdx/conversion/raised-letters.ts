import type { Element, Root, RootContent } from 'hast';
import { toText } from 'hast-util-to-text';

const raised: Record<string, string> = mapOf('0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ');
const lowered: Record<string, string> = mapOf('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

function mapOf(plain: string, marked: string): Record<string, string> {
  const letters = [...marked];
  return Object.fromEntries([...plain].map((letter, place) => [letter, letters[place] ?? letter]));
}

/** `10<sup>3</sup>` must not become 103: what is raised or lowered stays so, with a sign before it where there are no such letters. */
function inPlace(words: string, letters: Record<string, string>, sign: string): string {
  const each = [...words.trim()];
  if (each.every((letter) => letters[letter] !== undefined)) {
    return each.map((letter) => letters[letter]).join('');
  }
  return each.length === 1 ? `${sign}${each.join('')}` : `${sign}(${each.join('')})`;
}

/** Gives what is raised or lowered in a tree the letters that say so: Markdown has no other way. */
export function keepRaisedLetters(node: Root | Element): void {
  node.children = (node.children as RootContent[]).map((child): RootContent => {
    if (child.type !== 'element') return child;
    if (child.tagName === 'sup') return { type: 'text', value: inPlace(wordsIn(child), raised, '^') };
    if (child.tagName === 'sub') return { type: 'text', value: inPlace(wordsIn(child), lowered, '_') };
    keepRaisedLetters(child);
    return child;
  });
}

const wordsIn = (node: Root | Element) => toText(node, { whitespace: 'nowrap' });
