import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyItems, choiceItem, hashOfItem, quizOf } from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import { drawItems } from './draw-items';

const kept = (items: readonly ItemBody[]) => new Map(items.map((item) => [hashOfItem(item), item]));

/** A bank with a rule that its schema would take: the items that the outcomes claim are no more than are drawn. */
const banks = anyItems.chain((items) => {
  const outcomes = new Set(items.map((item) => item.outcome)).size;
  return fc.integer({ min: 1, max: items.length }).chain((draw) =>
    fc.record({
      items: fc.constant(items),
      draw: fc.constant(draw),
      perOutcome:
        draw < outcomes
          ? fc.constant(null)
          : fc.option(fc.integer({ min: 1, max: Math.floor(draw / outcomes) })),
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    }),
  );
});

function timesOf<Value>(values: Value[]): Map<Value, number> {
  const times = new Map<Value, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

describe('drawItems', () => {
  it('draws as many as the rule says, none twice, each with its own options', () => {
    fc.assert(
      fc.property(banks, ({ items, draw, perOutcome, seed }) => {
        const drawn = drawItems(quizOf(items, { draw, perOutcome }), kept(items), seed);
        expect(drawn).toHaveLength(draw);
        expect(new Set(drawn.map((one) => one.itemId)).size).toBe(draw);
        for (const { hash, itemId, options } of drawn) {
          const item = items.find((one) => one.id === itemId);
          if (!item) throw new Error(`${itemId} is not in the bank`);
          expect(hash).toBe(hashOfItem(item));
          const keys = 'options' in item ? item.options.map((option) => option.key) : [];
          expect([...options].sort()).toEqual(keys);
        }
      }),
    );
  });

  it('gives each outcome its share, or all that it has', () => {
    fc.assert(
      fc.property(banks, ({ items, draw, perOutcome, seed }) => {
        fc.pre(perOutcome !== null);
        const drawn = drawItems(quizOf(items, { draw, perOutcome }), kept(items), seed).map(
          (one) => one.itemId,
        );
        const countOf = (outcome: string, among: readonly ItemBody[]) =>
          among.filter((item) => item.outcome === outcome).length;
        const chosen = items.filter((item) => drawn.includes(item.id));
        for (const outcome of new Set(items.map((item) => item.outcome))) {
          expect(countOf(outcome, chosen)).toBeGreaterThanOrEqual(
            Math.min(perOutcome ?? 0, countOf(outcome, items)),
          );
        }
      }),
    );
  });

  it('draws the same by the same seed', () => {
    fc.assert(
      fc.property(banks, ({ items, draw, perOutcome, seed }) => {
        const quiz = quizOf(items, { draw, perOutcome });
        const turned = new Map([...kept(items)].reverse());
        expect(drawItems(quiz, turned, seed)).toEqual(drawItems(quiz, kept(items), seed));
      }),
    );
  });

  it('gives every item every place, and every order of options, as often as any other', () => {
    const items = ['i0', 'i1', 'i2', 'i3'].map((id) => choiceItem(id, 'single', ['a', 'b', 'c'], ['a']));
    // Seeds far apart, as those of real attempts are: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing
    const seeds = Array.from({ length: 1200 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 1);
    const draws = seeds.map((seed) => drawItems(quizOf(items, { draw: 2 }), kept(items), seed));
    const pairs = timesOf(draws.map((drawn) => drawn.map((one) => one.itemId).join()));
    expect(pairs.size).toBe(4 * 3);
    const orders = timesOf(draws.map((drawn) => drawn[0]?.options.join()));
    expect(orders.size).toBe(3 * 2);
    for (const times of pairs.values()) expect(Math.abs(times - 100)).toBeLessThan(40);
    for (const times of orders.values()) expect(Math.abs(times - 200)).toBeLessThan(60);
  });

  it('refuses to draw an item that is not kept', () => {
    const items = [choiceItem('i0', 'single', ['a', 'b', 'c'], ['a'])];
    expect(() => drawItems(quizOf(items), new Map(), 1)).toThrow('hash of i0');
  });
});
