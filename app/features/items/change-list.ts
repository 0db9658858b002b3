import type { ItemDraft } from '~db/schema/items';
import { type Fields, fieldsOf, fieldsOfEntry, type ListShape } from './item-shapes';
import { newEntry, type Typed, wordsOf } from './typed-item';

/** What a button of a form does to one of its lists: `add:options`, `add:blanks:short`, `remove:options.2`, `up:steps.3`. */
const deedForm = /^(add|remove|up):([a-z0-9.]{1,60})(?::([a-z]{1,20}))?$/;

/** @returns the form with the list changed; undefined where the deed is none or its list has no such place */
export function changeList(type: ItemDraft['type'], typed: Typed, deed: string): Typed | undefined {
  const [, what, path = '', kind = ''] = deedForm.exec(deed) ?? [];
  if (what === undefined) return undefined;
  const copy = structuredClone(typed);
  const steps = path.split('.');
  const place = what === 'add' ? -1 : Number(steps.pop());
  const found = findList(fieldsOf(type), copy, steps);
  if (!found) return undefined;
  const { shape, entries } = found;
  if (what === 'add') {
    if (entries.length >= shape.most || (shape.byKind && !Object.hasOwn(shape.of, kind))) return undefined;
    entries.push(newEntry(shape, entries, kind));
    return copy;
  }
  const entry = entries[place];
  if (!entry) return undefined;
  entries.splice(place, 1);
  if (what === 'up') entries.splice(Math.max(0, place - 1), 0, entry);
  return copy;
}

function findList(
  shapes: Fields,
  typed: Typed,
  [name = '', ...rest]: string[],
): { shape: ListShape; entries: Typed[] } | undefined {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  const inside = typed[name];
  if (shape?.kind === 'group') return findList(shape.of, inside as Typed, rest);
  if (shape?.kind !== 'list' || !Array.isArray(inside)) return undefined;
  const [place, ...further] = rest;
  if (place === undefined) return { shape, entries: inside };
  const entry = inside[Number(place)];
  return entry && findList(fieldsOfEntry(shape, wordsOf(entry.kind)), entry, further);
}
