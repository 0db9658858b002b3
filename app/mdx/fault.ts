import type { Place, Problem } from '~/platform/content/problem';

/** One thing an author has to mend, and where it is. */
export interface Fault extends Place, Problem {}

export const startOfFile: Place = { line: 1, column: 1 };

/** Ends a compilation that can't go on; it never leaves this folder, the door answers with its faults. */
export class Refusal extends Error {
  constructor(readonly faults: Fault[]) {
    super(faults.map(({ code }) => code).join('; '));
  }
}

/** Nobody mends more in one go, and a hostile file could have a hundred thousand. */
export const maxFaults = 50;

/** @returns the first faults (50 at most) in the order in which they stand in the file. */
export function inReadingOrder(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, maxFaults);
}
