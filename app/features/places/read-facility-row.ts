import type { facility } from '~db/schema/places';
import { isFacilityCode } from './facility-code';
import type { FacilityColumn, FacilityColumns } from './facility-columns';
import { readFacilityType } from './facility-type';
import { searchText } from './search-text';

type FacilityRow = typeof facility.$inferInsert;

/** Why a row is left out: its code is none, its name is missing or no name, its council isn't known, its code stood above already. */
export type Rejection = 'code' | 'name' | 'council' | 'duplicate';

const longest = 200;

/** The registry writes what it doesn't know as `Not Set`, `NIL` or nothing. */
const isMissing = (text: string) => /^(not set|nil)?$/i.test(text);

/** Reads one row of a registry file. @param councilOf finds a council by the names of region and council */
export function readFacilityRow(
  cells: readonly string[],
  columns: FacilityColumns,
  councilOf: (region: string, council: string) => string | undefined,
): { facility: FacilityRow } | { rejection: Exclude<Rejection, 'duplicate'> } {
  const text = (column: FacilityColumn) => {
    const typed = cells[columns[column] ?? -1] ?? '';
    return isMissing(typed) ? '' : typed.slice(0, longest);
  };
  const id = text('code');
  const name = text('name');
  if (!isFacilityCode(id)) return { rejection: 'code' };
  if (searchText(name) === '') return { rejection: 'name' };
  const councilId = councilOf(text('region'), text('council'));
  if (!councilId) return { rejection: 'council' };
  const commonName = text('commonName');
  return {
    facility: {
      id,
      name,
      commonName: commonName || null,
      councilId,
      ward: text('ward') || null,
      village: text('village') || null,
      ...readFacilityType(text('type')),
      ownership: readOwnership(text('ownership')),
      status: readStatus(text('status')),
      openedOn: readDay(text('openedOn')),
      ...readPlace(text('latitude'), text('longitude')),
      searchText: searchText(name, searchText(commonName) === searchText(name) ? '' : commonName),
    },
  };
}

/** The group alone: what follows it may be a private person's name. */
function readOwnership(text: string): FacilityRow['ownership'] {
  if (text === '') return null;
  if (/^(lga )?public/i.test(text)) return 'public';
  if (/^(for profit )?private/i.test(text)) return 'private';
  return /^faith/i.test(text) ? 'faith' : 'other';
}

function readStatus(text: string): FacilityRow['status'] {
  if (text === '' || /^operating/i.test(text)) return 'operating';
  return /^not.listed$/i.test(text) ? 'not_listed' : 'closed';
}

function readDay(text: string): string | null {
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? '';
  const time = Date.parse(day);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return isReal && day > '1800' && day < '2200' ? day : null;
}

/** A place in Tanzania, or none: the registry has many that lie elsewhere or are 0. */
function readPlace(latitude: string, longitude: string) {
  const [lat, lon] = [Number(latitude || NaN), Number(longitude || NaN)];
  const isInTanzania = lat >= -12 && lat < 0 && lon >= 29 && lon <= 41;
  return isInTanzania ? { latitude: lat, longitude: lon } : { latitude: null, longitude: null };
}
