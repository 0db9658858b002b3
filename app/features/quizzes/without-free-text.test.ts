import { expect, test } from 'vitest';
import {
  choiceItem,
  gapsItem,
  matchingItem,
  numericItem,
  orderingItem,
  shortItem,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import { withoutFreeText } from './without-free-text';

test('choices, true and false, and numbers stay; what somebody wrote in place of a number goes', () => {
  const items = [
    choiceItem('choice', 'multi', ['a', 'b', 'c'], ['a', 'b']),
    trueFalseItem('truth', true),
    numericItem('number', 92.5),
    numericItem('united', 5),
    numericItem('typed', 5),
  ];
  const responses = {
    choice: ['a', 'c', 'Asha Juma'],
    truth: ['false'],
    number: ['92,5 %'],
    united: ['5 Percent (SW)'],
    typed: ['mimi ni Asha Juma'],
    unknown: ['a'],
  };
  expect(withoutFreeText(items, responses)).toEqual({
    choice: ['a', 'c'],
    truth: ['false'],
    number: ['92,5 %'],
    united: ['5 Percent (SW)'],
  });
});

test('of texts only those stay that the item accepts, wherever they are typed', () => {
  const items = [shortItem('right', ['Rejesta']), shortItem('name', ['Rejesta']), gapsItem('gaps', 'a')];
  const responses = {
    right: ['“rejesta”'],
    name: ['Asha Juma'],
    'gaps.a': ['c'],
    'gaps.b': ['Dkt. Neno'],
    'gaps.c': ['saba'],
  };
  expect(withoutFreeText(items, responses)).toEqual({ right: ['“rejesta”'], 'gaps.a': ['c'] });
});

test('what is matched and put in order stays', () => {
  const items = [
    matchingItem('match', { a: 'b', b: 'a' }, ['a', 'b']),
    orderingItem('order', ['a', 'b', 'c']),
  ];
  const responses = { 'match.a': ['b'], 'match.b': ['Asha'], 'order.a': ['3'], 'order.b': ['4'] };
  expect(withoutFreeText(items, responses)).toEqual({ 'match.a': ['b'], 'order.a': ['3'] });
});
