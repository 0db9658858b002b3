import type { QuizEntry } from '~db/schema/catalog';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem } from '~db/schema/quizzes';
import { caseSetsOf, seededShuffle, type Shuffle } from '~/features/items/index';

/**
 * Draws a quiz's items and shuffles them and what is in them. With `perOutcome` each outcome gives that many first (all it has, if fewer);
 * the rest is drawn from what is left. The items of a case are drawn all or none, and stand together in their author's order: a case
 * comes in as often as its place among the shuffled units lets it, as long as the rule can still be obeyed (`caseSetsOf`).
 * The same seed gives the same draw of the same revision.
 * @param itemsByHash the item revisions that the quiz names
 */
export function drawItems(quiz: QuizEntry, itemsByHash: Map<string, ItemBody>, seed: number): DrawnItem[] {
  const shuffle = seededShuffle(seed);
  const items = quiz.items.map(({ hash }) => {
    const item = itemsByHash.get(hash);
    if (!item) throw new Error(`quiz ${quiz.id} names an item revision that is not kept: ${hash}`);
    return { hash, item };
  });
  const units = shuffle(unitsOf(items));
  const chosenCases = chooseCases(units, quiz);
  const drawn = units.filter(([{ item }]) => item.caseId !== undefined && chosenCases.includes(item.caseId));
  const singles = units.filter(([{ item }]) => item.caseId === undefined);
  const takenOf = new Map<string, number>();
  const take = (unit: Unit) => {
    for (const { item } of unit) takenOf.set(item.outcome, (takenOf.get(item.outcome) ?? 0) + 1);
  };
  drawn.forEach(take);
  for (const unit of singles) {
    if ((takenOf.get(unit[0].item.outcome) ?? 0) >= (quiz.perOutcome ?? 0)) continue;
    drawn.push(unit);
    take(unit);
  }
  const rest = singles.filter((unit) => !drawn.includes(unit));
  drawn.push(...rest.slice(0, Math.max(0, quiz.draw - drawn.flat().length)));
  return shuffle(drawn)
    .flat()
    .map(({ hash, item }) => ({ hash, itemId: item.id, ...shuffledParts(item, shuffle) }));
}

/** Draws one item as a quiz would that has no other. */
export const drawItem = (hash: string, item: ItemBody, seed: number): DrawnItem => ({
  hash,
  itemId: item.id,
  ...shuffledParts(item, seededShuffle(seed)),
});

/** What is drawn as one: an item, or the items of a case in their author's order. */
type Unit = [KeptItem, ...KeptItem[]];

interface KeptItem {
  hash: string;
  item: ItemBody;
}

function unitsOf(items: readonly KeptItem[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const kept of items) {
    const name = kept.item.caseId === undefined ? `item ${kept.item.id}` : `case ${kept.item.caseId}`;
    const unit = units.get(name);
    if (unit) unit.push(kept);
    else units.set(name, [kept]);
  }
  return [...units.values()];
}

/** A case is wanted where it stands among the first `draw` items; it gets its wish where that leaves a draw that obeys the rule. */
function chooseCases(units: readonly Unit[], rule: QuizEntry): string[] {
  let possible = caseSetsOf(
    units.flat().map(({ item }) => item),
    rule,
  );
  let places = 0;
  for (const unit of units) {
    const { caseId } = unit[0].item;
    const isWanted = places < rule.draw;
    const agreeing = possible.filter((set) => caseId === undefined || set.includes(caseId) === isWanted);
    if (agreeing.length > 0) possible = agreeing;
    if (caseId === undefined || possible[0]?.includes(caseId)) places += unit.length;
  }
  return possible[0] ?? [];
}

function shuffledParts(item: ItemBody, shuffle: Shuffle): Pick<DrawnItem, 'options' | 'blanks'> {
  const keysOf = (entries: readonly { key: string }[]) => entries.map(({ key }) => key);
  switch (item.type) {
    case 'single':
    case 'multi':
      return { options: shuffle(keysOf(item.options)) };
    case 'matching':
      return { options: shuffle(keysOf(item.choices)) };
    case 'ordering':
      return { options: outOfOrder(keysOf(item.steps), shuffle) };
    case 'gaps': {
      const chosen = item.blanks.flatMap((blank) =>
        blank.kind === 'choice' ? [[blank.key, shuffle(keysOf(blank.options))] as const] : [],
      );
      return { options: [], ...(chosen.length > 0 && { blanks: Object.fromEntries(chosen) }) };
    }
    case 'true_false':
    case 'numeric':
    case 'short':
    case 'chart':
      return { options: [] };
  }
}

/** @returns any order but the one given, all of them as often */
function outOfOrder(keys: string[], shuffle: Shuffle): string[] {
  let shuffled = shuffle(keys);
  while (keys.length > 1 && shuffled.join() === keys.join()) shuffled = shuffle(keys);
  return shuffled;
}
