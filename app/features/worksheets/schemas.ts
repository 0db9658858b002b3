import { z } from 'zod';
import { startOfDay } from '~/platform/calendar-day';
import { parseTypedNumber } from '~/platform/typed-number';
import {
  type CellField,
  type ChoiceField,
  type CountField,
  type Field,
  type Fields,
  type Figure,
  type InputsOf,
  type ListField,
  notOffered,
  type NumberField,
  type TableField,
} from './fields';
import { mostDhis2Figures } from './dhis2-figures';
import { isPeriod } from './period';
import type { Setting, Settings, SettingsOf } from './settings';

/** What is wrong with a cell: keys of `worksheets:fault`. */
export type CellFault =
  | 'notNumber'
  | 'notFinite'
  | 'countNegative'
  | 'countDecimal'
  | 'countPoint'
  | 'tooSmall'
  | 'tooLarge'
  | 'shareAboveOne'
  | 'textTooLong'
  | 'notText'
  | 'dayUnknown'
  | 'periodUnknown'
  | 'periodTwice'
  | 'choiceUnknown'
  | 'notList'
  | 'notTable'
  | 'rangeReversed';

const longestText = 300;
const largestNumber = 1e12;

type Problem = (fault: CellFault) => typeof z.NEVER;

/** A cell whose value is read by `read`; an issue's message is a `CellFault`. */
const cell = <Value>(read: (raw: unknown, problem: Problem) => Value) =>
  z.unknown().transform((raw, context): Value => {
    const tidied = typeof raw === 'string' ? raw.trim() : raw;
    return read(tidied, (message) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
  });

const isBlank = (raw: unknown) => raw === undefined || raw === null || raw === '';
const isNotOffered = (raw: unknown) => typeof raw === 'string' && raw.toUpperCase() === notOffered;

/** Three digits after a point are thousands to some and decimals to others: of a whole number nobody can tell. */
const pointsLikeThousands = /^-?\d{1,3}(\.\d{3})+$/;

const asNumber = (raw: unknown): number | undefined =>
  typeof raw === 'number' ? raw : typeof raw === 'string' ? parseTypedNumber(raw) : undefined;

const asText = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? raw : Number.isFinite(raw) ? String(raw) : undefined;

const figure = (read: (value: number, problem: Problem) => number) =>
  cell<Figure>((raw, problem) => {
    if (isBlank(raw)) return null;
    if (isNotOffered(raw)) return notOffered;
    const value = asNumber(raw);
    if (value === undefined) return problem('notNumber');
    if (!Number.isFinite(value) || Math.abs(value) > largestNumber) return problem('notFinite');
    return read(value, problem);
  });

const countCell = ({ most }: CountField) =>
  cell<Figure>((raw, problem) => {
    if (isBlank(raw)) return null;
    if (isNotOffered(raw)) return notOffered;
    if (typeof raw === 'string' && pointsLikeThousands.test(raw)) return problem('countPoint');
    const value = asNumber(raw);
    if (value === undefined) return problem('notNumber');
    if (!Number.isFinite(value) || value > largestNumber) return problem('notFinite');
    if (value < 0) return problem('countNegative');
    if (!Number.isInteger(value)) return problem('countDecimal');
    return most !== undefined && value > most ? problem('tooLarge') : value;
  });

const numberCell = ({ least, most }: NumberField) =>
  figure((value, problem) => {
    if (least !== undefined && value < least) return problem('tooSmall');
    return most !== undefined && value > most ? problem('tooLarge') : value;
  });

const shareCell = () =>
  cell<Figure>((raw, problem) => {
    if (isBlank(raw)) return null;
    if (isNotOffered(raw)) return notOffered;
    const value = asNumber(raw);
    if (value === undefined) return problem('notNumber');
    const share = typeof raw === 'string' && raw.endsWith('%') ? value / 100 : value;
    if (share < 0) return problem('tooSmall');
    return share <= 1 ? share : problem('shareAboveOne');
  });

const textCell = () =>
  cell<string>((raw, problem) => {
    if (isBlank(raw)) return '';
    const written = asText(raw);
    if (written === undefined) return problem('notText');
    const said = written.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ');
    return said.length <= longestText ? said.trim() : problem('textTooLong');
  });

const dayCell = () =>
  cell<string | null>((raw, problem) => {
    if (isBlank(raw)) return null;
    return typeof raw === 'string' && startOfDay(raw) ? raw : problem('dayUnknown');
  });

const periodCell = () =>
  cell<string | null>((raw, problem) => {
    if (isBlank(raw)) return null;
    const said = asText(raw)?.toUpperCase();
    return said !== undefined && isPeriod(said) ? said : problem('periodUnknown');
  });

const choiceCell = ({ options }: ChoiceField) =>
  cell<string | null>((raw, problem) => {
    if (isBlank(raw)) return null;
    const said = typeof raw === 'number' ? String(raw) : raw;
    return typeof said === 'string' && options.includes(said) ? said : problem('choiceUnknown');
  });

function cellSchema(field: CellField) {
  switch (field.kind) {
    case 'count':
      return countCell(field);
    case 'number':
      return numberCell(field);
    case 'share':
      return shareCell();
    case 'text':
      return textCell();
    case 'day':
      return dayCell();
    case 'period':
      return periodCell();
    case 'choice':
      return choiceCell(field);
  }
}

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isEmpty) : value === null || value === '';

/** Cells left blank after the last figure are no part of a list. */
const withoutEmptyEnd = <Value>(values: Value[]): Value[] =>
  values.slice(0, values.findLastIndex((value) => !isEmpty(value)) + 1);

const listSchema = (field: ListField) =>
  z
    .preprocess((raw) => (isBlank(raw) ? [] : raw), z.array(cellSchema(field.of), 'notList'))
    .transform((values) => withoutEmptyEnd<unknown>(values))
    .superRefine((values, context) => {
      if (field.of.kind !== 'period') return;
      const seen = new Set<unknown>();
      values.forEach((value, place) => {
        if (value !== null && seen.has(value)) {
          context.addIssue({ code: 'custom', message: 'periodTwice' satisfies CellFault, path: [place] });
        }
        seen.add(value);
      });
    });

/** A row of nothing but blank cells is left out. */
const tableSchema = ({ columns }: TableField) =>
  z
    .preprocess((raw) => (isBlank(raw) ? [] : raw), z.array(fieldsSchema(columns, 'notTable'), 'notTable'))
    .transform((rows) => rows.filter((one) => !Object.values(one).every(isEmpty)));

function fieldSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'list':
      return listSchema(field);
    case 'table':
      return tableSchema(field);
    case 'group':
      return fieldsSchema(field.fields, 'notTable');
    case 'count':
    case 'number':
    case 'share':
    case 'text':
    case 'day':
    case 'period':
    case 'choice':
      return cellSchema(field);
  }
}

/** A key that isn't there counts as blank, as do all of an object that isn't; a key that nobody asks for is left out. */
function objectSchema(shape: Record<string, z.ZodType>, fault: CellFault) {
  const keys = Object.keys(shape);
  const withEveryKey = (raw: unknown) => {
    const given = isBlank(raw) ? {} : raw;
    return typeof given === 'object' && given !== null && !Array.isArray(given)
      ? Object.fromEntries(keys.map((key) => [key, (given as Record<string, unknown>)[key] ?? null]))
      : raw;
  };
  return z.preprocess(withEveryKey, z.object(shape, fault));
}

const fieldsSchema = (fields: Fields, fault: CellFault) =>
  objectSchema(
    Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)])),
    fault,
  );

/** What a worksheet takes, made from its fields. A field that isn't there is missing, not wrong. */
export const inputsSchema = <Fs extends Fields>(fields: Fs) =>
  fieldsSchema(fields, 'notTable') as unknown as z.ZodType<InputsOf<Fs>>;

function settingSchema(setting: Setting) {
  switch (setting.kind) {
    case 'number':
      return cell<number>((raw, problem) => {
        if (isBlank(raw)) return setting.value;
        const value = asNumber(raw);
        if (value === undefined) return problem('notNumber');
        if (setting.isWhole && !Number.isInteger(value)) return problem('countDecimal');
        if (value < setting.least) return problem('tooSmall');
        return value <= setting.most ? value : problem('tooLarge');
      });
    case 'range':
      return cell<readonly [number, number]>((raw, problem) => {
        if (isBlank(raw)) return setting.value;
        const ends: unknown[] = Array.isArray(raw) ? raw : [];
        const [low, high] = ends.map((end, place) => (isBlank(end) ? setting.value[place] : asNumber(end)));
        if (low === undefined || high === undefined) return problem('notNumber');
        return low <= high ? [low, high] : problem('rangeReversed');
      });
    case 'choice':
      return cell<string>((raw, problem) => {
        if (isBlank(raw)) return setting.value;
        return typeof raw === 'string' && setting.options.includes(raw) ? raw : problem('choiceUnknown');
      });
  }
}

/** The settings of a worksheet; one that isn't given is what it is by default. */
export const settingsSchema = <Ss extends Settings>(settings: Ss) =>
  objectSchema(
    Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, settingSchema(setting)])),
    'notTable',
  ) as unknown as z.ZodType<SettingsOf<Ss>>;

/** A file of `tumia worksheet run`: figures and settings by their keys. */
export const WorksheetFileSchema = z.record(z.string(), z.unknown());

/** Analytics of DHIS2 as far as they are read; columns are known by their names. */
export const AnalyticsSchema = z.object({
  headers: z.array(z.object({ name: z.string() })),
  metaData: z
    .object({
      items: z.record(z.string(), z.object({ name: z.string().optional() })).default({}),
      dimensions: z.record(z.string(), z.array(z.string())).default({}),
    })
    .default({ items: {}, dimensions: {} }),
  rows: z.array(z.array(z.union([z.string(), z.number().transform(String)]))),
});

/** Data value sets of DHIS2: one place and period for all, or each value with its own. */
export const DataValueSetSchema = z.object({
  period: z.string().optional(),
  orgUnit: z.string().optional(),
  dataValues: z.array(
    z.object({
      dataElement: z.string(),
      period: z.string().optional(),
      orgUnit: z.string().optional(),
      categoryOptionCombo: z.string().optional(),
      attributeOptionCombo: z.string().optional(),
      value: z.union([z.string(), z.number().transform(String)]),
    }),
  ),
});

const shortText = z.string().max(longestText);

/** Figures that a page carries along while its reader chooses, as it was sent. */
export const CarriedFiguresSchema = z.object({
  figures: z
    .array(
      z.object({
        element: shortText,
        place: shortText,
        period: z.string().refine(isPeriod),
        value: z.string().max(40),
      }),
    )
    .min(1)
    .max(mostDhis2Figures),
  names: z.record(shortText, shortText),
  leftOut: z.number().int().min(0),
});

const dhis2Id = /^[A-Za-z][A-Za-z0-9]{10}$/;
const listOf = (item: RegExp, most: number) =>
  z
    .string()
    .max(4_000)
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .refine((items) => items.length > 0 && items.length <= most && items.every((one) => item.test(one)));

/** What is asked of DHIS2, as a person types it: identifiers and periods with spaces, commas or line breaks between. */
export const Dhis2QuestionSchema = z.object({
  elements: listOf(
    /^[A-Za-z][A-Za-z0-9]{10}(\.([A-Za-z][A-Za-z0-9]{10}|(REPORTING_RATE|ACTUAL_REPORTS|EXPECTED_REPORTS)(_ON_TIME)?))?$/,
    20,
  ),
  places: listOf(new RegExp(`${dhis2Id.source}|^LEVEL-[1-9]$|^USER_ORGUNIT(_CHILDREN)?$`), 200),
  periods: listOf(
    /^((19|20)\d{2}(0[1-9]|1[0-2]|Q[1-4]|W([1-9]|[1-4]\d|5[0-3]))?|(LAST|THIS)_[A-Z0-9_]{3,30})$/,
    120,
  ),
});
