import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItems, anyResponses, trueFalseItem } from '~tests/factories/quiz-items';
import { gradeAttempt, isPass } from './grade-attempt';

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
            .map(([id, response]) => {
              const item = items.find((one) => one.id === id);
              const isChosen = item && ('options' in item || item.type === 'chart');
              return [id, isChosen ? [...response].reverse() : response];
            }),
        );
        const graded = gradeAttempt(items, responses);
        const again = gradeAttempt(shuffled, turned);
        expect(again.score).toBe(graded.score);
        expect(again.shares).toEqual(graded.shares);
        expect([...again.right].sort()).toEqual([...graded.right].sort());
      }),
    );
  });

  it('gives the mean of the items’ shares, and calls right what has all of its share', () => {
    fc.assert(
      fc.property(gradings, ({ items, responses }) => {
        const { score, right, shares } = gradeAttempt(items, responses);
        expect(Object.keys(shares).sort()).toEqual(items.map(({ id }) => id).sort());
        const sum = Object.values(shares).reduce((total, share) => total + share, 0);
        expect(score).toBeCloseTo((100 * sum) / items.length, 9);
        for (const [id, share] of Object.entries(shares)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          expect(right.includes(id)).toBe(share > 1 - 1e-9);
        }
      }),
    );
  });

  it('gives nothing for nothing', () => {
    expect(gradeAttempt([], {})).toEqual({ right: [], shares: {}, score: 0 });
    expect(gradeAttempt([trueFalseItem('q', true)], {})).toEqual({ right: [], shares: { q: 0 }, score: 0 });
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
