import type { ItemDraft } from '~db/schema/items';
import type { FormFields } from '~/platform/http/read-form.server';
import { type Fields, fieldsOf, fieldsOfEntry, type ListShape, type Shape } from './item-shapes';
import { parseNumber } from './parse-number';

/** What stands in the fields of a form, each as it was typed. */
export interface Typed {
  [name: string]: string | Typed | Typed[];
}

interface Loose {
  [name: string]: unknown;
}

/** Reads the fields of a form; their names are paths, such as `options.0.text.sw`. */
export const typedOfFields = (type: ItemDraft['type'], fields: FormFields): Typed =>
  takeFields(fieldsOf(type), fields, '');

function takeFields(shapes: Fields, fields: FormFields, at: string): Typed {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, takeField(shape, fields, `${at}${name}`)]),
  );
}

const plain = (text = '') => text.replace(/\r\n?/g, '\n');

function takeField(shape: Shape, fields: FormFields, at: string): Typed[string] {
  switch (shape.kind) {
    case 'text':
      return { sw: plain(fields[`${at}.sw`]), en: plain(fields[`${at}.en`]) };
    case 'group':
      return takeFields(shape.of, fields, `${at}.`);
    case 'list':
      return placesIn(fields, at).map((place) => {
        const entry = `${at}.${place}.`;
        const [key, kind] = [fields[`${entry}key`] ?? '', fields[`${entry}kind`] ?? ''];
        return { ...takeFields(fieldsOfEntry(shape, kind), fields, entry), ...marks(shape, key, kind) };
      });
    case 'words':
    case 'number':
    case 'flag':
    case 'truth':
    case 'oneOf':
    case 'keyOf':
      return fields[at] ?? '';
  }
}

/** The places of a list's entries that a form has, in order. */
function placesIn(fields: FormFields, at: string): number[] {
  const places = Object.keys(fields).flatMap((name) => {
    const rest = name.startsWith(`${at}.`) ? /^(\d{1,3})\./.exec(name.slice(at.length + 1)) : null;
    return rest ? [Number(rest[1])] : [];
  });
  return [...new Set(places)].sort((one, other) => one - other);
}

const marks = ({ isKeyed, byKind }: ListShape, key: string, kind: string): Typed => ({
  ...(isKeyed && { key }),
  ...(byKind && { kind }),
});

/** An empty form of a type. */
export const newTyped = (type: ItemDraft['type']): Typed => emptyOf(fieldsOf(type));

function emptyOf(shapes: Fields): Typed {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]): [string, Typed[string]] => {
      switch (shape.kind) {
        case 'text':
          return [name, { sw: '', en: '' }];
        case 'group':
          return [name, emptyOf(shape.of)];
        case 'list': {
          const entries: Typed[] = [];
          for (let count = 0; count < shape.first; count += 1) entries.push(newEntry(shape, entries, ''));
          return [name, entries];
        }
        case 'words':
        case 'number':
        case 'flag':
        case 'truth':
        case 'oneOf':
        case 'keyOf':
          return [name, ''];
      }
    }),
  );
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** An empty entry of a list, with a letter that no other entry has. */
export function newEntry(shape: ListShape, others: readonly Typed[], kind: string): Typed {
  const key = [...letters].find((letter) => others.every((one) => one.key !== letter)) ?? '';
  return { ...emptyOf(fieldsOfEntry(shape, kind)), ...marks(shape, key, kind) };
}

/** Fills the form of a question. The right points of a chart are marked at the points. */
export const typedOfItem = (item: ItemDraft): Typed => writeFields(fieldsOf(item.type), withMarks(item));

function withMarks(item: ItemDraft): Loose {
  if (item.type !== 'chart') return { ...item };
  const points = item.chart.points.map((point) => ({ ...point, right: item.answer.includes(point.key) }));
  return { ...item, chart: { ...item.chart, points } };
}

function writeFields(shapes: Fields, said: Loose): Typed {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, writeField(shape, said[name])]),
  );
}

function writeField(shape: Shape, said: unknown): Typed[string] {
  switch (shape.kind) {
    case 'text': {
      const { sw, en } = (said ?? {}) as Loose;
      return { sw: wordsOf(sw), en: wordsOf(en) };
    }
    case 'group':
      return writeFields(shape.of, (said ?? {}) as Loose);
    case 'list':
      return ((said ?? []) as Loose[]).map((entry) => {
        const kind = wordsOf(entry.kind);
        return {
          ...writeFields(fieldsOfEntry(shape, kind), entry),
          ...marks(shape, wordsOf(entry.key), kind),
        };
      });
    case 'flag':
      return said === true ? 'on' : '';
    case 'words':
    case 'number':
    case 'truth':
    case 'oneOf':
    case 'keyOf':
      return wordsOf(said);
  }
}

/** @returns what a field says, empty where it holds no plain value */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Makes a question of a form, whatever is wrong with it: a number that can't be read is `NaN`. */
export function itemOfTyped(id: string, type: ItemDraft['type'], typed: Typed): ItemDraft {
  const said = { id, outcome: '', type, ...readFields(fieldsOf(type), typed) };
  return (type === 'chart' ? withAnswer(said) : said) as unknown as ItemDraft;
}

function withAnswer(said: Loose): Loose {
  const chart = said.chart as Loose & { points: (Loose & { key: string; right: boolean })[] };
  const answer = chart.points.filter(({ right }) => right).map(({ key }) => key);
  const points = chart.points.map((point) => without(point, ['right']));
  return { ...said, chart: { ...chart, points }, answer };
}

function readFields(shapes: Fields, typed: Typed): Loose {
  return Object.fromEntries(
    Object.entries(shapes)
      .map(([name, shape]) => [name, readField(shape, typed[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function readField(shape: Shape, typed: Typed[string] | undefined): unknown {
  switch (shape.kind) {
    case 'text': {
      const { sw, en } = typed as Record<'sw' | 'en', string>;
      const text = { sw: orNull(sw, shape.isExact), en: orNull(en, shape.isExact) };
      if (text.sw !== null || text.en !== null || shape.empty === 'texts') return text;
      return shape.empty === 'null' ? null : undefined;
    }
    case 'group':
      return readFields(shape.of, typed as Typed);
    case 'list': {
      const entries = (typed as Typed[]).map(({ key, kind, ...entry }) => ({
        ...readFields(fieldsOfEntry(shape, wordsOf(kind)), entry),
        ...marks(shape, wordsOf(key), wordsOf(kind)),
      }));
      return entries.length === 0 && shape.isOptional ? undefined : entries;
    }
    case 'number':
      return numberOf(wordsOf(typed), shape.empty);
    case 'flag':
      return typed === 'on';
    case 'truth':
      return typed === 'true' ? true : typed === 'false' ? false : '';
    case 'oneOf':
      return typed === '' && shape.isOptional ? undefined : typed;
    case 'words':
    case 'keyOf':
      return wordsOf(typed).trim();
  }
}

const orNull = (text: string, isExact = false) => (text.trim() === '' ? null : isExact ? text : text.trim());

function numberOf(text: string, empty: 'absent' | 'null' | 'zero' | undefined) {
  if (text.trim() !== '' || empty === undefined) return parseNumber(text) ?? NaN;
  return { absent: undefined, null: null, zero: 0 }[empty];
}

/** A form without the entries of its lists that nobody has written anything in. */
export const withoutEmptyEntries = (type: ItemDraft['type'], typed: Typed): Typed =>
  dropEmpty(fieldsOf(type), typed);

function dropEmpty(shapes: Fields, typed: Typed): Typed {
  const kept = Object.entries(shapes).map(([name, shape]): [string, Typed[string]] => {
    const value = typed[name] ?? '';
    if (shape.kind === 'group') return [name, dropEmpty(shape.of, value as Typed)];
    if (shape.kind !== 'list') return [name, value];
    const entries = (value as Typed[]).filter(hasWords);
    return [
      name,
      entries.map((entry) => ({ ...entry, ...dropEmpty(fieldsOfEntry(shape, wordsOf(entry.kind)), entry) })),
    ];
  });
  return Object.fromEntries(kept);
}

const hasWords = (entry: Typed): boolean => Object.values(without(entry, ['key', 'kind'])).some(isSaid);

const without = <Value>(record: Record<string, Value>, names: readonly string[]): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

const isSaid = (value: Typed[string]): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : Array.isArray(value)
      ? value.some(hasWords)
      : Object.values(value).some(isSaid);
