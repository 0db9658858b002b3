import type { ItemBody } from '~db/schema/items';
import type { DrawnItem, Responses } from '~db/schema/quizzes';
import { answerFieldsOf, answerIn } from './answer-fields';

/** A field of an item as its page names it. */
interface ShownField {
  shown: string;
  /** Its name in the answers that are kept. */
  kept: string;
  /** What can be chosen, in the order shown; absent where what is sent is what is kept. */
  options?: string[] | undefined;
}

/** The letter under which something is shown that stands so far down its list. @param index from 0 */
export const shownKey = (index: number) => String.fromCharCode('a'.charCodeAt(0) + index);

/**
 * Keys are given by authors, often in the order of the right answer. So where things are shuffled to be matched, put in order or
 * filled in, the page names them by the letters of the order in which it shows them.
 */
function shownFieldsOf(item: ItemBody, drawn: DrawnItem): ShownField[] {
  if (item.type === 'ordering') {
    return drawn.options.map((key, index) => ({
      shown: `${item.id}.${shownKey(index)}`,
      kept: `${item.id}.${key}`,
    }));
  }
  const optionsOf = (name: string) =>
    item.type === 'matching'
      ? drawn.options
      : item.type === 'gaps'
        ? drawn.blanks?.[name.slice(item.id.length + 1)]
        : undefined;
  return answerFieldsOf(item).map(({ name }) => ({ shown: name, kept: name, options: optionsOf(name) }));
}

/** @returns answers that a page has sent, by the names under which they are kept; what answers none of the items is left out */
export function keptAnswers(
  items: readonly ItemBody[],
  drawn: readonly DrawnItem[],
  sent: Responses,
): Responses {
  const kept: Responses = {};
  for (const field of fieldsOf(items, drawn)) {
    if (!Object.hasOwn(sent, field.shown)) continue;
    const { options } = field;
    const keyOf = (key: string) => options?.find((_, index) => shownKey(index) === key) ?? '';
    kept[field.kept] = answerIn(sent, field.shown).map((key) => (options ? keyOf(key) : key));
  }
  return kept;
}

/** @returns the kept answers to an item by the names under which its page shows them */
export function shownAnswers(item: ItemBody, drawn: DrawnItem, kept: Responses): Responses {
  return Object.fromEntries(
    shownFieldsOf(item, drawn)
      .map((field): [string, string[]] => [
        field.shown,
        answerIn(kept, field.kept).map((key) => (field.options ? shownKey(field.options.indexOf(key)) : key)),
      ])
      .filter(([, answer]) => answer.length > 0),
  );
}

const fieldsOf = (items: readonly ItemBody[], drawn: readonly DrawnItem[]) =>
  items.flatMap((item, index) => {
    const one = drawn[index];
    return one ? shownFieldsOf(item, one) : [];
  });
