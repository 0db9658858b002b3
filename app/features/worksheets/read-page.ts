import type { Typed } from './read-typed';
import { isAnyTyped, readTyped } from './read-typed';
import { type Run, runPart } from './run-worksheet';
import type { AnyPart, Worksheet } from './worksheet';
import { exampleOf, partsOnPage } from './worksheet-forms';

/** One part of a worksheet with the figures that a page was asked with. */
export interface AskedPart {
  name: string;
  part: AnyPart;
  typed: Typed;
  /** Undefined where no figure was typed. */
  run: Run | undefined;
  /** Whether the figures are those of an example: the part's own, or a lesson's that its link carries. */
  isExample: boolean;
}

/**
 * Reads the figures of a form or an address, and runs the part that they belong to.
 * @param name the part; the first one where it isn't said
 * @returns undefined where the worksheet has no such part on its page
 */
export function readPage(
  worksheet: Worksheet,
  name: string | undefined,
  fields: Readonly<Record<string, string>>,
): AskedPart | undefined {
  const parts = partsOnPage(worksheet);
  const [key, part] = (name === undefined ? parts[0] : parts.find(([one]) => one === name)) ?? [];
  if (key === undefined || !part) return undefined;
  const isExample = fields.example !== undefined;
  const figuresOf = (all: Typed) =>
    Object.fromEntries(Object.keys(part.fields).map((one) => [one, all[one]]));
  const sent = readTyped(part, fields);
  const typed = isExample && !isAnyTyped(figuresOf(sent)) ? exampleOf(part) : sent;
  const run = isAnyTyped(figuresOf(typed)) ? runPart(part, typed) : undefined;
  return { name: key, part, typed, run, isExample };
}
