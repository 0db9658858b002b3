/** What the rule of a draw looks at in an item. */
export interface DrawableItem {
  outcome: string;
  caseId?: string | undefined;
}

export interface DrawRule {
  draw: number;
  perOutcome: number | null;
}

/** More cases than a quiz may have. */
export const mostCases = 10;

/**
 * A draw is of exactly `draw` items, none twice, at least `perOutcome` of each outcome (all it has, if fewer), and the items of a
 * case all or none.
 * @returns every set of cases with which a draw can obey that, by their ids; none where the bank can't obey it at all
 */
export function caseSetsOf(items: readonly DrawableItem[], rule: DrawRule): string[][] {
  const cases = [...new Set(items.flatMap(({ caseId }) => caseId ?? []))];
  return Array.from({ length: 2 ** cases.length }, (_, bits) =>
    cases.filter((_, index) => (bits & (1 << index)) !== 0),
  ).filter((chosen) => canBeFilled(items, rule, chosen));
}

/** Of items without a case any may be taken, so that counting them is enough. */
function canBeFilled(
  items: readonly DrawableItem[],
  { draw, perOutcome }: DrawRule,
  chosen: string[],
): boolean {
  const inCases = items.filter(({ caseId }) => caseId !== undefined && chosen.includes(caseId));
  const single = items.filter(({ caseId }) => caseId === undefined);
  const countOf = (some: readonly DrawableItem[], outcome: string) =>
    some.filter((item) => item.outcome === outcome).length;
  const needs = [...new Set(items.map(({ outcome }) => outcome))].map((outcome) => {
    const wanted = Math.min(perOutcome ?? 0, countOf(items, outcome));
    const missing = Math.max(0, wanted - countOf(inCases, outcome));
    return { missing, isThere: missing <= countOf(single, outcome) };
  });
  const least = inCases.length + needs.reduce((sum, { missing }) => sum + missing, 0);
  return needs.every(({ isThere }) => isThere) && least <= draw && draw <= inCases.length + single.length;
}
