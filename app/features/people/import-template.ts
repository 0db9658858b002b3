import { cadres } from '~/features/accounts/index';
import type { Translator } from '~/platform/i18n/translate';
import { type ImportColumn, importColumns } from './import-columns';

const examples: Partial<Record<ImportColumn, string>>[] = [
  {
    phone: '0712 345 678',
    cadre: 'NO',
    region: 'Kigoma',
    council: 'Kigoma DC',
    facilityCode: '100056-1',
    sex: 'KE',
    checkNumber: '11223344',
  },
  { phone: '0754 000 111', cadre: 'STU', region: 'Morogoro', council: 'Ifakara TC', sex: 'ME' },
];

/** Columns of the widths of what stands in them, in characters. */
export const templateWidths = [32, 16, 10, 18, 22, 16, 26, 8, 16, 26, 4, 10, 36];

/**
 * A list to be filled in: the headings, two examples that are left out when it is uploaded, and beside them the codes of the cadres.
 */
export function importTemplate(t: Translator): { header: string[]; rows: string[][] } {
  const header = [
    ...importColumns.map((column) => t(`people:import.column.${column}`)),
    '',
    t('people:import.codeHeading'),
    t('people:import.codeMeaning'),
  ];
  const [first, second] = [t('people:import.exampleNurse'), t('people:import.exampleStudent')];
  const named = examples.map((example, index) => ({
    ...example,
    name: index === 0 ? first : second,
    ...(index === 0 ? {} : { trainingInstitution: t('people:import.exampleCollege') }),
  }));
  const rows = cadres.map((cadre, index) => {
    const example: Partial<Record<ImportColumn, string>> = named[index] ?? {};
    return [...importColumns.map((column) => example[column] ?? ''), '', cadre, t(`accounts:cadre.${cadre}`)];
  });
  return { header, rows };
}
