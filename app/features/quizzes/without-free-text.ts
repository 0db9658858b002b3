import type { DrawnItem, Responses } from '~db/schema/quizzes';
import { parseTypedNumber } from '~/platform/typed-number';

/**
 * The answers without what isn't one: where a number is asked, people may type anything, a name too. What stays is a choice that was
 * offered, true or false, or a number.
 */
export function withoutFreeText(drawn: readonly DrawnItem[], responses: Responses): Responses {
  const offered = new Map(drawn.map((item) => [item.itemId, new Set([...item.options, 'true', 'false'])]));
  return Object.fromEntries(
    Object.entries(responses)
      .map(([itemId, response]): [string, string[]] => [
        itemId,
        response.filter((one) => offered.get(itemId)?.has(one) || parseTypedNumber(one) !== undefined),
      ])
      .filter(([, response]) => response.length > 0),
  );
}
