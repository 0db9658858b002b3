/**
 * Reads a number as people in Tanzania type it: `91.0`, `91,0`, `91 %`, `1,200`, `1 200`. A comma before exactly three digits separates
 * thousands, as in official documents, unless a lone zero stands before it; any other single comma is a decimal mark.
 * A point is always a decimal mark.
 * @returns undefined where it is no number
 */
export function parseTypedNumber(typed: string): number | undefined {
  const compact = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/%$/, '');
  const plain = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(compact)
    ? compact.replaceAll(',', '')
    : compact.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : undefined;
}
