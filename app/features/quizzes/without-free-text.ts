import type { ItemBody } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { type AnswerField, answerFieldsOf, answerIn } from './answer-fields';
import { plainText } from './plain-text';
import { parseTypedNumber } from '~/platform/typed-number';

/**
 * The answers without what isn't one: where a number or a text is asked, people may type anything, a name too. What stays is a choice
 * that was offered, a number, or a text that the item accepts.
 */
export function withoutFreeText(items: readonly ItemBody[], responses: Responses): Responses {
  return Object.fromEntries(
    items
      .flatMap(answerFieldsOf)
      .map((field): [string, string[]] => [
        field.name,
        answerIn(responses, field.name).filter((typed) => isAnswer(field, typed)),
      ])
      .filter(([, response]) => response.length > 0),
  );
}

function isAnswer(field: AnswerField, typed: string): boolean {
  switch (field.kind) {
    case 'choice':
      return field.keys.includes(typed);
    case 'number':
      return parseTypedNumber(typed, field.units) !== undefined;
    case 'text':
      return field.accepted.some((text) => plainText(text) === plainText(typed));
  }
}
