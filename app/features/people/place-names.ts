import { hasRightCheckDigit, isFacilityCode, searchText, tellingWords } from '~/features/places/index';
import type { ImportFault } from './import-row';

export interface KnownCouncil {
  id: string;
  name: string;
  kind: 'city' | 'municipal' | 'town' | 'district';
  regionId: string;
  regionName: string;
}

export interface KnownFacility {
  /** The registry's code. */
  id: string;
  name: string;
  commonName: string | null;
  councilId: string;
}

type Found<Place> = { found: Place } | { fault: ImportFault };

/** What says in a council's name of what kind it is: `Kigoma DC`, `Halmashauri ya Wilaya ya Kigoma`, `Kigoma Municipal Council`. */
const kindWords: [KnownCouncil['kind'], RegExp][] = [
  ['district', /\bd ?c\b|\bdistrict( council)?\b|\b(halmashauri ya )?wilaya ya\b/],
  ['municipal', /\bm ?c\b|\bmunicipal(ity)?( council)?\b|\b(halmashauri ya )?manispaa ya\b/],
  ['town', /\bt ?c\b|\btown( council)?\b|\b(halmashauri ya )?mji wa\b/],
  ['city', /\bc ?c\b|\bcity( council)?\b|\b(halmashauri ya )?jiji la\b/],
];

/** The name of a council without what says its kind. */
function readCouncilName(typed: string): { base: string; kind: KnownCouncil['kind'] | undefined } {
  const text = searchText(typed).replace(/^halmashauri ya (?!wilaya ya|manispaa ya|mji wa)/, '');
  for (const [kind, words] of kindWords) {
    const base = text.replace(words, ' ').replace(/ +/g, ' ').trim();
    if (base !== text && base !== '') return { base, kind };
  }
  return { base: text, kind: undefined };
}

const regionBase = (text: string) => searchText(text).replace(/^mkoa wa | region$|^region of /g, '');

/** Finds councils and facilities by what lists of people call them. */
export class PlaceNames {
  readonly #councils = new Map<string, KnownCouncil[]>();
  readonly #regionNames: Set<string>;
  readonly #facilities = new Map<string, KnownFacility>();
  readonly #facilitiesByName = new Map<string, KnownFacility[]>();
  readonly #councilsById: Map<string, KnownCouncil>;

  constructor(councils: readonly KnownCouncil[], facilities: readonly KnownFacility[]) {
    for (const council of councils) {
      const { base } = readCouncilName(council.name);
      this.#councils.set(base, [...(this.#councils.get(base) ?? []), council]);
    }
    this.#councilsById = new Map(councils.map((council) => [council.id, council]));
    this.#regionNames = new Set(councils.map(({ regionName }) => regionBase(regionName)));
    for (const facility of facilities) this.#facilities.set(facility.id, facility);
    for (const facility of facilities) {
      for (const key of new Set(namesOf(facility).map((name) => nameKey(name, facility.councilId)))) {
        const sameName = this.#facilitiesByName.get(key);
        if (sameName) sameName.push(facility);
        else this.#facilitiesByName.set(key, [facility]);
      }
    }
  }

  councilById(id: string): KnownCouncil | undefined {
    return this.#councilsById.get(id);
  }

  /** @param region what stands in the column of the region; nothing where there is none */
  council(typed: string, region: string): Found<KnownCouncil> {
    const { base, kind } = readCouncilName(typed);
    const named = this.#councils.get(base) ?? [];
    if (named.length === 0) return { fault: 'council' };
    const ofKind = named.filter((council) => kind === undefined || council.kind === kind);
    // One council of this name is meant even where the list calls a district a town.
    const meant = ofKind.length > 0 ? ofKind : named;
    const wanted = regionBase(region);
    if (wanted !== '' && !this.#regionNames.has(wanted)) return { fault: 'region' };
    const inRegion = meant.filter(({ regionName }) => wanted === '' || regionBase(regionName) === wanted);
    const [first] = inRegion;
    if (!first) return { fault: 'councilElsewhere' };
    return inRegion.length === 1 ? { found: first } : { fault: 'councilUnclear' };
  }

  /** @param typed a code of the registry, such as `100056-1`, also without its hyphen */
  facilityByCode(typed: string): Found<KnownFacility> {
    const code = typed.replace(/\s/g, '').replace(/^(\d{6})(\d)$/, '$1-$2');
    if (!isFacilityCode(code)) return { fault: 'facilityCode' };
    const found = this.#facilities.get(code);
    if (found) return { found };
    return { fault: hasRightCheckDigit(code) ? 'facilityUnknown' : 'facilityCodeDigit' };
  }

  /** @returns undefined where no facility of the council is called so: the words are kept then */
  facilityByName(typed: string, councilId: string): Found<KnownFacility> | undefined {
    const named = this.#facilitiesByName.get(nameKey(typed, councilId)) ?? [];
    const exact = named.filter((facility) =>
      namesOf(facility).some((name) => searchText(name) === searchText(typed)),
    );
    const meant = exact.length > 0 ? exact : named;
    const [first] = meant;
    if (!first) return undefined;
    return meant.length === 1 ? { found: first } : { fault: 'facilityUnclear' };
  }
}

const namesOf = ({ name, commonName }: KnownFacility): string[] =>
  commonName === null ? [name] : [name, commonName];

/** What is left of a facility's name without the words for its type, within its council. */
const nameKey = (name: string, councilId: string): string => `${councilId} ${tellingWords(name).join(' ')}`;
