import type { Blank, ItemBody, Localized } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';

/** One thing to answer in an item: most items have one, under their own id; each part of an answer has its own. */
export type AnswerField = { name: string } & (
  | { kind: 'choice'; keys: string[]; several: boolean }
  | { kind: 'number'; units: string[] }
  | { kind: 'text'; accepted: string[] }
);

/** All that there is to answer in an item. */
export function answerFieldsOf(item: ItemBody): AnswerField[] {
  const name = item.id;
  const nameOf = (key: string) => `${name}.${key}`;
  switch (item.type) {
    case 'single':
    case 'multi':
      return [{ name, kind: 'choice', keys: keysOf(item.options), several: item.type === 'multi' }];
    case 'true_false':
      return [{ name, kind: 'choice', keys: ['true', 'false'], several: false }];
    case 'chart':
      return [{ name, kind: 'choice', keys: keysOf(item.chart.points), several: item.answer.length > 1 }];
    case 'numeric':
      return [{ name, kind: 'number', units: Object.values(item.numeric.unit ?? {}) }];
    case 'short':
      return [{ name, kind: 'text', accepted: item.accepted.map(({ text }) => text) }];
    case 'matching':
      return item.prompts.map(({ key }) => ({
        name: nameOf(key),
        kind: 'choice',
        keys: keysOf(item.choices),
        several: false,
      }));
    case 'ordering':
      return item.steps.map(({ key }) => ({
        name: nameOf(key),
        kind: 'choice',
        keys: placesOf(item.steps),
        several: false,
      }));
    case 'gaps':
      return item.blanks.map((blank) => ({ name: nameOf(blank.key), ...fieldOfBlank(blank) }));
  }
}

type Unnamed<Field> = Field extends unknown ? Omit<Field, 'name'> : never;

function fieldOfBlank(blank: Blank<Localized>): Unnamed<AnswerField> {
  switch (blank.kind) {
    case 'choice':
      return { kind: 'choice', keys: keysOf(blank.options), several: false };
    case 'numeric':
      return { kind: 'number', units: [] };
    case 'short':
      return { kind: 'text', accepted: blank.accepted.map(({ text }) => text) };
  }
}

const keysOf = (entries: readonly { key: string }[]) => entries.map(({ key }) => key);

/** The places of steps as learners give them, counted from 1. */
export const placesOf = (steps: readonly unknown[]) => steps.map((_, index) => String(index + 1));

/** @returns what was answered in a field; nothing for a name that every object inherits */
export function answerIn(responses: Responses, name: string): string[] {
  return (Object.hasOwn(responses, name) ? responses[name] : undefined) ?? [];
}
