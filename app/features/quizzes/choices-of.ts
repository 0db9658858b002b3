import type { ItemBody } from '~db/schema/items';
import type { Choice } from './analyse-choices';

/** The choices of an item whose answer is a choice; none of any other, or of no item. */
export function choicesOf(item: ItemBody | undefined): Choice[] {
  if (item?.type === 'true_false') {
    return [true, false].map((answer) => ({ key: String(answer), correct: answer === item.answer }));
  }
  if (item?.type === 'single' || item?.type === 'multi') {
    return item.options.map(({ key, correct }) => ({ key, correct }));
  }
  if (item?.type === 'chart') {
    return item.chart.points.map(({ key }) => ({ key, correct: item.answer.includes(key) }));
  }
  return [];
}
