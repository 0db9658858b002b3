/**
 * Reads a number as people in Tanzania type it: `91.0`, `91,0`, `91 %`, `1,200`, `1 200`. A comma before exactly three digits separates
 * thousands, as in official documents, unless a lone zero stands before it; any other single comma is a decimal mark.
 * A point is always a decimal mark.
 * @param units what may stand after the number besides `%`, such as `mg`; letter case and spaces don't count
 * @returns undefined where it is no number
 */
export function parseTypedNumber(typed: string, units: readonly string[] = []): number | undefined {
  const compact = withoutUnit(withoutSpaces(typed), units);
  const plain = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(compact)
    ? compact.replaceAll(',', '')
    : compact.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : undefined;
}

const withoutSpaces = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

function withoutUnit(typed: string, units: readonly string[]): string {
  const unit = ['%', ...units]
    .map(withoutSpaces)
    .find((one) => one !== '' && typed.toLowerCase().endsWith(one.toLowerCase()));
  return unit ? typed.slice(0, -unit.length) : typed;
}
