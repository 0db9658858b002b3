import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { facility } from '~db/schema/places';
import { type FacilityChoice, unlistedFacility } from './facility-choice';
import { choiceColumns, searchFacilities } from './search-facilities.server';
import { fitsSearch, searchText } from './search-text';

export interface NamedFacility {
  councilId: string;
  /** What the person typed. */
  typed: string | undefined;
  /** What the person chose: a facility's id, or that none of those offered is meant. */
  chosenId: string | undefined;
}

/**
 * Which facility a person means. `chosen`: one of the registry; `unlisted`: the text alone counts; `none`: nothing is named;
 * `several`: the text fits more than one, or one in part; `elsewhere`: the chosen one is not in the council.
 */
export type FacilityAnswer =
  | { outcome: 'chosen'; facility: FacilityChoice }
  | { outcome: 'unlisted'; name: string }
  | { outcome: 'none' | 'several' | 'elsewhere' };

/**
 * Finds out which facility is meant by what was typed and chosen. A chosen one counts as long as the text fits it: whoever types another
 * name afterwards means that one. Without a choice, a name or code that exactly one facility of the council has is taken; names that fit
 * in part are asked about.
 */
export async function resolveFacility(named: NamedFacility): Promise<FacilityAnswer> {
  const { councilId, typed, chosenId } = named;
  if (chosenId && chosenId !== unlistedFacility) {
    const chosen = await findChosen(chosenId);
    if (chosen?.councilId !== councilId) return { outcome: 'elsewhere' };
    if (!typed || fitsSearch(chosen.text, typed) || typed === chosenId) {
      return { outcome: 'chosen', facility: chosen.choice };
    }
  }
  if (!typed) return { outcome: 'none' };
  if (chosenId === unlistedFacility) return { outcome: 'unlisted', name: typed };
  const choices = await searchFacilities(councilId, typed);
  if (choices.length === 0) return { outcome: 'unlisted', name: typed };
  const exact = choices.filter(({ id, name }) => id === typed || searchText(name) === searchText(typed));
  const [only] = exact;
  return only && exact.length === 1 ? { outcome: 'chosen', facility: only } : { outcome: 'several' };
}

/** What a form that comes back offers: the chosen facility if it is in the council, else what fits the text. */
export async function listFacilityChoices(named: NamedFacility): Promise<FacilityChoice[]> {
  const { councilId, typed, chosenId } = named;
  const chosen = chosenId && chosenId !== unlistedFacility ? await findChosen(chosenId) : undefined;
  if (chosen?.councilId === councilId && (!typed || fitsSearch(chosen.text, typed))) return [chosen.choice];
  return typed ? searchFacilities(councilId, typed) : [];
}

async function findChosen(id: string) {
  const [row] = await database()
    .select({ choice: choiceColumns, councilId: facility.councilId, text: facility.searchText })
    .from(facility)
    .where(eq(facility.id, id));
  return row;
}
