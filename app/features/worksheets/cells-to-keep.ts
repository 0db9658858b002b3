import type { Typed } from './read-typed';
import type { AnyPart } from './worksheet';

type Cells = Record<string, string>;

/** What was typed into a part's form, by the names of its fields as they are sent; blank cells and what the part doesn't know are left out. */
export function cellsToKeep(part: AnyPart, typed: Typed): { figures: Cells; settings: Cells } {
  const cellsOf = (keys: object) =>
    Object.fromEntries(Object.keys(keys).flatMap((key) => filledCells(typed[key], key)));
  return { figures: cellsOf(part.fields), settings: cellsOf(part.settings) };
}

/** Each cell that isn't blank, as its name and what stands there. */
export function filledCells(value: unknown, name: string): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => filledCells(one, `${name}.${key}`));
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? [] : [[name, text]];
}
