import { startOfDay } from '~/platform/calendar-day';
import { parseTypedNumber } from '~/platform/typed-number';
import {
  type CellField,
  type ChoiceField,
  type CountField,
  type Field,
  type Fields,
  type Figure,
  type ListField,
  notOffered,
  type NumberField,
  type TableField,
} from './fields';
import { isPeriod } from './period';
import type { Setting, Settings } from './settings';

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

/** A cell that can't be taken, by its path such as `rows.3.target`. */
export interface InputFault {
  path: string;
  fault: CellFault;
}

type Raw = Readonly<Record<string, unknown>>;

const longestText = 300;
const largestNumber = 1e12;

/** Tells a fault. @returns what a blank cell holds */
type Refuse<Value> = (fault: CellFault) => Value;

const isBlank = (raw: unknown) => raw === undefined || raw === null || raw === '';
const isNotOffered = (raw: unknown) => typeof raw === 'string' && raw.toUpperCase() === notOffered;

/** Three digits after a point are thousands to some and decimals to others: of a whole number nobody can tell. */
const pointsLikeThousands = /^-?\d{1,3}(\.\d{3})+$/;

const asNumber = (raw: unknown): number | undefined =>
  typeof raw === 'number' ? raw : typeof raw === 'string' ? parseTypedNumber(raw) : undefined;

const asText = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? raw : Number.isFinite(raw) ? String(raw) : undefined;

function readCount(raw: unknown, { most }: CountField, refuse: Refuse<Figure>): Figure {
  if (typeof raw === 'string' && pointsLikeThousands.test(raw)) return refuse('countPoint');
  const value = asNumber(raw);
  if (value === undefined) return refuse('notNumber');
  if (!Number.isFinite(value) || value > largestNumber) return refuse('notFinite');
  if (value < 0) return refuse('countNegative');
  if (!Number.isInteger(value)) return refuse('countDecimal');
  return most !== undefined && value > most ? refuse('tooLarge') : value;
}

function readNumber(raw: unknown, { least, most }: NumberField, refuse: Refuse<Figure>): Figure {
  const value = asNumber(raw);
  if (value === undefined) return refuse('notNumber');
  if (!Number.isFinite(value) || Math.abs(value) > largestNumber) return refuse('notFinite');
  if (least !== undefined && value < least) return refuse('tooSmall');
  return most !== undefined && value > most ? refuse('tooLarge') : value;
}

function readShare(raw: unknown, refuse: Refuse<Figure>): Figure {
  const value = asNumber(raw);
  if (value === undefined) return refuse('notNumber');
  const share = typeof raw === 'string' && raw.endsWith('%') ? value / 100 : value;
  if (share < 0) return refuse('tooSmall');
  return share <= 1 ? share : refuse('shareAboveOne');
}

function readText(raw: unknown, refuse: Refuse<string>): string {
  const written = asText(raw);
  if (written === undefined) return refuse('notText');
  const said = written.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ');
  return said.length <= longestText ? said.trim() : refuse('textTooLong');
}

function readPeriod(raw: unknown, refuse: Refuse<null>): string | null {
  const said = asText(raw)?.toUpperCase();
  return said !== undefined && isPeriod(said) ? said : refuse('periodUnknown');
}

function readChoice(raw: unknown, options: ChoiceField['options'], refuse: Refuse<null>): string | null {
  const said = typeof raw === 'number' ? String(raw) : raw;
  return typeof said === 'string' && options.includes(said) ? said : refuse('choiceUnknown');
}

/** Told of a cell that can't be read; it counts as blank. */
type Tell = (path: string, fault: CellFault) => void;

function readFields(fields: Fields, raw: unknown, path: string, tell: Tell): Raw {
  const given = isBlank(raw) ? {} : raw;
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isObject) tell(path, 'notTable');
  const cells = isObject ? (given as Raw) : {};
  const start = path === '' ? '' : `${path}.`;
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, readField(field, cells[key], start + key, tell)]),
  );
}

function readField(field: Field, raw: unknown, path: string, tell: Tell): unknown {
  switch (field.kind) {
    case 'list':
      return readList(field, raw, path, tell);
    case 'table':
      return readTable(field, raw, path, tell);
    case 'group':
      return readFields(field.fields, raw, path, tell);
    case 'count':
    case 'number':
    case 'share':
    case 'text':
    case 'day':
    case 'period':
    case 'choice':
      return readCell(field, raw, path, tell);
  }
}

function readCell(field: CellField, raw: unknown, path: string, tell: Tell): number | string | null {
  const cell = typeof raw === 'string' ? raw.trim() : raw;
  if (isBlank(cell)) return field.kind === 'text' ? '' : null;
  const isFigure = field.kind === 'count' || field.kind === 'number' || field.kind === 'share';
  if (isFigure && isNotOffered(cell)) return notOffered;
  const refuse = (fault: CellFault) => {
    tell(path, fault);
    return null;
  };
  switch (field.kind) {
    case 'count':
      return readCount(cell, field, refuse);
    case 'number':
      return readNumber(cell, field, refuse);
    case 'share':
      return readShare(cell, refuse);
    case 'text':
      return readText(cell, (fault) => refuse(fault) ?? '');
    case 'day':
      return typeof cell === 'string' && startOfDay(cell) ? cell : refuse('dayUnknown');
    case 'period':
      return readPeriod(cell, refuse);
    case 'choice':
      return readChoice(cell, field.options, refuse);
  }
}

function readList({ of }: ListField, raw: unknown, path: string, tell: Tell): unknown[] {
  const values = listIn(raw, path, 'notList', tell).map((one, place) =>
    readCell(of, one, `${path}.${place}`, tell),
  );
  return withoutEmptyEnd(of.kind === 'period' ? withoutDoubles(values, path, tell) : values);
}

function withoutDoubles(values: unknown[], path: string, tell: Tell): unknown[] {
  const seen = new Set<unknown>();
  return values.map((value, place) => {
    if (value === null || !seen.has(value)) {
      seen.add(value);
      return value;
    }
    tell(`${path}.${place}`, 'periodTwice');
    return null;
  });
}

/** A row of nothing but blank cells is left out. */
function readTable({ columns }: TableField, raw: unknown, path: string, tell: Tell): Raw[] {
  return listIn(raw, path, 'notTable', tell)
    .map((row, place) => readFields(columns, row, `${path}.${place}`, tell))
    .filter((row) => !Object.values(row).every(isEmpty));
}

function listIn(raw: unknown, path: string, fault: CellFault, tell: Tell): unknown[] {
  if (isBlank(raw)) return [];
  if (Array.isArray(raw)) return Array.from(raw as readonly unknown[]);
  tell(path, fault);
  return [];
}

function readSetting(setting: Setting, raw: unknown, path: string, tell: Tell): unknown {
  const given = typeof raw === 'string' ? raw.trim() : raw;
  if (isBlank(given)) return setting.value;
  const fault = faultOfSetting(setting, given);
  if (fault) {
    tell(path, fault);
    return setting.value;
  }
  if (setting.kind === 'range') return endsOf(setting.value, given);
  return setting.kind === 'number' ? asNumber(given) : given;
}

function faultOfSetting(setting: Setting, given: unknown): CellFault | undefined {
  if (setting.kind === 'choice') {
    return typeof given === 'string' && setting.options.includes(given) ? undefined : 'choiceUnknown';
  }
  if (setting.kind === 'range') {
    const [low, high] = endsOf(setting.value, given);
    if (low === undefined || high === undefined) return 'notNumber';
    return low <= high ? undefined : 'rangeReversed';
  }
  const value = asNumber(given);
  if (value === undefined) return 'notNumber';
  if (setting.isWhole && !Number.isInteger(value)) return 'countDecimal';
  if (value < setting.least) return 'tooSmall';
  return value <= setting.most ? undefined : 'tooLarge';
}

function endsOf(usual: readonly [number, number], given: unknown): (number | undefined)[] {
  const ends: unknown[] = Array.isArray(given) ? given : [];
  return ends.slice(0, 2).map((end, place) => (isBlank(end) ? usual[place] : asNumber(end)));
}

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isEmpty) : value === null || value === '';

/** Cells left blank after the last figure are no part of a list. */
const withoutEmptyEnd = <Value>(values: Value[]): Value[] =>
  values.slice(0, values.findLastIndex((value) => !isEmpty(value)) + 1);

/**
 * Reads what a part takes. Server and phone read alike: it stands on nothing that a phone would have to load.
 * @param raw figures and settings by their keys; one that isn't there is missing or as usual, not wrong
 */
export function readInputs(
  part: { fields: Fields; settings: Settings },
  figures: Raw,
  raw: Raw,
): { inputs: Raw; settings: Raw; faults: InputFault[] } {
  const faults: InputFault[] = [];
  const tell: Tell = (path, fault) => faults.push({ path, fault });
  const inputs = readFields(part.fields, figures, '', tell);
  const settings = Object.entries(part.settings).map(([key, setting]) => [
    key,
    readSetting(setting, raw[key], key, tell),
  ]);
  return { inputs, settings: Object.fromEntries(settings) as Raw, faults };
}
