import type { ItemBody } from '~db/schema/items';

/** Whether an answer to the item is made of parts, each under the item's id, a point and a letter. */
export function hasParts({ type }: Pick<ItemBody, 'type'>): boolean {
  return type === 'matching' || type === 'ordering' || type === 'gaps';
}
