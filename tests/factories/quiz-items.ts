import fc from 'fast-check';
import type { QuizEntry } from '~db/schema/catalog';
import type { ItemBody, Localized } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';

const both = (text: string): Localized => ({ sw: `${text} (sw)`, en: `${text} (en)` });
const feedback = { right: both('SECRET right'), wrong: both('SECRET wrong') };

/** A choice; the keys in `correct` are right. */
export function choiceItem(
  id: string,
  type: 'single' | 'multi',
  keys: string[],
  correct: string[],
  outcome = 'o1',
): ItemBody {
  const options = keys.map((key) => ({
    key,
    correct: correct.includes(key),
    text: both(`option ${key}`),
    feedback: both(`SECRET of ${key}`),
  }));
  return { id, type, outcome, stem: both(`question ${id}`), options };
}

export function trueFalseItem(id: string, answer: boolean, outcome = 'o1'): ItemBody {
  return { id, type: 'true_false', outcome, stem: both(`question ${id}`), answer, feedback };
}

export function numericItem(id: string, answer: number, tolerance = 0, outcome = 'o1'): ItemBody {
  const numeric = { answer, tolerance, unit: both('percent') };
  return { id, type: 'numeric', outcome, stem: both(`question ${id}`), numeric, feedback };
}

const keysOf = (count: number) => ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);

const itemOf = (id: string): fc.Arbitrary<ItemBody> =>
  fc
    .tuple(fc.integer({ min: 3, max: 6 }), fc.constantFrom('o1', 'o2', 'o3', 'o4'))
    .chain(([count, outcome]) =>
      fc.oneof(
        fc
          .constantFrom(...keysOf(count))
          .map((key) => choiceItem(id, 'single', keysOf(count), [key], outcome)),
        fc
          .subarray(keysOf(count), { minLength: 2, maxLength: count - 1 })
          .map((right) => choiceItem(id, 'multi', keysOf(count), right, outcome)),
        fc.boolean().map((answer) => trueFalseItem(id, answer, outcome)),
        fc.integer({ min: 1000, max: 9999 }).map((answer) => numericItem(id, answer, 5, outcome)),
      ),
    );

/** Between 1 and 30 items of any type, with different ids. */
export const anyItems: fc.Arbitrary<ItemBody[]> = fc
  .integer({ min: 1, max: 30 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => itemOf(`i${index}`))));

/** Answers to these items, right, wrong and absent alike. */
export const anyResponses = (items: readonly ItemBody[]): fc.Arbitrary<Responses> =>
  fc.dictionary(
    fc.constantFrom(...items.map((item) => item.id), 'another'),
    fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'true', 'false', '1000', '1005', 'abc'), { maxLength: 4 }),
  );

/** The hash under which the tests keep an item. */
export const hashOfItem = (item: ItemBody) => `hash of ${item.id}`;

export function quizOf(items: readonly ItemBody[], rules: Partial<QuizEntry> = {}): QuizEntry {
  return {
    id: 'quiz',
    kind: 'graded',
    draw: items.length,
    perOutcome: null,
    passMark: 70,
    attemptsBeforePause: null,
    pauseHours: null,
    items: items.map((item) => ({ hash: hashOfItem(item), outcome: item.outcome })),
    ...rules,
  };
}
