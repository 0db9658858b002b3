import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyItems,
  choiceItem,
  gapsItem,
  matchingItem,
  numericItem,
  orderingItem,
  shortItem,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import { fitResponses, longestResponse, mergeResponses, tidyResponse } from './fit-responses';

const single = choiceItem('single', 'single', ['a', 'b', 'c'], ['b']);
const multi = choiceItem('multi', 'multi', ['a', 'b', 'c'], ['a', 'b']);
const items = [single, multi, trueFalseItem('claim', true), numericItem('number', 5)];
const fit = (responses: Record<string, string[]>) => fitResponses(items, responses);

describe('fitResponses', () => {
  it('keeps what answers an item', () => {
    const answers = { single: ['b'], multi: ['a', 'c'], claim: ['false'], number: ['abc'] };
    expect(fit(answers)).toEqual(answers);
  });

  it('leaves out unknown items, unknown options, and empty answers', () => {
    expect(
      fit({ other: ['a'], single: ['z'], multi: ['z'], claim: ['maybe', ''], number: ['  ', '\0'] }),
    ).toEqual({});
    expect(fit({ single: ['A'], multi: ['a', 'z', 'a'], claim: ['maybe', 'true'] })).toEqual({
      multi: ['a'],
      claim: ['true'],
    });
  });

  it('takes an empty answer for one that was taken back', () => {
    expect(fit({ multi: [], number: [], other: [] })).toEqual({ multi: [], number: [] });
    expect(mergeResponses({ multi: ['a'], single: ['b'] }, { multi: [] })).toEqual({ single: ['b'] });
  });

  it('keeps one answer where one is asked', () => {
    expect(fit({ single: ['c', 'b'], claim: ['true', 'false'], number: ['1', '2'] })).toEqual({
      single: ['b'],
      claim: ['true'],
      number: ['1'],
    });
  });

  it('keeps each part of an answer by its own name', () => {
    const parts = [
      matchingItem('match', { a: 'b', b: 'a' }, ['a', 'b']),
      orderingItem('order', ['a', 'b', 'c']),
      gapsItem('gaps', 'a'),
      shortItem('short', ['neno']),
    ];
    const sent = {
      match: ['a'],
      'match.a': ['b'],
      'match.b': ['z'],
      'match.c': ['a'],
      'order.a': ['2'],
      'order.b': ['2'],
      'order.c': ['0', '4', '1.0'],
      'gaps.a': ['c', 'b'],
      'gaps.b': ['x'.repeat(10_000)],
      'gaps.c': ['7,123'],
      short: ['\0neno '],
    };
    expect(fitResponses(parts, sent)).toEqual({
      'match.a': ['b'],
      'order.a': ['2'],
      'order.b': ['2'],
      'gaps.a': ['b'],
      'gaps.b': ['x'.repeat(longestResponse)],
      'gaps.c': ['7,123'],
      short: ['neno'],
    });
    expect(fitResponses(parts, { 'match.a': [], 'gaps.b': [] })).toEqual({ 'match.a': [], 'gaps.b': [] });
  });

  it('takes nothing from what every object inherits', () => {
    expect(fitResponses([numericItem('constructor', 1), numericItem('tostring', 1)], {})).toEqual({});
  });

  it('gives JSON that PostgreSQL keeps and that fits again, whatever comes', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 });
    const broken = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((units) => String.fromCharCode(...units));
    const cases = anyItems.chain((bank) =>
      fc.tuple(
        fc.constant(bank),
        fc.dictionary(fc.constantFrom(...bank.map((item) => item.id)), fc.array(fc.oneof(anything, broken))),
      ),
    );
    fc.assert(
      fc.property(cases, ([bank, responses]) => {
        const kept = fitResponses(bank, responses);
        expect(fitResponses(bank, kept)).toEqual(kept);
        expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud[89a-f]/);
        for (const text of Object.values(kept).flat()) {
          expect(text.length).toBeLessThanOrEqual(longestResponse);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('tidyResponse', () => {
  it.each([
    ['  92.5\n', '92.5'],
    ['9\u00002', '92'],
    [`${'x'.repeat(199)}😀`, 'x'.repeat(199)],
    ['😀', '😀'],
    ['\ude00\ud83d', ''],
    ['\0 5 \0', '5'],
  ])('makes %j to %j', (typed, tidy) => expect(tidyResponse(typed)).toBe(tidy));
});
