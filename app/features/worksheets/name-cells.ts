import type { Fields, TableField } from './fields';

type Raw = Readonly<Record<string, unknown>>;

/** The columns that a row has to have. */
export const neededColumns = ({ columns }: TableField): string[] =>
  Object.keys(columns).filter((key) => !columns[key]?.isOptional);

/**
 * Gives cells their names where a row of a table is a plain list: those of all columns in their order, or, in a short row, of those alone that
 * have to be there.
 */
export const nameCells = (fields: Fields, raw: Raw): Raw =>
  Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return field?.kind === 'table' && Array.isArray(value)
        ? [key, value.map((row: unknown) => nameRow(field, row))]
        : [key, value];
    }),
  );

function nameRow(table: TableField, row: unknown): unknown {
  if (!Array.isArray(row)) return row;
  const cells: unknown[] = row;
  const needed = neededColumns(table);
  const names = cells.length <= needed.length ? needed : Object.keys(table.columns);
  return Object.fromEntries(names.map((name, place) => [name, cells[place]]));
}
