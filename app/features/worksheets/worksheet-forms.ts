import type { Language } from '~/platform/i18n/language';
import { hasForm, hasPage, worksheets } from './all-worksheets';
import { filledCells } from './cells-to-keep';
import type { Field, Fields } from './fields';
import { nameCells } from './name-cells';
import type { Typed } from './read-typed';
import { titleOf } from './say-run';
import type { AnyPart, Worksheet } from './worksheet';

/** The address of a worksheet's page, below the toolkit that it is at home in. */
export const worksheetPath = ({ toolkit, slug }: Worksheet, language: Language): string =>
  `/${language}/toolkits/${toolkit}/${slug}`;

/** Title, address and forms of every worksheet that has a page, by its key: what lessons may link to. */
export const worksheetReferences = (language: Language): Record<string, WorksheetReference> =>
  Object.fromEntries(
    worksheets.filter(hasPage).map((one) => [
      one.key,
      {
        title: titleOf(one, language),
        path: worksheetPath(one, language),
        parts: one.isOnDevice
          ? Object.fromEntries(Object.keys(one.parts).map((name) => [name, []]))
          : Object.fromEntries(partsOnPage(one).map(([name, part]) => [name, namesOf(part)])),
      },
    ]),
  );

interface WorksheetReference {
  title: string;
  path: string;
  /** Names of each part's form, with a star for the row: `rows.*.target`. None where a link can't fill it in. */
  parts: Record<string, string[]>;
}

const namesOf = ({ fields, settings }: AnyPart): string[] => [
  ...Object.entries(fields).flatMap(([key, field]) => namesOfField(key, field)),
  ...Object.entries(settings).map(([key, { kind }]) => (kind === 'range' ? `${key}.*` : key)),
];

function namesOfField(name: string, field: Field): string[] {
  const each = (inner: Fields, start: string) =>
    Object.entries(inner).flatMap(([key, one]) => namesOfField(`${start}.${key}`, one));
  if (field.isForFiles) return [];
  if (field.kind === 'table') return each(field.columns, `${name}.*`);
  if (field.kind === 'group') return each(field.fields, name);
  return [field.kind === 'list' ? `${name}.*` : name];
}

/** Keys of the worksheets that the server reads a form of: what a course may ask its learners to do. */
export const worksheetsWithForms = worksheets.filter(hasForm).map(({ key }) => key);

/** The worksheet at home in a toolkit, by the last part of its address; undefined where the server reads no form of it. */
export const worksheetAt = (toolkit: string, slug: string): Worksheet | undefined =>
  worksheets.find((one) => one.toolkit === toolkit && one.slug === slug && hasForm(one));

/** The parts of a worksheet that have a form. */
export const partsOnPage = ({ parts }: Worksheet): [string, AnyPart][] =>
  Object.entries(parts).filter(([, { isOnPage }]) => isOnPage);

const hasOpenEnd = (field: Field) => field.kind === 'table' || (field.kind === 'list' && !field.isFixed);

/** Whether a part's form is a table of any length: it is posted. A small form is a question that a link can hold. */
export const isTableForm = ({ fields }: AnyPart): boolean => Object.values(fields).some(hasOpenEnd);

/** A part's example as its form shows it. */
export const exampleOf = (part: AnyPart): Typed => ({ ...nameCells(part.fields, part.example) });

/** Whether the figures typed into a part's form are those of its example. */
export function isExampleOf(worksheet: Worksheet, name: string, typed: Typed): boolean {
  const part = worksheet.parts[name];
  if (!part) return false;
  const figuresIn = (all: Typed) =>
    Object.keys(part.fields)
      .flatMap((key) => filledCells(all[key], key))
      .map(([cell, text]) => `${cell} ${text}`);
  const [example, own] = [figuresIn(exampleOf(part)), figuresIn(typed)];
  return example.length === own.length && example.every((cell, index) => cell === own[index]);
}
