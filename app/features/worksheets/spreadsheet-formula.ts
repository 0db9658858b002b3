/** Where the boxes of a form stand in the workbook, by their names: `penta1` → `'Figures'!B3`. */
export type BoxPlaces = ReadonlyMap<string, string>;

const named = /\{([\w.]+\^?)(\?)?\}/g;

/**
 * A part's formula for a spreadsheet, rounded as the page shows the figure, which takes 54.249999999999 for 54.25; where a box that it needs isn't filled, or it can't be calculated, it gives a
 * dash as tables do.
 * @param decimals that the page shows
 * @returns undefined where a box has no place
 */
export function spreadsheetFormula(
  formula: string,
  settings: Readonly<Record<string, unknown>>,
  places: BoxPlaces,
  decimals: number,
): string | undefined {
  const referred = [...formula.matchAll(named)].map(([, name = '', mayBeBlank]) => ({ name, mayBeBlank }));
  const placeOf = (name: string) =>
    places.get(name) ?? (typeof settings[name] === 'number' ? String(settings[name]) : undefined);
  if (referred.some(({ name }) => placeOf(name) === undefined)) return undefined;
  const needed = [
    ...new Set(referred.flatMap(({ name, mayBeBlank }) => (mayBeBlank ? [] : (places.get(name) ?? [])))),
  ];
  const calculated = `IFERROR(ROUND(ROUND(${formula.replaceAll(named, (_, name: string) => placeOf(name) ?? '')},9),${decimals}),"–")`;
  if (needed.length === 0) return `=${calculated}`;
  return `=IF(OR(${needed.map((place) => `COUNT(${place})=0`).join(',')}),"–",${calculated})`;
}
