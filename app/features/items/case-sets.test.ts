import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseSetsOf, type DrawableItem, type DrawRule } from './case-sets';

/** The same by trying every draw there is. */
function caseSetsByTrying(items: readonly DrawableItem[], { draw, perOutcome }: DrawRule): string[] {
  const outcomes = [...new Set(items.map(({ outcome }) => outcome))];
  const sizeOf = (some: readonly DrawableItem[], is: (item: DrawableItem) => boolean) =>
    some.filter(is).length;
  const found = new Set<string>();
  for (let bits = 0; bits < 2 ** items.length; bits++) {
    const drawn = items.filter((_, index) => (bits & (1 << index)) !== 0);
    const cases = [...new Set(drawn.flatMap(({ caseId }) => caseId ?? []))].sort();
    const areWhole = cases.every(
      (id) => sizeOf(drawn, (item) => item.caseId === id) === sizeOf(items, (item) => item.caseId === id),
    );
    const haveShare = outcomes.every(
      (outcome) =>
        sizeOf(drawn, (item) => item.outcome === outcome) >=
        Math.min(
          perOutcome ?? 0,
          sizeOf(items, (item) => item.outcome === outcome),
        ),
    );
    if (drawn.length === draw && areWhole && haveShare) found.add(cases.join());
  }
  return [...found].sort();
}

describe('caseSetsOf', () => {
  it('finds each set of cases with which some draw obeys the rule, and no other', () => {
    const item = fc.record({
      outcome: fc.constantFrom('o1', 'o2', 'o3'),
      caseId: fc.constantFrom(undefined, 'c1', 'c2', 'c3'),
    });
    const rules = fc.record({
      items: fc.array(item, { minLength: 1, maxLength: 9 }),
      draw: fc.integer({ min: 1, max: 9 }),
      perOutcome: fc.option(fc.integer({ min: 1, max: 3 })),
    });
    fc.assert(
      fc.property(rules, ({ items, ...rule }) => {
        const sets = caseSetsOf(items, rule).map((set) => [...set].sort().join());
        expect(sets.sort()).toEqual(caseSetsByTrying(items, rule));
      }),
      { numRuns: 300 },
    );
  });
});
