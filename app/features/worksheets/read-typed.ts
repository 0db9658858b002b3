import type { Field, Fields } from './fields';
import type { Setting, Settings } from './settings';

/** Figures as they were typed, in the form that a part takes them. */
export type Typed = Record<string, unknown>;

/** More rows than any form of ours shows. */
const mostRows = 400;

/**
 * Reads the figures of a part out of the names of its form: `penta1`, `values.3`, `rows.2.target`, `fractions.under5`, `band.0`.
 * @param fields what the form or the query holds, by name
 */
export function readTyped(
  part: { fields: Fields; settings: Settings },
  fields: Readonly<Record<string, string>>,
): Typed {
  const figures = Object.entries(part.fields).map(([key, field]) => [key, typedIn(field, key, fields)]);
  const settings = Object.entries(part.settings).map(([key, one]) => [key, settingIn(one, key, fields)]);
  return Object.fromEntries([...figures, ...settings].filter(([, value]) => value !== undefined)) as Typed;
}

function typedIn(field: Field, name: string, fields: Readonly<Record<string, string>>): unknown {
  const each = (inner: Fields, start: string) =>
    Object.fromEntries(
      Object.entries(inner).map(([key, one]) => [key, typedIn(one, `${start}.${key}`, fields)]),
    );
  switch (field.kind) {
    case 'list':
      return Array.from({ length: rowsIn(name, fields) }, (_, row) => fields[`${name}.${row}`]);
    case 'table':
      return Array.from({ length: rowsIn(name, fields) }, (_, row) => each(field.columns, `${name}.${row}`));
    case 'group':
      return each(field.fields, name);
    case 'count':
    case 'number':
    case 'share':
    case 'text':
    case 'day':
    case 'period':
    case 'choice':
      return fields[name];
  }
}

const settingIn = (setting: Setting, name: string, fields: Readonly<Record<string, string>>): unknown =>
  setting.kind === 'range' ? [fields[`${name}.0`], fields[`${name}.1`]] : fields[name];

/** How many rows of a list or table a form sent. */
function rowsIn(name: string, fields: Readonly<Record<string, string>>): number {
  const rows = Object.keys(fields)
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => Number(key.slice(name.length + 1).split('.')[0]))
    .filter((row) => Number.isInteger(row) && row >= 0 && row < mostRows);
  return rows.reduce((most, row) => Math.max(most, row + 1), 0);
}

/** Whether anything was typed at all. */
export const isAnyTyped = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(isAnyTyped)
    : value !== undefined && value !== null && value !== '';

/** @returns what was typed at a path such as `rows.2.target`, as text for a form */
export function typedAt(typed: unknown, path: string): string {
  let value = typed;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = (value as Typed)[key];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
