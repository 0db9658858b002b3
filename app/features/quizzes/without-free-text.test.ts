import { expect, test } from 'vitest';
import { withoutFreeText } from './without-free-text';

const drawn = [
  { hash: 'h1', itemId: 'choice', options: ['b', 'a', 'c'] },
  { hash: 'h2', itemId: 'truth', options: [] },
  { hash: 'h3', itemId: 'number', options: [] },
  { hash: 'h4', itemId: 'typed', options: [] },
];

test('choices, true and false, and numbers stay; what somebody wrote in place of a number goes', () => {
  const responses = {
    choice: ['a', 'c', 'Asha Juma'],
    truth: ['false'],
    number: ['92,5 %'],
    typed: ['mimi ni Asha Juma'],
    unknown: ['a'],
  };
  expect(withoutFreeText(drawn, responses)).toEqual({
    choice: ['a', 'c'],
    truth: ['false'],
    number: ['92,5 %'],
  });
});
