import { rightResponses } from '~/features/quizzes/right-responses';
import { shownAnswers } from '~/features/quizzes/shown-answers';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem, Responses } from '~db/schema/quizzes';

/** @returns what a learner sends who answers a drawn item right: answers by the names of its page */
export function rightAnswersTo(item: ItemBody, drawn: DrawnItem): Responses {
  return shownAnswers(item, drawn, rightResponses(item));
}
