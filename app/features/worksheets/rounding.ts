/**
 * Rounds half up and away from zero by the decimal that people see: 0.25 → 0.3, −0.25 → −0.3, 1.005 → 1.01. Fifteen significant
 * digits and 1e-9 of the last place take back what binary fractions add. For what is shown and kept; sums go on unrounded.
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return value;
  const scale = 10 ** decimals;
  const scaled = Number((Math.abs(value) * scale).toPrecision(15));
  const rounded = Math.floor(scaled + 0.5 + 1e-9) / scale;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Rounds up to a whole number, such as doses that have to be ordered; 810.0000000001 is 810, and nothing is 0, not −0. */
export const roundUp = (value: number): number => Math.ceil(value - 1e-9) + 0;
