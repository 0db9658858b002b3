import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { labelOfColumn, labelOfField } from './field-label';
import type { CellField, Field, Fields } from './fields';

/** A column of a part's figures, as a spreadsheet has it: a figure in every row. */
export interface FigureColumn {
  key: string;
  /** Of several beside each other under one name: which one, from 0. */
  place?: number;
  field: CellField;
  /** The figure's name in the form. */
  pathOf: (row: number) => string;
}

/** The columns of a part's table, in the order of its form; none where the part has no rows of any number. */
export function figureColumns(fields: Fields): FigureColumn[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.isForFiles) return [];
    if (field.kind === 'table') return columnsOfTable(key, field.columns);
    if (field.kind !== 'list' || field.isFixed) return [];
    return [{ key, field: field.of, pathOf: (row) => `${key}.${row}` }];
  });
}

const columnsOfTable = (table: string, columns: Readonly<Record<string, Field>>): FigureColumn[] =>
  Object.entries(columns).flatMap(([key, field]): FigureColumn[] => {
    const pathOf = (row: number) => `${table}.${row}.${key}`;
    if (field.kind !== 'list') return [{ key, field: field as CellField, pathOf }];
    return Array.from({ length: field.rows }, (_, place) => ({
      key,
      place,
      field: field.of,
      pathOf: (row) => `${pathOf(row)}.${place}`,
    }));
  });

/** What stands above a column in a file that people fill in. */
export function headOfColumn(worksheet: string, { key, place }: FigureColumn, language: Language): string {
  const label = labelOfField(worksheet, key, language);
  return place === undefined
    ? label
    : `${label}, ${getTranslator(language)('worksheets:month', { number: place + 1 })}`;
}

/** All names by which a file may call a column: its key, and what the form and the template call it in either language. */
export function namesOfColumn(
  worksheet: string,
  column: FigureColumn,
  languages: readonly Language[],
): string[] {
  const ending = column.place === undefined ? '' : ` ${column.place + 1}`;
  return [
    `${column.key}${ending}`,
    ...languages.flatMap((language) => [
      headOfColumn(worksheet, column, language),
      `${labelOfField(worksheet, column.key, language)}${ending}`,
      `${labelOfColumn(worksheet, column.key, language)}${ending}`,
    ]),
  ];
}
