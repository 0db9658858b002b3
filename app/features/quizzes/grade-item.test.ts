import { describe, expect, it } from 'vitest';
import {
  chartItem,
  choiceItem,
  gapsItem,
  matchingItem,
  numericItem,
  orderingItem,
  shortItem,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import { gradeItem } from './grade-item';

const options = ['a', 'b', 'c', 'd'];
const shareOf = (item: ItemBody, ...response: string[]) => gradeItem(item, { q: response });
const shareOfParts = (item: ItemBody, parts: Record<string, string>) =>
  gradeItem(item, Object.fromEntries(Object.entries(parts).map(([key, answer]) => [`q.${key}`, [answer]])));

describe('one choice, and true or false', () => {
  const single = choiceItem('q', 'single', ['a', 'b', 'c'], ['b']);

  it.each([
    [single, ['b'], 1],
    [single, ['a'], 0],
    [single, [], 0],
    [single, ['a', 'b'], 0],
    [trueFalseItem('q', false), ['false'], 1],
    [trueFalseItem('q', false), ['true'], 0],
    [trueFalseItem('q', false), [], 0],
    [trueFalseItem('q', true), ['true', 'false'], 0],
  ])('%# earns all or nothing', (item, response, share) => expect(shareOf(item, ...response)).toBe(share));

  it('earns the share of an option that is nearly right, and never less than nothing', () => {
    const shares: Record<string, number> = { a: 0.5, c: -0.25 };
    const item = {
      ...single,
      options: single.options.map((option) =>
        option.key in shares ? { ...option, share: shares[option.key] } : option,
      ),
    };
    expect(['a', 'b', 'c'].map((key) => shareOf(item, key))).toEqual([0.5, 1, 0]);
  });
});

describe('several choices', () => {
  const multi = choiceItem('q', 'multi', options, ['a', 'c']);
  const partly = { ...multi, scoring: 'partial' as const };

  it.each([
    [['c', 'a'], 1, 1],
    [['a'], 0, 0.5],
    [['a', 'b', 'c'], 0, 0.5],
    [['a', 'b'], 0, 0],
    [['b', 'd'], 0, 0],
    [options, 0, 0],
    [['a', 'a'], 0, 0.5],
    [[], 0, 0],
  ])('%j earn %d, or by parts %d', (response, whole, part) => {
    expect(shareOf(multi, ...response)).toBe(whole);
    expect(shareOf(partly, ...response)).toBeCloseTo(part, 9);
  });

  it('earn what their options say, between nothing and all', () => {
    const shares: Record<string, number> = { a: 0.75, b: -1, c: 0.25, d: 0 };
    const item = { ...multi, options: multi.options.map((one) => ({ ...one, share: shares[one.key] })) };
    expect(shareOf(item, 'a')).toBe(0.75);
    expect(shareOf(item, 'a', 'c')).toBe(1);
    expect(shareOf(item, 'a', 'd')).toBe(0.75);
    expect(shareOf(item, 'a', 'b')).toBe(0);
  });
});

describe('a number', () => {
  it.each([
    ['77.5', 1],
    ['77,5 %', 1],
    ['77.5 Percent (sw)', 1],
    ['77.5percent (EN)', 1],
    ['77.4', 1],
    ['77.6', 1],
    ['77.39', 0],
    ['77.61', 0],
    ['-77.5', 0],
    ['', 0],
    ['\0', 0],
    ['seventy-seven', 0],
    ['7'.repeat(10_000), 0],
  ])('typed as %j earns %d within the tolerance', (typed, share) =>
    expect(shareOf(numericItem('q', 77.5, 0.1), typed)).toBe(share),
  );

  it.each(['1200', '1,200', '1 200', '1200.0', '1200,0'])('is read with the marks of %s', (typed) =>
    expect(shareOf(numericItem('q', 1200), typed)).toBe(1),
  );

  it('that has no exact binary form is right at the very edge', () => {
    expect(shareOf(numericItem('q', 0.3), '0.3')).toBe(1);
    expect(shareOf(numericItem('q', 1.1, 0.1), '1.2')).toBe(1);
  });

  it('may be another that is accepted, and earns the most that it meets', () => {
    const item = numericItem('q', 100, 5);
    item.numeric.others = [
      { answer: 1, tolerance: 0.05, share: 0.5 },
      { answer: 104, tolerance: 10, share: 0.25 },
    ];
    expect(['1', '1.06', '104', '110'].map((typed) => shareOf(item, typed))).toEqual([0.5, 0, 1, 0.25]);
  });
});

describe('a short text', () => {
  const item = shortItem('q', ["Rejesta ya ng'ombe", 'rejesta']);

  it.each([
    ['rejesta ya ng’ombe.', 1],
    [' REJESTA  YA NG`OMBE', 1],
    ['rejesta', 0.5],
    ['kitabu', 0],
    ['', 0],
    ['\0', 0],
    ['…', 0],
    ['rejesta '.repeat(1_250), 0],
  ])('%j earns %d', (typed, share) => expect(shareOf(item, typed)).toBe(share));
});

describe('matching', () => {
  const item = matchingItem('q', { a: 'b', b: 'a', c: 'b' }, ['a', 'b', 'c']);
  const whole = { ...item, scoring: undefined };

  it.each([
    [{ a: 'b', b: 'a', c: 'b' }, 1, 1],
    [{ a: 'b', b: 'a', c: 'c' }, 2 / 3, 0],
    [{ a: 'b' }, 1 / 3, 0],
    [{ a: 'a', b: 'b', c: 'z' }, 0, 0],
    [{ d: 'a' }, 0, 0],
    [{}, 0, 0],
  ])('%j earns the share of prompts, %d', (parts, share, all) => {
    expect(shareOfParts(item, parts)).toBeCloseTo(share, 9);
    expect(shareOfParts(whole, parts)).toBe(all);
  });
});

describe('ordering', () => {
  const item = orderingItem('q', ['c', 'a', 'd', 'b']);
  const whole = { ...item, scoring: undefined };

  it.each([
    [{ c: '1', a: '2', d: '3', b: '4' }, 1, 1],
    // The last step first: the three others still follow each other.
    [{ b: '1', c: '2', a: '3', d: '4' }, 2 / 3, 0],
    [{ b: '1', d: '2', a: '3', c: '4' }, 0, 0],
    [{ c: '1', a: '2' }, 1 / 3, 0],
    // Two steps at one place: nobody knows which was meant.
    [{ c: '1', a: '1', d: '2', b: '3' }, 1 / 3, 0],
    [{ c: 'x', a: '', z: '1' }, 0, 0],
    [{}, 0, 0],
  ])('%j earns the share of neighbours, %d', (parts, share, all) => {
    expect(shareOfParts(item, parts)).toBeCloseTo(share, 9);
    expect(shareOfParts(whole, parts)).toBe(all);
  });
});

describe('blanks', () => {
  const item = gapsItem('q', 'b');
  const whole = { ...item, scoring: undefined };

  it.each([
    [{ a: 'b', b: 'secret word', c: '7,123' }, 1, 1],
    [{ a: 'b', b: 'Neno!', c: '7124' }, 2.5 / 3, 0],
    [{ a: 'c', b: 'word', c: '7123' }, 1 / 3, 0],
    [{ c: '7125' }, 0, 0],
    [{ a: '\0', b: 'x'.repeat(10_000), c: 'saba' }, 0, 0],
  ])('%j earn the mean of their shares, %d', (parts, share, all) => {
    expect(shareOfParts(item, parts)).toBeCloseTo(share, 9);
    expect(shareOfParts(whole, parts)).toBe(all);
  });
});

describe('points of a chart', () => {
  it('earn all or nothing where one is right', () => {
    const item = chartItem('q', ['b']);
    expect([['b'], ['a'], ['z'], [], ['a', 'b']].map((keys) => shareOf(item, ...keys))).toEqual([
      1, 0, 0, 0, 0,
    ]);
  });

  it('earn by parts where several are', () => {
    const item = chartItem('q', ['b', 'd']);
    expect(shareOf(item, 'b', 'd')).toBe(1);
    expect(shareOf(item, 'd')).toBe(0.5);
    expect(shareOf(item, 'a', 'b', 'd')).toBe(0.5);
    expect(shareOf({ ...item, scoring: 'all-or-nothing' }, 'd')).toBe(0);
  });
});
