import type { ItemBody } from '~db/schema/items';

/** The keys that answers to an item consist of: where they differ, an answer to one says nothing to the other. */
function answerKeys(item: ItemBody): string[] {
  switch (item.type) {
    case 'single':
    case 'multi':
      return item.options.map(({ key }) => key).sort();
    default:
      return [];
  }
}

/** Whether answers to a question can be graded by its correction: it asks in the same way, among the same choices. */
export const mayRegrade = ({ from, to }: { from: ItemBody; to: ItemBody }): boolean =>
  from.type === to.type && answerKeys(from).join() === answerKeys(to).join();
