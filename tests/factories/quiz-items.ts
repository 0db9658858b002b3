import fc from 'fast-check';
import type { QuizEntry } from '~db/schema/catalog';
import type { ItemBody, ItemOf, Localized, Scoring } from '~db/schema/items';
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
): ItemOf<'single' | 'multi'> {
  const options = keys.map((key) => ({
    key,
    correct: correct.includes(key),
    text: both(`option ${key}`),
    feedback: both(`SECRET of ${key}`),
  }));
  return { id, type, outcome, stem: both(`question ${id}`), options };
}

export function trueFalseItem(id: string, answer: boolean, outcome = 'o1'): ItemOf<'true_false'> {
  return { id, type: 'true_false', outcome, stem: both(`question ${id}`), answer, feedback };
}

export function numericItem(id: string, answer: number, tolerance = 0, outcome = 'o1'): ItemOf<'numeric'> {
  const numeric = { answer, tolerance, unit: both('percent') };
  return { id, type: 'numeric', outcome, stem: both(`question ${id}`), numeric, feedback };
}

/** A short text; the first of `accepted` earns all, the others half. */
export function shortItem(id: string, accepted: string[], outcome = 'o1'): ItemOf<'short'> {
  const texts = accepted.map((text, index) => ({ text, ...(index > 0 && { share: 0.5 }) }));
  return { id, type: 'short', outcome, stem: both(`question ${id}`), accepted: texts, feedback };
}

const keyed = (keys: string[], what: string) => keys.map((key) => ({ key, text: both(`${what} ${key}`) }));

/** Prompts that belong to the choice of the key that `matches` gives to each. */
export function matchingItem(
  id: string,
  matches: Record<string, string>,
  choices: string[],
  scoring: Scoring = 'partial',
  outcome = 'o1',
): ItemOf<'matching'> {
  const prompts = keyed(Object.keys(matches), 'prompt').map((prompt) => ({
    ...prompt,
    match: matches[prompt.key] ?? '',
  }));
  const stem = both(`question ${id}`);
  return {
    id,
    type: 'matching',
    outcome,
    stem,
    scoring,
    prompts,
    choices: keyed(choices, 'choice'),
    feedback,
  };
}

/** Steps in the right order. */
export function orderingItem(
  id: string,
  steps: string[],
  scoring: Scoring = 'partial',
  outcome = 'o1',
): ItemOf<'ordering'> {
  const stem = both(`question ${id}`);
  return { id, type: 'ordering', outcome, stem, scoring, steps: keyed(steps, 'step'), feedback };
}

/** A sentence with a blank of each kind: a choice whose right option is `right`, a text and a number. */
export function gapsItem(
  id: string,
  right: string,
  scoring: Scoring = 'partial',
  outcome = 'o1',
): ItemOf<'gaps'> {
  return {
    id,
    type: 'gaps',
    outcome,
    stem: both(`question ${id}`),
    scoring,
    text: both('First {{a}}, then {{b}}, last {{c}}.'),
    blanks: [
      {
        key: 'a',
        kind: 'choice',
        options: ['a', 'b', 'c'].map((key) => ({
          key,
          correct: key === right,
          text: both(`option ${key}`),
          feedback: both(`SECRET of ${key}`),
        })),
      },
      { key: 'b', kind: 'short', accepted: [{ text: 'SECRET word' }, { text: 'neno', share: 0.5 }] },
      { key: 'c', kind: 'numeric', accepted: [{ answer: 7123, tolerance: 1 }] },
    ],
    feedback,
  };
}

/** A chart of four points, one without a value. */
export function chartItem(
  id: string,
  answer: string[],
  scoring: Scoring = 'partial',
  outcome = 'o1',
): ItemOf<'chart'> {
  const points = ['a', 'b', 'c', 'd'].map((key, index) => ({
    key,
    label: both(`M${index}`),
    value: index === 3 ? null : 10 * index,
  }));
  return {
    id,
    type: 'chart',
    outcome,
    stem: both(`question ${id}`),
    chart: { kind: 'run', series: both('Visits'), unit: null, points },
    answer,
    scoring,
    feedback,
  };
}

const keysOf = (count: number) => ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);
const anyScoring = fc.constantFrom<Scoring>('partial', 'all-or-nothing');

const itemOf = (id: string): fc.Arbitrary<ItemBody> =>
  fc
    .tuple(fc.integer({ min: 3, max: 6 }), fc.constantFrom('o1', 'o2', 'o3', 'o4'), anyScoring)
    .chain(([count, outcome, scoring]) =>
      fc.oneof<fc.Arbitrary<ItemBody>[]>(
        fc
          .constantFrom(...keysOf(count))
          .map((key) => choiceItem(id, 'single', keysOf(count), [key], outcome)),
        fc
          .subarray(keysOf(count), { minLength: 2, maxLength: count - 1 })
          .map((right) => ({ ...choiceItem(id, 'multi', keysOf(count), right, outcome), scoring })),
        fc.boolean().map((answer) => trueFalseItem(id, answer, outcome)),
        fc.integer({ min: 1000, max: 9999 }).map((answer) => numericItem(id, answer, 5, outcome)),
        fc.constant(shortItem(id, ['SECRET word', 'neno'], outcome)),
        fc
          .array(fc.constantFrom(...keysOf(count)), { minLength: 3, maxLength: 3 })
          .map(([a = '', b = '', c = '']) => matchingItem(id, { a, b, c }, keysOf(count), scoring, outcome)),
        fc
          .shuffledSubarray(keysOf(count), { minLength: count })
          .map((steps) => orderingItem(id, steps, scoring, outcome)),
        fc.constantFrom('a', 'b', 'c').map((right) => gapsItem(id, right, scoring, outcome)),
        fc
          .subarray(keysOf(4), { minLength: 1, maxLength: 3 })
          .map((answer) => chartItem(id, answer, scoring, outcome)),
      ),
    );

/** Between 1 and 30 items of any type, with different ids. */
export const anyItems: fc.Arbitrary<ItemBody[]> = fc
  .integer({ min: 1, max: 30 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => itemOf(`i${index}`))));

/** Answers to these items and to their parts, right, wrong and absent alike. */
export const anyResponses = (items: readonly ItemBody[]): fc.Arbitrary<Responses> =>
  fc.dictionary(
    fc.constantFrom(...items.flatMap(({ id }) => [id, ...keysOf(6).map((key) => `${id}.${key}`)]), 'another'),
    fc.array(
      fc.constantFrom(
        'a',
        'b',
        'c',
        'd',
        'true',
        'false',
        '1',
        '2',
        '3',
        '1000',
        '1005',
        '7123',
        'abc',
        'neno',
      ),
      { maxLength: 4 },
    ),
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
