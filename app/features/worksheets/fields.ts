/** Typed for a service that isn't offered: it leaves the denominator, where a blank cell is a figure that is missing. */
export const notOffered = 'NA';

/** A figure of a worksheet: a number, nothing yet, or a service that isn't offered. Zero is a number. */
export type Figure = number | null | typeof notOffered;

interface Placed {
  /** May be left out of a file altogether; a form shows it as one that can stay empty. */
  isOptional?: true;
  /** Taken from files alone: no form asks for it. */
  isForFiles?: true;
}

/** A whole number from zero up. */
export interface CountField extends Placed {
  kind: 'count';
  most?: number;
}

/** Any number: of a percentage as 81.3, for example. */
export interface NumberField extends Placed {
  kind: 'number';
  least?: number;
  most?: number;
}

/** A share of 0 to 1; `90 %` is read as 0.9. */
export interface ShareField extends Placed {
  kind: 'share';
}

export interface TextField extends Placed {
  kind: 'text';
}

/** A day such as `2025-06-30`. */
export interface DayField extends Placed {
  kind: 'day';
}

/** A period as DHIS2 writes it: `202506`, `2025Q2`, `2025` or `2025W23`. */
export interface PeriodField extends Placed {
  kind: 'period';
}

export interface ChoiceField extends Placed {
  kind: 'choice';
  options: readonly string[];
}

export type CellField =
  CountField | NumberField | ShareField | TextField | DayField | PeriodField | ChoiceField;

/** Figures under each other, such as those of months. Lists of one form stand beside each other as columns of one table. */
export interface ListField extends Placed {
  kind: 'list';
  of: CellField;
  /** Cells that a form shows. */
  rows: number;
  /** There are never more than `rows`. */
  isFixed?: true;
}

/** Rows of the same columns, such as facilities. */
export interface TableField extends Placed {
  kind: 'table';
  columns: Readonly<Record<string, CellField | ListField>>;
  /** Rows that a form shows. */
  rows: number;
}

/** Figures of one kind by their names. */
export interface GroupField extends Placed {
  kind: 'group';
  fields: Readonly<Record<string, CellField>>;
}

export type Field = CellField | ListField | TableField | GroupField;
export type Fields = Readonly<Record<string, Field>>;

/** What a field holds after it was read. */
export type ValueOf<F extends Field> = F extends CountField | NumberField | ShareField
  ? Figure
  : F extends TextField
    ? string
    : F extends DayField | PeriodField
      ? string | null
      : F extends ChoiceField
        ? F['options'][number] | null
        : F extends ListField
          ? ValueOf<F['of']>[]
          : F extends TableField
            ? InputsOf<F['columns']>[]
            : F extends GroupField
              ? InputsOf<F['fields']>
              : never;

export type InputsOf<Fs extends Fields> = { [Key in keyof Fs]: ValueOf<Fs[Key]> };

export const count = (limits: { most?: number } = {}) => ({ kind: 'count', ...limits }) as const;
export const number = (limits: { least?: number; most?: number } = {}) =>
  ({ kind: 'number', ...limits }) as const;
export const share = () => ({ kind: 'share' }) as const;
export const text = () => ({ kind: 'text' }) as const;
export const day = () => ({ kind: 'day' }) as const;
export const period = () => ({ kind: 'period' }) as const;
export const choice = <const Options extends readonly string[]>(options: Options) =>
  ({ kind: 'choice', options }) as const;
export const list = <Of extends CellField>(of: Of, rows: number) => ({ kind: 'list', of, rows }) as const;
export const fixedList = <Of extends CellField>(of: Of, rows: number) =>
  ({ kind: 'list', of, rows, isFixed: true }) as const;
export const table = <Columns extends TableField['columns']>(columns: Columns, rows: number) =>
  ({ kind: 'table', columns, rows }) as const;
export const group = <Of extends GroupField['fields']>(fields: Of) => ({ kind: 'group', fields }) as const;
export const optional = <F extends Field>(field: F) => ({ ...field, isOptional: true }) as const;
export const forFiles = <F extends Field>(field: F) =>
  ({ ...field, isOptional: true, isForFiles: true }) as const;
