import { and, asc, eq, like, or, sql, type SQL } from 'drizzle-orm';
import { database } from '~db/client.server';
import { facility } from '~db/schema/places';
import type { FacilityChoice } from './facility-choice';
import { searchText, tellingWords } from './search-text';

/** How many facilities a person can look through on a small screen. */
const maxChoices = 20;

/** The columns of a choice. */
export const choiceColumns = {
  id: facility.id,
  name: facility.name,
  level: facility.level,
  typeName: facility.typeName,
  ward: facility.ward,
  status: facility.status,
};

/**
 * Facilities of a council whose names have every telling word of the query, or whose code starts with it: those that operate first, then
 * those in which the words start words of the name.
 * @returns at most 20
 */
export async function searchFacilities(councilId: string, query: string): Promise<FacilityChoice[]> {
  const fits = fitsQuery(query);
  if (!fits) return [];
  const startsWords = and(
    ...tellingWords(query).map((word) => sql`' ' || ${facility.searchText} like ${`% ${word}%`}`),
  );
  return database()
    .select(choiceColumns)
    .from(facility)
    .where(and(eq(facility.councilId, councilId), fits))
    .orderBy(
      sql`${facility.status} <> 'operating'`,
      sql`not (${startsWords})`,
      asc(facility.searchText),
      asc(facility.id),
    )
    .limit(maxChoices);
}

function fitsQuery(query: string): SQL | undefined {
  const words = tellingWords(query);
  if (words.length === 0) return undefined;
  const byName = and(...words.map((word) => like(facility.searchText, `%${word}%`)));
  const digits = searchText(query).replace(/ /g, '-');
  return /^\d{3,6}(-\d?)?$/.test(digits) ? or(byName, like(facility.id, `${digits}%`)) : byName;
}
