import type { z } from 'zod';
import type { Field, Fields } from './fields';
import { type CellFault, inputsSchema, settingsSchema } from './schemas';
import type { Settings } from './settings';
import { nameCells, neededColumns } from './name-cells';
import { findUnusual, type Unusual } from './unusual-counts';
import { keepOutputs, type KeptOutputs } from './keep-outputs';
import type { AnyPart, Finding, Outputs, Worksheet } from './worksheet';

type Raw = Readonly<Record<string, unknown>>;

/** A cell that can't be taken, by its path such as `rows.3.target`. */
export interface InputFault {
  path: string;
  fault: CellFault;
}

export interface Run {
  inputs: Raw;
  settings: Raw;
  outputs: Outputs;
  findings: Finding[];
  /** Cells that were left out of the sums because they can't be read. */
  faults: InputFault[];
  /** Counts that are far above what the list has else; they are taken. */
  unusual: Unusual[];
}

const parts = new WeakMap<AnyPart, { inputs: z.ZodType<Raw>; settings: z.ZodType<Raw> }>();

function schemasOf(part: AnyPart) {
  let schemas = parts.get(part);
  if (!schemas) {
    schemas = { inputs: inputsSchema(part.fields), settings: settingsSchema(part.settings) };
    parts.set(part, schemas);
  }
  return schemas;
}

/** Runs one part of a worksheet. A cell that can't be read is told and counts as blank; all the rest is calculated. */
export function runPart(part: AnyPart, raw: Raw): Run {
  const { inputs: inputsOf, settings: settingsOf } = schemasOf(part);
  const inputs = readAroundFaults(inputsOf, nameCells(part.fields, part.fromFile?.(raw) ?? raw));
  const settings = readAroundFaults(settingsOf, raw);
  const outputs = part.compute(inputs.value, settings.value);
  return {
    inputs: inputs.value,
    settings: settings.value,
    outputs,
    findings: part.interpret(outputs, settings.value),
    faults: [...inputs.faults, ...settings.faults],
    unusual: findUnusual(part.fields, inputs.value),
  };
}

function readAroundFaults(schema: z.ZodType<Raw>, raw: Raw): { value: Raw; faults: InputFault[] } {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    fault: message as CellFault,
  }));
  const readable: Raw = structuredClone(raw);
  for (const { path } of parsed.error.issues) blank(readable, path);
  const again = readAroundFaults(schema, readable);
  return { value: again.value, faults: [...faults, ...again.faults] };
}

function blank(raw: unknown, path: PropertyKey[]): void {
  const [key, ...deeper] = path;
  if (key === undefined || typeof raw !== 'object' || raw === null) return;
  const holder = raw as Record<PropertyKey, unknown>;
  if (deeper.length === 0) holder[key] = null;
  else blank(holder[key], deeper);
}

export interface FileRun {
  part: string;
  outputs: KeptOutputs;
  run: Run;
}

/**
 * Runs the part of a worksheet that the figures of a file belong to: the one that knows every key and misses none.
 * @returns undefined where the keys fit none of its parts
 */
export function runWorksheet(worksheet: Worksheet, raw: Raw): FileRun | undefined {
  for (const [name, part] of Object.entries(worksheet.parts)) {
    const figures = part.fromFile?.(raw) ?? raw;
    if (!fits(figures, part.fields, part.settings)) continue;
    const run = runPart(part, raw);
    return { part: name, outputs: keepOutputs(part, run.outputs, run.settings), run };
  }
  return undefined;
}

const fits = (raw: Raw, fields: Fields, settings: Settings): boolean =>
  Object.keys(raw).every((key) => Object.hasOwn(fields, key) || Object.hasOwn(settings, key)) &&
  Object.entries(fields).every(([key, field]) =>
    Object.hasOwn(raw, key) ? fitsField(raw[key], field) : field.isOptional,
  );

/** A table is known by the columns of its first row. */
function fitsField(raw: unknown, field: Field): boolean {
  if (field.kind !== 'table' || !Array.isArray(raw) || raw.length === 0) return true;
  const first: unknown = raw[0];
  const keys = Object.keys(field.columns);
  if (Array.isArray(first)) {
    return first.length >= neededColumns(field).length && first.length <= keys.length;
  }
  return typeof first === 'object' && first !== null && fits(first as Raw, field.columns, {});
}
