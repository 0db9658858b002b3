import { expect, it } from 'vitest';
import { countWords } from './count-words';

it.each([
  ['', 0],
  ['  \n ', 0],
  ['Neno moja', 2],
  ['91.1 % — 20 × 6', 3],
  ["ng'ombe wa Pwani", 3],
])('counts the words of “%s”', (text, words) => {
  expect(countWords(text)).toBe(words);
});
