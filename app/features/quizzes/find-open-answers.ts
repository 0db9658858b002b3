import type { ItemBody } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { type AnswerField, answerFieldsOf, answerIn } from './answer-fields';
import { parseTypedNumber } from '~/platform/typed-number';

/** Ids of the items that keep an attempt from being graded as it is. */
export type OpenAnswers = {
  /** Nothing is answered, or not all parts are. */
  unanswered: string[];
  /** A number can't be read, or two steps have one place. */
  unreadable: string[];
};

/** What has to be asked again before answers are graded. */
export function findOpenAnswers(items: readonly ItemBody[], responses: Responses): OpenAnswers {
  const idsOf = (isOpen: (item: ItemBody) => boolean) => items.filter(isOpen).map(({ id }) => id);
  return {
    unanswered: idsOf((item) =>
      answerFieldsOf(item).some(({ name }) => answerIn(responses, name).length === 0),
    ),
    unreadable: idsOf(
      (item) =>
        answerFieldsOf(item).some((field) => isUnreadable(field, answerIn(responses, field.name))) ||
        (item.type === 'ordering' && hasPlaceTwice(item, responses)),
    ),
  };
}

/** Whether nothing of an item has to be asked again. */
export function isAnswered(item: ItemBody, responses: Responses): boolean {
  const { unanswered, unreadable } = findOpenAnswers([item], responses);
  return unanswered.length + unreadable.length === 0;
}

const isUnreadable = (field: AnswerField, [typed]: string[]) =>
  field.kind === 'number' && typed !== undefined && parseTypedNumber(typed, field.units) === undefined;

function hasPlaceTwice(item: ItemBody, responses: Responses): boolean {
  const places = answerFieldsOf(item).flatMap(({ name }) => answerIn(responses, name));
  return new Set(places).size < places.length;
}
