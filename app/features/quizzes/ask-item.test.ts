import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyItems,
  anyResponses,
  chartItem,
  choiceItem,
  gapsItem,
  hashOfItem,
  matchingItem,
  numericItem,
  orderingItem,
  quizOf,
  shortItem,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem } from '~db/schema/quizzes';
import { drawItemChart } from '~/features/items/index.server';
import { askItem } from './ask-item';
import { drawItems } from './draw-items';

const words = { true: 'Kweli', false: 'Si kweli' };
const drawnOf = (options: string[] = [], blanks?: DrawnItem['blanks']): DrawnItem => ({
  hash: 'h',
  itemId: 'q',
  options,
  ...(blanks && { blanks }),
});
const ask = (item: ItemBody, drawn = drawnOf(), responses = {}) =>
  askItem({ item, drawn, html: { stimulus: null, chart: drawItemChart(item) } }, responses, 'en', words);

describe('askItem', () => {
  it('says nothing that is for later, whatever was answered', () => {
    const quizzes = anyItems.chain((items) =>
      fc.record({ items: fc.constant(items), seed: fc.nat(), responses: anyResponses(items) }),
    );
    fc.assert(
      fc.property(quizzes, fc.constantFrom('sw', 'en'), ({ items, seed, responses }, language) => {
        const kept = new Map(items.map((item) => [hashOfItem(item), item]));
        for (const drawn of drawItems(quizOf(items), kept, seed)) {
          const item = kept.get(drawn.hash);
          if (!item) throw new Error(`${drawn.itemId} is not in the bank`);
          const asked = askItem({ item, drawn, html: undefined }, {}, language, words);
          const told = JSON.stringify(asked);
          expect(told).not.toMatch(/SECRET|correct|feedback|tolerance|right|accepted|share|match":/i);
          expect(told).not.toContain('neno');
          if (item.type === 'numeric') expect(told).not.toContain(String(item.numeric.answer));
          // What was answered comes back and changes nothing else.
          const answered = askItem({ item, drawn, html: undefined }, responses, language, words);
          expect({ ...answered, answers: {} }).toEqual(asked);
        }
      }),
    );
  });

  /** Two items with other right answers, each drawn so that its page shows the same. */
  const twins: Record<string, [ItemBody, DrawnItem, ItemBody, DrawnItem]> = {
    'a single choice': [
      choiceItem('q', 'single', ['a', 'b', 'c'], ['a']),
      drawnOf(['b', 'c', 'a']),
      choiceItem('q', 'single', ['a', 'b', 'c'], ['c']),
      drawnOf(['b', 'c', 'a']),
    ],
    'several choices': [
      choiceItem('q', 'multi', ['a', 'b', 'c', 'd'], ['a', 'b']),
      drawnOf(['b', 'c', 'a', 'd']),
      choiceItem('q', 'multi', ['a', 'b', 'c', 'd'], ['b', 'c', 'd']),
      drawnOf(['b', 'c', 'a', 'd']),
    ],
    'true or false': [trueFalseItem('q', true), drawnOf(), trueFalseItem('q', false), drawnOf()],
    'a number': [numericItem('q', 5), drawnOf(), numericItem('q', 5000, 100), drawnOf()],
    'a short text': [shortItem('q', ['a']), drawnOf(), shortItem('q', ['x'.repeat(90), 'y']), drawnOf()],
    matching: [
      matchingItem('q', { a: 'a', b: 'b' }, ['a', 'b', 'c']),
      drawnOf(['c', 'b', 'a']),
      matchingItem('q', { a: 'b', b: 'b' }, ['a', 'b', 'c']),
      drawnOf(['c', 'b', 'a']),
    ],
    ordering: [
      orderingItem('q', ['a', 'b', 'c']),
      drawnOf(['c', 'b', 'a']),
      orderingItem('q', ['b', 'a', 'c']),
      drawnOf(['c', 'b', 'a']),
    ],
    'a blank': [
      gapsItem('q', 'a'),
      drawnOf([], { a: ['b', 'a', 'c'] }),
      gapsItem('q', 'c'),
      drawnOf([], { a: ['b', 'a', 'c'] }),
    ],
    'a point of a chart': [chartItem('q', ['a']), drawnOf(), chartItem('q', ['d']), drawnOf()],
    'points of a chart': [chartItem('q', ['a', 'b']), drawnOf(), chartItem('q', ['a', 'c', 'd']), drawnOf()],
  };

  it.each(Object.entries(twins))(
    'shows %s the same, whatever is right',
    (_what, [one, drawn, other, alike]) => expect(ask(one, drawn)).toEqual(ask(other, alike)),
  );

  it('names what is matched, put in order or filled in by where it stands, not by its author’s keys', () => {
    const [first, second] = [
      orderingItem('q', ['a', 'b', 'c']),
      { ...orderingItem('q', ['c', 'b', 'a']), steps: [...orderingItem('q', ['a', 'b', 'c']).steps] },
    ];
    second.steps = second.steps.map((step, index) => ({ ...step, key: ['c', 'b', 'a'][index] ?? '' }));
    expect(ask(first, drawnOf(['b', 'c', 'a']))).toEqual(ask(second, drawnOf(['b', 'a', 'c'])));
  });

  it('shows the options in the order in which they were drawn', () => {
    const item = choiceItem('q', 'single', ['a', 'b', 'c'], ['a']);
    expect(ask(item, drawnOf(['c', 'a', 'b']), { q: ['a'] })).toEqual({
      id: 'q',
      type: 'single',
      stem: 'question q (en)',
      answers: { q: ['a'] },
      options: ['c', 'a', 'b'].map((key) => ({ key, text: `option ${key} (en)` })),
    });
  });

  it('asks true or false always in this order, and a number with its unit', () => {
    const claim = ask(trueFalseItem('q', false));
    expect('options' in claim && claim.options.map(({ text }) => text)).toEqual(['Kweli', 'Si kweli']);
    expect(ask(numericItem('q', 5))).toMatchObject({ unit: 'percent (en)', answers: {} });
  });

  it('shows answers again where they were given', () => {
    const item = orderingItem('q', ['a', 'b', 'c']);
    const kept = { 'q.a': ['1'], 'q.c': ['1'] };
    expect(ask(item, drawnOf(['c', 'b', 'a']), kept).answers).toEqual({ 'q.a': ['1'], 'q.c': ['1'] });
    expect(ask(item, drawnOf(['b', 'c', 'a']), kept).answers).toEqual({ 'q.b': ['1'], 'q.c': ['1'] });
  });

  it('puts blanks where they stand in the sentence', () => {
    expect(ask(gapsItem('q', 'a'), drawnOf([], { a: ['b', 'a', 'c'] }))).toMatchObject({
      blanks: 3,
      pieces: [
        { text: 'First ' },
        { key: 'a', number: 1, options: [{ key: 'a', text: 'option b (en)' }, { key: 'b' }, { key: 'c' }] },
        { text: ', then ' },
        { key: 'b', number: 2, isNumber: false, options: null },
        { text: ', last ' },
        { key: 'c', number: 3, isNumber: true, options: null },
        { text: '. (en)' },
      ],
    });
  });

  it('draws a chart that names its points', () => {
    const asked = ask(chartItem('q', ['b']));
    if (asked.type !== 'chart') throw new Error(asked.type);
    const texts = [...asked.chart.svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);
    for (const letter of ['A', 'B', 'C', 'D']) expect(texts).toContain(letter);
    expect(asked.chart.points[3]).toEqual({ key: 'd', letter: 'D', label: 'M3 (en)', value: null });
  });
});
