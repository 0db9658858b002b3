import type { Blank, ItemBody, Localized } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';

/** Answers that earn all of an item, by the names under which answers are kept. */
export function rightResponses(item: ItemBody): Responses {
  switch (item.type) {
    case 'single':
    case 'multi':
      return { [item.id]: item.options.filter(({ correct }) => correct).map(({ key }) => key) };
    case 'true_false':
      return { [item.id]: [String(item.answer)] };
    case 'numeric':
      return { [item.id]: [String(item.numeric.answer)] };
    case 'short':
      return { [item.id]: [bestOf(item.accepted)?.text ?? ''] };
    case 'chart':
      return { [item.id]: item.answer };
    case 'matching':
      return Object.fromEntries(item.prompts.map(({ key, match }) => [`${item.id}.${key}`, [match]]));
    case 'ordering':
      return Object.fromEntries(item.steps.map(({ key }, index) => [`${item.id}.${key}`, [`${index + 1}`]]));
    case 'gaps':
      return Object.fromEntries(item.blanks.map((blank) => [`${item.id}.${blank.key}`, [rightIn(blank)]]));
  }
}

const bestOf = <Accepted extends { share?: number }>(accepted: readonly Accepted[]): Accepted | undefined =>
  accepted.find(({ share = 1 }) => share === 1);

function rightIn(blank: Blank<Localized>): string {
  switch (blank.kind) {
    case 'choice':
      return blank.options.find(({ correct }) => correct)?.key ?? '';
    case 'short':
      return bestOf(blank.accepted)?.text ?? '';
    case 'numeric':
      return String(bestOf(blank.accepted)?.answer ?? '');
  }
}
