import { searchText } from './search-text';

export interface KnownCouncil {
  id: string;
  name: string;
  region: string;
}

const kinds: readonly (readonly [RegExp, 'urban' | 'rural'])[] = [
  [/ (cc|city council|city)$/, 'urban'],
  [/ (mc|municipal council|municipality|municipal)$/, 'urban'],
  [/ (tc|town council|town)$/, 'urban'],
  [/ (dc|district council|district)$/, 'rural'],
];

/**
 * A council's name without its kind, and whether it is a town's or a district's. Towns grow into municipalities and cities, and lists keep
 * the old kind for years, so that these three are one.
 */
function partsOf(name: string): { base: string; kind: 'urban' | 'rural' | undefined } {
  const text = searchText(name);
  const [ending, kind] = kinds.find(([pattern]) => pattern.test(text)) ?? [];
  return { base: ending ? text.replace(ending, '') : text, kind };
}

const otherNames = new Map([['coast', 'pwani']]);

function regionKey(region: string): string {
  const text = searchText(region).replace(/ region$|^mkoa wa /, '');
  return otherNames.get(text) ?? text;
}

/**
 * @param councils all that there are
 * @returns finds the id of the council that a list names, in whatever spelling, or undefined where that is none or could be two
 */
export function councilMatcher(councils: readonly KnownCouncil[]) {
  const known = councils.map((council) => ({
    id: council.id,
    region: regionKey(council.region),
    ...partsOf(council.name),
  }));
  return (region: string, name: string): string | undefined => {
    const asked = partsOf(name);
    const fitting = known.filter(
      (council) =>
        council.base === asked.base &&
        (asked.kind === undefined || council.kind === undefined || council.kind === asked.kind) &&
        (region === '' || council.region === regionKey(region)),
    );
    return fitting.length === 1 ? fitting[0]?.id : undefined;
  };
}
