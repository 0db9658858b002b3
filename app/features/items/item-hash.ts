import { createHash } from 'node:crypto';
import type { ItemDraft } from '~db/schema/items';
import { sortChoices } from './order-choices';
import type { ReadQuestion } from './read-question';

/** JSON in which the order of an object's keys doesn't count. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inside: unknown) =>
    inside !== null && typeof inside === 'object' && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inside,
  );

const inOneOrder = (item: ItemDraft): ItemDraft =>
  item.type === 'matching' ? { ...item, ...sortChoices(item) } : item;

/** The hash of a version: of what an item asks, whatever it came from; of a draft's source and reason. Labels don't count, nor the order of choices. */
export function versionHash(question: ReadQuestion): string {
  const said =
    question.outcome === 'item'
      ? { ...inOneOrder(question.item), outcome: '' }
      : { reason: question.reason, source: question.source };
  return createHash('sha256').update(canonical(said)).digest('hex');
}
