import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { QuizEntry } from '~db/schema/catalog';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem } from '~db/schema/quizzes';

type Shuffle = <Entry>(entries: readonly Entry[]) => Entry[];

/** @returns a Fisher–Yates shuffle whose order is decided by the seed alone */
function seededShuffle(seed: number): Shuffle {
  const generator = xoroshiro128plus(seed);
  return (entries) => {
    const shuffled = [...entries];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const pick = uniformInt(generator, 0, last);
      [shuffled[last], shuffled[pick]] = [shuffled[pick] as never, shuffled[last] as never];
    }
    return shuffled;
  };
}

/**
 * Draws a quiz's items and shuffles them and their options. With `perOutcome` each outcome gives that many first (all it has, if fewer);
 * the rest is drawn from what is left. The same seed gives the same draw of the same revision.
 * @param itemsByHash the item revisions that the quiz names
 */
export function drawItems(quiz: QuizEntry, itemsByHash: Map<string, ItemBody>, seed: number): DrawnItem[] {
  const shuffle = seededShuffle(seed);
  const candidates = shuffle(quiz.items);
  const drawn: string[] = [];
  const takenOf = new Map<string, number>();
  for (const { hash, outcome } of candidates) {
    const taken = takenOf.get(outcome) ?? 0;
    if (quiz.perOutcome === null || taken >= quiz.perOutcome) continue;
    drawn.push(hash);
    takenOf.set(outcome, taken + 1);
  }
  for (const { hash } of candidates) {
    if (drawn.length >= quiz.draw) break;
    if (!drawn.includes(hash)) drawn.push(hash);
  }
  return shuffle(drawn).map((hash) => {
    const item = itemsByHash.get(hash);
    if (!item) throw new Error(`quiz ${quiz.id} names an item revision that is not kept: ${hash}`);
    const options =
      item.type === 'single' || item.type === 'multi'
        ? shuffle(item.options.map((option) => option.key))
        : [];
    return { hash, itemId: item.id, options };
  });
}
