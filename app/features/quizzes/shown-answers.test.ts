import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyItems,
  anyResponses,
  choiceItem,
  gapsItem,
  hashOfItem,
  matchingItem,
  orderingItem,
  quizOf,
} from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem } from '~db/schema/quizzes';
import { drawItems } from './draw-items';
import { fitResponses } from './fit-responses';
import { keptAnswers, shownAnswers } from './shown-answers';

const drawnOf = (itemId: string, options: string[], blanks?: Record<string, string[]>) => ({
  hash: `hash of ${itemId}`,
  itemId,
  options,
  ...(blanks && { blanks }),
});

describe('keptAnswers', () => {
  it('reads letters of the order shown as the keys that stand there', () => {
    const items = [
      matchingItem('m', { a: 'a', b: 'b' }, ['a', 'b', 'c']),
      orderingItem('o', ['a', 'b', 'c']),
      gapsItem('g', 'a'),
      choiceItem('s', 'single', ['a', 'b', 'c'], ['a']),
    ];
    const drawn = [
      drawnOf('m', ['c', 'a', 'b']),
      drawnOf('o', ['b', 'c', 'a']),
      drawnOf('g', [], { a: ['c', 'b', 'a'] }),
      drawnOf('s', ['c', 'b', 'a']),
    ];
    const sent = {
      'm.a': ['b'],
      'm.b': ['z'],
      'o.a': ['2'],
      'o.b': ['3'],
      'g.a': ['c'],
      'g.b': ['neno'],
      s: ['c'],
      other: ['a'],
    };
    expect(keptAnswers(items, drawn, sent)).toEqual({
      'm.a': ['a'],
      'm.b': [''],
      'o.b': ['2'],
      'o.c': ['3'],
      'g.a': ['a'],
      'g.b': ['neno'],
      s: ['c'],
    });
  });

  it('gives back what shownAnswers has shown', () => {
    const cases = anyItems.chain((items) =>
      fc.record({ items: fc.constant(items), seed: fc.nat(), responses: anyResponses(items) }),
    );
    fc.assert(
      fc.property(cases, ({ items, seed, responses }) => {
        const byHash = new Map(items.map((item) => [hashOfItem(item), item]));
        const drawn = drawItems(quizOf(items), byHash, seed);
        const inOrder = drawn.map(({ hash }) => byHash.get(hash) as ItemBody);
        const kept = Object.fromEntries(
          Object.entries(fitResponses(items, responses)).filter(([, answer]) => answer.length > 0),
        );
        const shown = Object.assign(
          {},
          ...inOrder.map((item, index) => shownAnswers(item, drawn[index] as DrawnItem, kept)),
        ) as typeof kept;
        expect(keptAnswers(inOrder, drawn, shown)).toEqual(kept);
      }),
    );
  });
});
