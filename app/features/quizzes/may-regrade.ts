import type { ItemBody } from '~db/schema/items';

const keysOf = (entries: readonly { key: string }[]) => entries.map(({ key }) => key).sort();

/** The keys that answers to an item consist of: where they differ, an answer to one says nothing to the other. */
function answerKeys(item: ItemBody): string[] {
  switch (item.type) {
    case 'single':
    case 'multi':
      return keysOf(item.options);
    case 'matching':
      return [...keysOf(item.prompts), ...keysOf(item.choices)];
    case 'ordering':
      return keysOf(item.steps);
    case 'gaps':
      return item.blanks.flatMap((blank) => [
        blank.key,
        ...(blank.kind === 'choice' ? keysOf(blank.options) : []),
      ]);
    case 'chart':
      return keysOf(item.chart.points);
    case 'true_false':
    case 'numeric':
    case 'short':
      return [];
  }
}

/** Whether answers to a question can be graded by its correction: it asks in the same way, among the same choices. */
export const mayRegrade = ({ from, to }: { from: ItemBody; to: ItemBody }): boolean =>
  from.type === to.type && answerKeys(from).join() === answerKeys(to).join();
