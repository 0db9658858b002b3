import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyItems,
  anyResponses,
  choiceItem,
  gapsItem,
  matchingItem,
  numericItem,
  orderingItem,
  shortItem,
} from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import { analyseParts } from './analyse-parts';
import { answerFieldsOf, answerIn } from './answer-fields';
import { gradeItem } from './grade-item';
import { isWhole } from './share';

type Counts = Record<string, number>;

const given = (parts: Record<string, Counts>) =>
  new Map(Object.entries(parts).map(([key, counts]) => [key, new Map(Object.entries(counts))]));

const analyse = (item: ItemBody, attempts: number, parts: Record<string, Counts>) =>
  analyseParts(item, given(parts), attempts);

describe('what was typed', () => {
  it('is one answer in whatever way it was written, told as most wrote it', () => {
    const [part] = analyse(shortItem('s', ['rejesta', 'fomu']), 40, {
      '': { Rejesta: 12, rejesta: 9, ' REJESTA.': 4, Fomu: 3, daftari: 6, Daftari: 2 },
    });
    expect(part).toEqual({
      key: '',
      kind: 'text',
      right: 25,
      unanswered: 4,
      answers: [
        { answer: 'Rejesta', count: 25, share: 1 },
        { answer: 'daftari', count: 8, share: 0 },
        { answer: 'Fomu', count: 3, share: 0.5 },
      ],
      others: 0,
    });
  });

  it('isn’t told where it is not accepted and fewer than five typed it: it may be a name', () => {
    const [part] = analyse(shortItem('s', ['rejesta']), 30, {
      '': { rejesta: 1, 'Asha Juma': 4, '0712000111': 2, ndoo: 5 },
    });
    expect(part?.answers.map(({ answer }) => answer)).toEqual(['ndoo', 'rejesta']);
    expect(part).toMatchObject({ others: 6, unanswered: 18, right: 1 });
  });

  it('is a number however its marks stand, with or without its unit', () => {
    const [part] = analyse(numericItem('n', 1200, 1), 40, {
      '': {
        '1,200': 10,
        '1200': 5,
        '1 200 percent (sw)': 5,
        '1201': 6,
        '120': 8,
        '120.0': 1,
        'mia mbili': 5,
      },
    });
    expect(part?.answers).toEqual([
      { answer: '1200', count: 20, share: 1 },
      { answer: '120', count: 9, share: 0 },
      { answer: '1201', count: 6, share: 1 },
      { answer: 'mia mbili', count: 5, share: 0 },
    ]);
    expect(part).toMatchObject({ right: 26, unanswered: 0 });
  });

  it('is told for a dozen different answers at most', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_none, place) => [`wrong ${place}`, 5]));
    const [part] = analyse(shortItem('s', ['right']), 150, { '': many });
    expect(part?.answers).toHaveLength(12);
    expect(part?.others).toBe(18 * 5);
  });
});

describe('what has parts', () => {
  it('tells of each prompt how many matched it, and with what else', () => {
    const parts = analyse(matchingItem('m', { a: 'b', b: 'a' }, ['a', 'b', 'c']), 20, {
      a: { b: 15, c: 4, a: 1 },
      b: { a: 2, c: 10 },
    });
    expect(
      parts.map(({ key, right, unanswered, answers }) => [key, right, unanswered, answers[0]?.answer]),
    ).toEqual([
      ['a', 15, 0, 'b'],
      ['b', 2, 8, 'c'],
    ]);
  });

  it('tells of each step how many gave it its place', () => {
    const parts = analyse(orderingItem('o', ['a', 'b', 'c']), 10, {
      a: { '1': 7, '2': 3 },
      b: { '2': 6, '1': 4 },
      c: { '3': 10 },
    });
    expect(parts.map(({ right }) => right)).toEqual([7, 6, 10]);
  });

  it('tells of each gap what was chosen or typed', () => {
    const parts = analyse(gapsItem('g', 'b'), 20, {
      a: { b: 12, c: 8 },
      b: { 'secret word': 3, Neno: 2, 'Asha Juma': 1, kitabu: 7 },
      c: { '7123': 5, '7,122': 5, '12': 10 },
    });
    expect(parts).toMatchObject([
      { key: 'a', kind: 'chosen', right: 12 },
      { key: 'b', kind: 'text', right: 3, others: 1, unanswered: 7 },
      { key: 'c', kind: 'number', right: 10 },
    ]);
    expect(parts[1]?.answers.map(({ answer, share }) => [answer, share])).toEqual([
      ['kitabu', 0],
      ['secret word', 1],
      ['Neno', 0.5],
    ]);
  });

  it('has none where choices are analysed', () => {
    expect(analyse(choiceItem('c', 'single', ['a', 'b', 'c'], ['a']), 10, {})).toEqual([]);
  });
});

it('whatever is answered: nobody is counted twice or lost, and who is wholly right is counted in every part', () => {
  fc.assert(
    fc.property(
      anyItems.chain((items) =>
        fc.record({ items: fc.constant(items), people: fc.array(anyResponses(items), { maxLength: 12 }) }),
      ),
      ({ items, people }) => {
        for (const item of items) {
          const counts = new Map<string, Map<string, number>>();
          for (const responses of people) {
            for (const { name } of answerFieldsOf(item)) {
              const [answer] = answerIn(responses, name);
              if (answer === undefined) continue;
              const key = name.slice(item.id.length + 1);
              const answers = counts.get(key) ?? new Map<string, number>();
              counts.set(key, answers.set(answer, (answers.get(answer) ?? 0) + 1));
            }
          }
          const right = people.filter((responses) => isWhole(gradeItem(item, responses))).length;
          for (const part of analyseParts(item, counts, people.length)) {
            const told = part.answers.reduce((sum, { count }) => sum + count, 0);
            expect(told + part.others + part.unanswered).toBe(people.length);
            expect(part.right).toBeGreaterThanOrEqual(right);
          }
        }
      },
    ),
    { numRuns: 50 },
  );
});
