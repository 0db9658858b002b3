import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseChoices } from './analyse-choices';
import { addAttempt, emptyTally, type ItemTally } from './tally-quiz';

const choices = [
  { key: 'a', correct: true },
  { key: 'b', correct: false },
];

interface Taker {
  /** 0 to 10, the score of the other ten items. */
  others: number;
  chose: string[];
}

/** The tally of an item that is asked beside ten others. */
function itemTakenBy(takers: readonly Taker[]): ItemTally {
  const tally = emptyTally();
  for (const { others, chose } of takers) {
    addAttempt(tally, {
      minutes: 1,
      items: [
        { hash: 'asked', share: 0, response: chose },
        ...Array.from({ length: 10 }, (_, at) => ({
          hash: `other ${at}`,
          share: at < others ? 1 : 0,
          response: [],
        })),
      ],
    });
  }
  const item = tally.items.get('asked');
  if (!item) throw new Error('nobody was asked');
  return item;
}

const people = (count: number, others: number, ...chose: string[]): Taker[] =>
  Array.from({ length: count }, () => ({ others, chose }));

describe('the choices of an item', () => {
  it('are counted by all and by those with the best and the weakest scores', () => {
    const item = itemTakenBy([
      ...people(20, 9, 'a'),
      ...people(10, 9, 'b'),
      ...people(40, 5, 'a'),
      ...people(25, 1, 'b'),
      ...people(5, 1),
    ]);
    expect(analyseChoices(item, choices)).toEqual({
      groups: { upper: 30, lower: 30 },
      unanswered: 5,
      choices: [
        { key: 'a', correct: true, count: 60, upper: 20, lower: 0 },
        { key: 'b', correct: false, count: 35, upper: 10, lower: 25 },
      ],
    });
  });

  it('that nobody took are there with none', () => {
    const counted = analyseChoices(itemTakenBy(people(12, 5, 'a')), choices).choices;
    expect(counted[1]).toMatchObject({ key: 'b', count: 0 });
  });

  it('count once where several were taken, and each of them', () => {
    const counted = analyseChoices(itemTakenBy(people(3, 5, 'a', 'b')), choices).choices;
    expect(counted.map(({ count }) => count)).toEqual([3, 3]);
  });
});

describe('the groups', () => {
  const groupsOf = (...takers: Taker[][]) => analyseChoices(itemTakenBy(takers.flat()), choices).groups;

  it('keep together who has the same score', () => {
    expect(groupsOf(people(60, 9, 'a'), people(20, 5, 'a'), people(20, 1, 'a'))).toEqual({
      upper: 60,
      lower: 40,
    });
  });

  it('are none where the same score is the best and the weakest', () => {
    expect(groupsOf(people(100, 9, 'a'))).toBeNull();
    expect(groupsOf(people(10, 9, 'a'), people(80, 5, 'a'), people(10, 1, 'a'))).toBeNull();
  });

  it('are suppressed under five people', () => {
    expect(groupsOf(people(4, 9, 'a'), people(6, 5, 'a'), people(4, 1, 'a'))).toBeNull();
    expect(groupsOf(people(5, 9, 'a'), people(6, 5, 'a'), people(5, 1, 'a'))).toEqual({ upper: 5, lower: 5 });
  });

  it('are at least 27 % each, apart from each other, and never of fewer than five', () => {
    const taker = fc.record({
      others: fc.integer({ min: 0, max: 10 }),
      chose: fc.subarray(['a', 'b']),
    });
    fc.assert(
      fc.property(fc.array(taker, { minLength: 1, maxLength: 120 }), (takers) => {
        const { groups, choices: counted } = analyseChoices(itemTakenBy(takers), choices);
        for (const { count, upper, lower } of counted) {
          expect(upper === null).toBe(groups === null);
          expect((upper ?? 0) + (lower ?? 0)).toBeLessThanOrEqual(count);
        }
        if (!groups) return;
        expect(groups.upper + groups.lower).toBeLessThanOrEqual(takers.length);
        for (const size of Object.values(groups)) {
          expect(size).toBeGreaterThanOrEqual(Math.max(5, 0.27 * takers.length));
        }
      }),
    );
  });
});
