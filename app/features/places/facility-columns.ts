import { searchText } from './search-text';

/**
 * What an import takes of a registry file, with the names of its columns as headers spell them: the registry's own export, our CSV
 * (domain header `hfr_code,name,region,…`) and the short public list. Columns with anybody's phone number, address or email are not
 * here, so they are never read.
 */
const spellings = {
  code: ['facility number', 'hfr code', 'facility code', 'code'],
  name: ['facility name', 'name'],
  commonName: ['common name'],
  region: ['region'],
  council: ['council'],
  ward: ['ward'],
  village: ['village street', 'village', 'village or mtaa'],
  type: ['facility type', 'type'],
  status: ['operating status', 'status'],
  ownership: ['ownership', 'ownership group'],
  openedOn: ['date opened', 'opened on'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon'],
} as const;

export type FacilityColumn = keyof typeof spellings;

/** The place of each column in a row. */
export type FacilityColumns = Partial<Record<FacilityColumn, number>>;

/** @returns where the columns are, or undefined where the row is no header of a facility list */
export function findFacilityColumns(header: readonly string[]): FacilityColumns | undefined {
  const names = header.map((name) => searchText(name));
  const columns: FacilityColumns = {};
  for (const column of Object.keys(spellings) as FacilityColumn[]) {
    const place = names.findIndex((name) => (spellings[column] as readonly string[]).includes(name));
    if (place >= 0) columns[column] = place;
  }
  const { code, name, council } = columns;
  return code === undefined || name === undefined || council === undefined ? undefined : columns;
}
