import { searchText } from '~/features/places/index';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

/** The columns that a list of people may have, in the order of the template. */
export const importColumns = [
  'name',
  'phone',
  'cadre',
  'region',
  'council',
  'facilityCode',
  'facility',
  'sex',
  'checkNumber',
  'trainingInstitution',
] as const;

export type ImportColumn = (typeof importColumns)[number];

/** Other words that lists have above these columns, in both languages, besides those of the template. */
const otherHeadings: Record<ImportColumn, string[]> = {
  name: [
    'jina',
    'majina',
    'jina la mtumishi',
    'jina la mfanyakazi',
    'name',
    'names',
    'employee name',
    'staff name',
  ],
  phone: [
    'simu',
    'namba ya simu',
    'nambari ya simu',
    'namba za simu',
    'mobile',
    'mobile number',
    'mobile phone',
    'telephone',
    'phone number',
    'phone no',
    'tel',
  ],
  cadre: ['cheo', 'profession', 'designation'],
  region: [],
  council: ['wilaya', 'district', 'district council', 'lga'],
  facilityCode: [
    'namba ya kituo',
    'hfr',
    'hfr code',
    'hfr number',
    'mfl code',
    'facility number',
    'facility no',
    'facility id',
  ],
  facility: [
    'jina la kituo',
    'kituo cha kazi',
    'facility name',
    'health facility',
    'workplace',
    'work station',
  ],
  sex: ['jinsia', 'gender'],
  checkNumber: ['cheki namba', 'namba ya cheki', 'check no', 'checkno', 'employee check number'],
  trainingInstitution: ['chuo cha mafunzo', 'college', 'school', 'training college'],
};

const columnOfHeading = new Map(
  importColumns.flatMap((column) => {
    const own = languages.map((language) => getTranslator(language)(`people:import.column.${column}`));
    return [...own, ...otherHeadings[column]].map((heading) => [searchText(heading), column] as const);
  }),
);

/** In which place of a row each column stands; of two columns with one heading the first counts. */
export type ColumnPlaces = Partial<Record<ImportColumn, number>>;

/** Reads a header, whatever the order of its columns; headings that mean nothing to us are left out. */
export function placeColumns(header: readonly string[]): ColumnPlaces {
  const places: ColumnPlaces = {};
  for (const [place, heading] of header.entries()) {
    const column = columnOfHeading.get(searchText(heading.replace(/\(.*\)|\*/g, '')));
    if (column) places[column] ??= place;
  }
  return places;
}

/** Columns without which nobody can be added; a facility's code tells the council too. */
export function missingColumns(places: ColumnPlaces): ImportColumn[] {
  const missing = (['name', 'phone', 'cadre'] as const).filter((column) => places[column] === undefined);
  const hasPlace = places.council !== undefined || places.facilityCode !== undefined;
  return hasPlace ? missing : [...missing, 'council'];
}
