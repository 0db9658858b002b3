/** Where the boxes of a form stand in the workbook, by their names: `penta1` → `'Figures'!B3`. */
export type BoxPlaces = ReadonlyMap<string, string>;

const named = /\{([\w.]+[\^<]?)(\?)?\}/g;

/** A formula with references in the place of names, and the boxes without which it has no answer. */
function withPlaces(formula: string, settings: Readonly<Record<string, unknown>>, places: BoxPlaces) {
  const referred = [...formula.matchAll(named)].map(([, name = '', mayBeBlank]) => ({ name, mayBeBlank }));
  const placeOf = (name: string) =>
    places.get(name) ?? (typeof settings[name] === 'number' ? String(settings[name]) : undefined);
  if (referred.some(({ name }) => placeOf(name) === undefined)) return undefined;
  const needed = new Set(
    referred.flatMap(({ name, mayBeBlank }) => (mayBeBlank ? [] : (places.get(name) ?? []))),
  );
  const placed = formula
    .replaceAll(named, (_, name: string) => placeOf(name) ?? '')
    // From one box to another: the sheet is named once.
    .replaceAll(/:'[^']+'!/g, ':');
  return { placed, isUnfilled: [...needed].map((place) => `COUNT(${place})=0`).join(',') };
}

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
  const written = withPlaces(formula, settings, places);
  if (!written) return undefined;
  const calculated = `IFERROR(ROUND(ROUND(${written.placed},9),${decimals}),"–")`;
  return `=${written.isUnfilled === '' ? calculated : `IF(OR(${written.isUnfilled}),"–",${calculated})`}`;
}

/** The same of what other formulas go on with: unrounded, and nothing where it can't be calculated. */
export function spreadsheetStep(
  formula: string,
  settings: Readonly<Record<string, unknown>>,
  places: BoxPlaces,
): string | undefined {
  const written = withPlaces(formula, settings, places);
  if (!written) return undefined;
  const calculated = `IFERROR(${written.placed},"")`;
  return `=${written.isUnfilled === '' ? calculated : `IF(OR(${written.isUnfilled}),"",${calculated})`}`;
}
