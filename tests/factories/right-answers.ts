import { shownAnswers } from '~/features/quizzes/shown-answers';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem, Responses } from '~db/schema/quizzes';

/** @returns what a learner sends who answers a drawn item right: answers by the names of its page */
export function rightAnswersTo(item: ItemBody, drawn: DrawnItem): Responses {
  return shownAnswers(item, drawn, rightAnswersOf(item));
}

function rightAnswersOf(item: ItemBody): Responses {
  const partsOf = (parts: readonly { key: string; answer: string }[]) =>
    Object.fromEntries(parts.map(({ key, answer }) => [`${item.id}.${key}`, [answer]]));
  switch (item.type) {
    case 'single':
    case 'multi':
      return { [item.id]: item.options.filter(({ correct }) => correct).map(({ key }) => key) };
    case 'true_false':
      return { [item.id]: [String(item.answer)] };
    case 'numeric':
      return { [item.id]: [String(item.numeric.answer)] };
    case 'short':
      return { [item.id]: [item.accepted[0]?.text ?? ''] };
    case 'chart':
      return { [item.id]: item.answer };
    case 'matching':
      return partsOf(item.prompts.map(({ key, match }) => ({ key, answer: match })));
    case 'ordering':
      return partsOf(item.steps.map(({ key }, index) => ({ key, answer: String(index + 1) })));
    case 'gaps':
      return partsOf(item.blanks.map((blank) => ({ key: blank.key, answer: rightInBlank(blank) })));
  }
}

function rightInBlank(blank: Extract<ItemBody, { type: 'gaps' }>['blanks'][number]): string {
  switch (blank.kind) {
    case 'choice':
      return blank.options.find(({ correct }) => correct)?.key ?? '';
    case 'short':
      return blank.accepted[0]?.text ?? '';
    case 'numeric':
      return String(blank.accepted[0]?.answer ?? '');
  }
}
