import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItems, anyResponses, choiceItem, numericItem, trueFalseItem } from '~tests/factories/quiz-items';
import { gradeAttempt, isPass, isRight } from './grade-attempt';

describe('isRight', () => {
  const single = choiceItem('q', 'single', ['a', 'b', 'c'], ['b']);
  const multi = choiceItem('q', 'multi', ['a', 'b', 'c', 'd'], ['a', 'c']);

  it.each([
    [single, ['b'], true],
    [single, ['a'], false],
    [single, [], false],
    [single, ['a', 'b'], false],
    [multi, ['c', 'a'], true],
    [multi, ['a'], false],
    [multi, ['a', 'b', 'c'], false],
    [multi, ['a', 'b', 'c', 'd'], false],
    [multi, ['a', 'a'], false],
    [multi, [], false],
    [trueFalseItem('q', false), ['false'], true],
    [trueFalseItem('q', false), ['true'], false],
    [trueFalseItem('q', false), [], false],
    [trueFalseItem('q', true), ['true', 'false'], false],
  ])('grades %# all or nothing', (item, response, right) => expect(isRight(item, response)).toBe(right));

  it.each([
    ['77.5', true],
    ['77,5 %', true],
    ['77.4', true],
    ['77.6', true],
    ['77.39', false],
    ['77.61', false],
    ['-77.5', false],
    ['', false],
    ['seventy-seven', false],
  ])('takes %j within the tolerance: %s', (typed, right) =>
    expect(isRight(numericItem('q', 77.5, 0.1), [typed])).toBe(right),
  );

  it('takes a number that has no exact binary form at the very edge', () => {
    expect(isRight(numericItem('q', 0.3, 0), ['0.3'])).toBe(true);
    expect(isRight(numericItem('q', 1.1, 0.1), ['1.2'])).toBe(true);
  });
});

describe('gradeAttempt', () => {
  const gradings = anyItems.chain((items) =>
    fc.record({
      items: fc.constant(items),
      shuffled: fc.shuffledSubarray(items, { minLength: items.length }),
      responses: anyResponses(items),
    }),
  );

  it('looks at the order of neither items nor answers', () => {
    fc.assert(
      fc.property(gradings, ({ items, shuffled, responses }) => {
        const turned = Object.fromEntries(
          Object.entries(responses)
            .reverse()
            .map(([id, response]) => [
              id,
              'options' in (items.find((item) => item.id === id) ?? {}) ? [...response].reverse() : response,
            ]),
        );
        const graded = gradeAttempt(items, responses);
        const again = gradeAttempt(shuffled, turned);
        expect(again.score).toBe(graded.score);
        expect([...again.right].sort()).toEqual([...graded.right].sort());
      }),
    );
  });

  it('gives the share of items that are right', () => {
    fc.assert(
      fc.property(gradings, ({ items, responses }) => {
        const { score, right } = gradeAttempt(items, responses);
        expect(score).toBeCloseTo((100 * right.length) / items.length, 9);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('gives nothing for nothing', () => {
    expect(gradeAttempt([], {})).toEqual({ right: [], score: 0 });
    expect(gradeAttempt([trueFalseItem('q', true)], {})).toEqual({ right: [], score: 0 });
  });
});

describe('isPass', () => {
  it.each([
    [70, 70, true],
    [69.999, 70, false],
    [(100 * 7) / 10, 70, true],
    [200 / 3, 66.66666666666667, true],
    [0, 1, false],
  ])('says of %d at a mark of %d: %s', (score, mark, passed) => expect(isPass(score, mark)).toBe(passed));
});
