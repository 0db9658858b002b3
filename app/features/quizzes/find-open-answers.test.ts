import { describe, expect, it } from 'vitest';
import { gapsItem, matchingItem, numericItem, orderingItem, shortItem } from '~tests/factories/quiz-items';
import { findOpenAnswers } from './find-open-answers';

const items = [
  numericItem('number', 5),
  shortItem('short', ['neno']),
  matchingItem('match', { a: 'a', b: 'b' }, ['a', 'b']),
  orderingItem('order', ['a', 'b', 'c']),
  gapsItem('gaps', 'a'),
];
const complete = {
  number: ['5 percent (sw)'],
  short: ['lolote'],
  'match.a': ['a'],
  'match.b': ['a'],
  'order.a': ['1'],
  'order.b': ['2'],
  'order.c': ['3'],
  'gaps.a': ['b'],
  'gaps.b': ['neno'],
  'gaps.c': ['7,1'],
};

describe('findOpenAnswers', () => {
  it('finds nothing where all is answered, right or wrong', () =>
    expect(findOpenAnswers(items, complete)).toEqual({ unanswered: [], unreadable: [] }));

  it('finds what has no answer, or not to all of its parts', () => {
    const ids = ['number', 'short', 'match', 'order', 'gaps'];
    expect(findOpenAnswers(items, {})).toEqual({ unanswered: ids, unreadable: [] });
    const partly = { ...complete, 'match.b': [], 'gaps.c': [] };
    expect(findOpenAnswers(items, partly).unanswered).toEqual(['match', 'gaps']);
  });

  it('finds numbers that can’t be read, in blanks too, and places given twice', () => {
    const answers = { ...complete, number: ['5 kg'], 'gaps.c': ['saba'], 'order.c': ['1'] };
    expect(findOpenAnswers(items, answers)).toEqual({
      unanswered: [],
      unreadable: ['number', 'order', 'gaps'],
    });
  });
});
