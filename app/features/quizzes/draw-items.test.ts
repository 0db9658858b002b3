import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyItems,
  choiceItem,
  gapsItem,
  hashOfItem,
  matchingItem,
  orderingItem,
  quizOf,
} from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import { caseSetsOf } from '~/features/items/index';
import { drawItems } from './draw-items';

const kept = (items: readonly ItemBody[]) => new Map(items.map((item) => [hashOfItem(item), item]));

/** A bank, some of its items in cases, with a rule that its schema would take: there is a draw that obeys it. */
const banks = anyItems.chain((items) =>
  fc
    .record({
      cases: fc.array(fc.constantFrom(undefined, undefined, 'c1', 'c2', 'c3'), {
        minLength: items.length,
        maxLength: items.length,
      }),
      draw: fc.integer({ min: 1, max: items.length }),
      perOutcome: fc.option(fc.integer({ min: 1, max: 3 })),
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    })
    .map(({ cases, ...rest }) => ({
      ...rest,
      items: items.map((item, index): ItemBody => {
        const caseId = cases[index];
        return caseId ? { ...item, caseId } : item;
      }),
    }))
    .filter(({ items, ...rule }) => caseSetsOf(items, rule).length > 0),
);

function timesOf<Value>(values: Value[]): Map<Value, number> {
  const times = new Map<Value, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

function shuffledKeysOf(item: ItemBody): string[] {
  const entries =
    'options' in item
      ? item.options
      : item.type === 'matching'
        ? item.choices
        : item.type === 'ordering'
          ? item.steps
          : [];
  return entries.map(({ key }) => key);
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
          expect([...options].sort()).toEqual([...shuffledKeysOf(item)].sort());
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

  it('draws the items of a case all or none, together and in their order', () => {
    fc.assert(
      fc.property(banks, ({ items, draw, perOutcome, seed }) => {
        const drawn = drawItems(quizOf(items, { draw, perOutcome }), kept(items), seed).map(
          (one) => one.itemId,
        );
        for (const caseId of ['c1', 'c2', 'c3']) {
          const ids = items.filter((item) => item.caseId === caseId).map(({ id }) => id);
          const first = drawn.findIndex((id) => ids.includes(id));
          if (first >= 0) expect(drawn.slice(first, first + ids.length)).toEqual(ids);
        }
      }),
    );
  });

  it('draws a case about as often as any item', () => {
    const items = Array.from({ length: 30 }, (_, index) => {
      const item = choiceItem(`i${index}`, 'single', ['a', 'b', 'c'], ['a']);
      return index < 3 ? { ...item, caseId: 'c1' } : item;
    });
    const draws = Array.from({ length: 600 }, (_, index) =>
      drawItems(quizOf(items, { draw: 10 }), kept(items), Math.imul(index, 0x9e3779b1) >>> 1),
    );
    const times = draws.filter((drawn) => drawn.some(({ itemId }) => itemId === 'i0')).length;
    expect(Math.abs(times - 200)).toBeLessThan(60);
  });

  it('never shows steps in their right order, and every other order', () => {
    const items = [orderingItem('i0', ['a', 'b', 'c'])];
    const orders = Array.from({ length: 200 }, (_, index) =>
      drawItems(quizOf(items), kept(items), Math.imul(index, 0x9e3779b1) >>> 1)[0]?.options.join(''),
    );
    expect([...new Set(orders)].sort()).toEqual(['acb', 'bac', 'bca', 'cab', 'cba']);
  });

  it('shuffles the choices of a matching and the options of a blank', () => {
    const items = [matchingItem('i0', { a: 'a', b: 'b' }, ['a', 'b', 'c']), gapsItem('i1', 'a')];
    const draws = Array.from({ length: 100 }, (_, index) =>
      drawItems(quizOf(items), kept(items), Math.imul(index, 0x9e3779b1) >>> 1),
    ).flat();
    const ordersOf = (id: string) => draws.filter(({ itemId }) => itemId === id);
    expect(timesOf(ordersOf('i0').map(({ options }) => options.join(''))).size).toBe(6);
    expect(timesOf(ordersOf('i1').map(({ blanks }) => blanks?.a?.join(''))).size).toBe(6);
    expect(ordersOf('i1').every(({ blanks }) => Object.keys(blanks ?? {}).join() === 'a')).toBe(true);
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
