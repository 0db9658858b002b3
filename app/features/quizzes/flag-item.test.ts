import { describe, expect, it } from 'vitest';
import type { PartAnalysis } from './analyse-parts';
import { type FlaggedFigures, flagItem } from './flag-item';

const choice = (key: string, count: number, upper: number | null = null, lower: number | null = null) => ({
  key,
  correct: key === 'a',
  count,
  upper,
  lower,
});

/** An item that nothing is to be said about. */
const sound: FlaggedFigures = {
  attempts: 100,
  facility: 0.7,
  discrimination: 0.4,
  unanswered: 0,
  groups: { upper: 30, lower: 30 },
  parts: [],
  choices: [choice('a', 70, 28, 12), choice('b', 15, 1, 9), choice('c', 15, 1, 9)],
};

const kindsOf = (change: Partial<FlaggedFigures>) =>
  flagItem({ ...sound, ...change }).map(({ kind }) => kind);

describe('a flag', () => {
  it('is not raised over a sound item', () => expect(flagItem(sound)).toEqual([]));

  it.each([
    [0.95, ['tooEasy']],
    [0.949, []],
    [0.2, ['tooHard']],
    [0.201, []],
  ])('tells an item that is too easy or too hard at %d', (facility, kinds) => {
    expect(kindsOf({ facility, choices: [] })).toEqual(kinds);
  });

  it.each([
    ['clearly negative', -0.3, 100, ['mayBeMiskeyed']],
    ['negative, as chance may make it with so few', -0.3, 12, []],
    ['perfectly negative', -1, 10, ['mayBeMiskeyed']],
    ['clearly low', 0.02, 100, ['separatesLittle']],
    ['low, as chance may make it', 0.1, 100, []],
    ['not defined', null, 100, []],
  ])('looks at a discrimination that is %s', (_what, discrimination, attempts, kinds) => {
    expect(kindsOf({ discrimination, attempts, choices: [] })).toEqual(kinds);
  });

  it('says nothing of separating where nearly all are right', () => {
    expect(kindsOf({ discrimination: 0, facility: 0.97, choices: [] })).toEqual(['tooEasy']);
  });

  it('tells a key that may be wrong where the best take another choice', () => {
    const choices = [choice('a', 30, 5, 12), choice('b', 55, 24, 9), choice('c', 15, 1, 9)];
    expect(flagItem({ ...sound, facility: 0.3, choices })).toEqual([
      { kind: 'mayBeMiskeyed', choices: [] },
      { kind: 'choiceOfTheGood', choices: ['b'] },
    ]);
  });

  it('does not tell so where a few more take it, nor where several choices are right', () => {
    const even = [choice('a', 45, 13, 12), choice('b', 40, 16, 9), choice('c', 15, 1, 9)];
    expect(kindsOf({ choices: even })).not.toContain('mayBeMiskeyed');
    const several = [
      choice('a', 30, 5, 12),
      { ...choice('b', 15, 5, 9), correct: true },
      choice('c', 55, 24, 9),
    ];
    expect(kindsOf({ choices: several })).toEqual(['choiceOfTheGood']);
  });

  it('tells a wrong choice of all the good and none of the others', () => {
    const choices = [choice('a', 70, 0, 30), choice('b', 30, 30, 0)];
    expect(kindsOf({ choices })).toEqual(['mayBeMiskeyed', 'choiceOfTheGood']);
  });

  it('tells a wrong choice that nobody takes', () => {
    const choices = [choice('a', 70, 28, 12), choice('b', 26, 1, 15), choice('c', 4, 1, 3)];
    expect(flagItem({ ...sound, choices })).toEqual([{ kind: 'unusedChoice', choices: ['c'] }]);
  });

  it('says nothing of choices with few attempts, or where there are too few wrong answers for all', () => {
    const few = [choice('a', 14), choice('b', 6), choice('c', 0)];
    expect(kindsOf({ attempts: 20, groups: null, choices: few })).toEqual([]);
    const mostlyRight = [choice('a', 92), choice('b', 8), choice('c', 0)];
    expect(kindsOf({ facility: 0.92, groups: null, choices: mostlyRight })).toEqual([]);
  });

  it('compares no groups that are suppressed', () => {
    const choices = [choice('a', 30), choice('b', 55), choice('c', 15)];
    expect(kindsOf({ groups: null, choices })).toEqual([]);
  });

  const part = (kind: PartAnalysis['kind'], right: number, wrong: number): PartAnalysis => ({
    key: 'p',
    kind,
    right,
    unanswered: 0,
    others: 0,
    answers: [
      { answer: 'w', count: wrong, share: 0 },
      { answer: 'r', count: right, share: 1 },
    ],
  });

  it.each([
    ['chosen', 20, 60, [{ kind: 'partMayBeMiskeyed', choices: ['p'] }]],
    ['text', 20, 60, [{ kind: 'answerMayBeMissing', choices: ['w'] }]],
    ['number', 20, 60, [{ kind: 'answerMayBeMissing', choices: ['w'] }]],
    ['chosen', 28, 30, []],
    ['text', 60, 20, []],
  ] as const)(
    'looks at a %s part that %d got right while %d gave one wrong answer',
    (kind, right, wrong, flags) => {
      expect(flagItem({ ...sound, choices: [], parts: [part(kind, right, wrong)] })).toEqual(flags);
    },
  );
});
