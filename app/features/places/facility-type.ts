import type { FacilityLevel } from '~db/schema/places';
import { searchText } from './search-text';

/** The registry's words for the types that are levels of care; all others (clinics, laboratories, homes) are `other`. */
const levels: readonly (readonly [Exclude<FacilityLevel, 'other'>, string])[] = [
  ['dispensary', 'Dispensary'],
  ['health_centre', 'Health Center'],
  ['council_hospital', 'District Hospital'],
  ['hospital_district_level', 'Hospital at District Level'],
  ['regional_referral', 'Regional Referral Hospital'],
  ['hospital_regional_level', 'Hospital at Regional Level'],
  ['zonal_referral', 'Zonal Referral Hospital'],
  ['hospital_zonal_level', 'Hospital at Zonal Level'],
  ['specialised', 'National Super Specialized Hospital'],
  ['national', 'National Hospital'],
];

/** The registry writes "Specialised" and "Specialized", and "Center" where others write "Centre". */
const unified = (type: string) =>
  searchText(type)
    .replace(/z/g, 's')
    .replace(/\bcenter\b/g, 'centre');

const byName = new Map(
  levels.flatMap((entry) => entry.map((name) => [unified(name), { level: entry[0], typeName: entry[1] }])),
);

/** The level of care that a type means: by the registry's words or by our own key, such as `health_centre`. */
export function readFacilityType(type: string): { level: FacilityLevel; typeName: string } {
  return byName.get(unified(type)) ?? { level: 'other', typeName: type };
}
