import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { figureColumns } from './figure-columns';
import type { Field, Fields } from './fields';
import type { AskedPart } from './read-page';
import type { Typed } from './read-typed';

/** Rows that may be added below those that were typed, so that formulas count them. */
const roomForMore = 12;

/** How many rows were typed of a part's lists or table. */
export const typedRows = (typed: Typed): number =>
  Math.max(0, ...Object.values(typed).map((value) => (Array.isArray(value) ? value.length : 0)));

/** The last row of the first sheet that formulas look at. */
export const lastRowOf = (typed: Typed): number => typedRows(typed) + 1 + roomForMore;

/** A part's boxes that stand beside its rows, such as the day on which actions are looked at; the workbook has them above the results. */
export function boxesBesideRows(fields: Fields): [string, Field][] {
  if (figureColumns(fields).length === 0) return [];
  return Object.entries(fields).filter(
    ([, { kind, isForFiles }]) => !isForFiles && kind !== 'list' && kind !== 'table' && kind !== 'group',
  );
}

/**
 * The boxes of the workbook: those of the first sheet in the order of the form, or as columns, all of a column by the names of table and column, and of a list by
 * `all.values` too; and whole columns of steps.
 */
export function placesOfBoxes(
  { part: { fields }, typed }: AskedPart,
  steps: readonly string[],
  language: Language,
): Map<string, string> {
  const t = getTranslator(language);
  const sheet = t('worksheets:file.figures');
  const lastRow = lastRowOf(typed);
  const places = new Map<string, string>();
  for (const [name, { first, last }] of columnPlaces(fields)) {
    const whole = rangeIn(sheet, first, last, 2, lastRow);
    places.set(name, whole);
    places.set(`all.${name}`, whole);
  }
  if (places.size > 0) {
    steps.forEach((step, place) => {
      const letter = letterOf(place + 1);
      places.set(`step.${step}`, rangeIn(t('worksheets:file.liveRows'), letter, letter, 2, lastRow));
    });
    boxesBesideRows(fields).forEach(([key], place) => {
      places.set(key, rangeIn(t('worksheets:result'), 'B', 'B', place + 2, place + 2));
    });
    return places;
  }
  let row = 2;
  for (const [key, field] of Object.entries(fields)) {
    if (field.isForFiles) continue;
    const boxes =
      field.kind === 'group' ? Object.keys(field.fields).length : field.kind === 'list' ? field.rows : 1;
    places.set(key, boxes === 1 ? `'${sheet}'!B${row}` : `'${sheet}'!B${row}:B${row + boxes - 1}`);
    row += boxes;
  }
  return places;
}

/** Those and, by the column's name alone, the boxes of one row; with `^` the column down to it, with `<` the row above. */
export function placesInRow(
  asked: AskedPart,
  steps: readonly string[],
  language: Language,
  row: number,
): Map<string, string> {
  const t = getTranslator(language);
  const sheet = t('worksheets:file.figures');
  const places = placesOfBoxes(asked, steps, language).set('place', String(row - 1));
  for (const [name, { first, last }] of columnPlaces(asked.part.fields)) {
    const column = name.split('.')[1] ?? name;
    places.set(column, rangeIn(sheet, first, last, row, row));
    places.set(`${column}<`, rangeIn(sheet, first, last, row - 1, row - 1));
    places.set(`${column}^`, rangeIn(sheet, first, last, 2, row));
  }
  steps.forEach((step, place) => {
    const [live, letter] = [t('worksheets:file.liveRows'), letterOf(place + 1)];
    places.set(step, rangeIn(live, letter, letter, row, row));
    places.set(`${step}<`, rangeIn(live, letter, letter, row - 1, row - 1));
  });
  return places;
}

/** All boxes of the first sheet from a row down. */
export function boxesFrom({ part, typed }: AskedPart, language: Language, row: number): string {
  const sheet = getTranslator(language)('worksheets:file.figures');
  return rangeIn(sheet, 'A', letterOf(figureColumns(part.fields).length - 1), row, lastRowOf(typed));
}

const letterOf = (place: number) => String.fromCharCode('A'.charCodeAt(0) + place);

/** The letters of the first and last column of each figure, by `rows.expected`, or `values` where a form has lists. */
function columnPlaces(fields: Fields): Map<string, { first: string; last: string }> {
  const places = new Map<string, { first: string; last: string }>();
  figureColumns(fields).forEach(({ pathOf }, place) => {
    const [table = '', , column] = pathOf(0).split('.');
    const name = column === undefined ? table : `${table}.${column}`;
    places.set(name, { first: places.get(name)?.first ?? letterOf(place), last: letterOf(place) });
  });
  return places;
}

function rangeIn(sheet: string, first: string, last: string, from: number, to: number): string {
  const [start, end] = [`$${first}$${from}`, `$${last}$${to}`];
  return start === end ? `'${sheet}'!${start}` : `'${sheet}'!${start}:${end}`;
}
