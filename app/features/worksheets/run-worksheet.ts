import type { Field, Fields } from './fields';
import { type InputFault, readInputs } from './read-inputs';
import type { Settings } from './settings';
import { nameCells, neededColumns } from './name-cells';
import { findUnusual, type Unusual } from './unusual-counts';
import { keepOutputs, type KeptOutputs } from './keep-outputs';
import type { AnyPart, Finding, Outputs, Worksheet } from './worksheet';

type Raw = Readonly<Record<string, unknown>>;

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

/** Runs one part of a worksheet. A cell that can't be read is told and counts as blank; all the rest is calculated. */
export function runPart(part: AnyPart, raw: Raw): Run {
  const named = nameCells(part.fields, part.fromFile?.(raw) ?? raw);
  const { inputs, settings, faults } = readInputs(part, named, raw);
  const outputs = part.compute(inputs, settings);
  return {
    inputs,
    settings,
    outputs,
    findings: part.interpret(outputs, settings),
    faults,
    unusual: findUnusual(part.fields, inputs),
  };
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
