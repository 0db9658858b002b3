import type { Responses } from '~db/schema/quizzes';
import type { AskedItem } from './ask-item';

/** A question as its form was sent, where nothing of that was kept. @param typed answers by the names of the page */
export const withTyped = <Item extends AskedItem>(item: Item, typed: Responses): Item => ({
  ...item,
  answers: { ...item.answers, ...answersOf(item.id, typed) },
});

const answersOf = (itemId: string, typed: Responses): Responses =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => name === itemId || name.startsWith(`${itemId}.`)),
  );
