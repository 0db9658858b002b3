import { createHash } from 'node:crypto';
import { cadres } from '~/features/accounts/index';

/** What is counted each month. */
export const counted = ['ENROLLED', 'COMPLETED', 'CERTIFIED'] as const;
export type Counted = (typeof counted)[number];

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const signs = `${letters}0123456789`;

/** An id of DHIS2's form, eleven signs of which the first is a letter, that is the same for the same code everywhere. */
function uidOf(code: string): string {
  const digest = createHash('sha256').update(`tumia/${code}`).digest();
  return Array.from({ length: 11 }, (_, at) => {
    const from = at === 0 ? letters : signs;
    return from[(digest[at] ?? 0) % from.length];
  }).join('');
}

export const elementOf = (what: Counted): string => uidOf(`TUMIA_${what}`);
export const comboOf = (cadre: string): string => uidOf(`TUMIA_COC_${cadre}`);

const names: Record<Counted, string> = {
  ENROLLED: 'Tumia - enrolments in courses',
  COMPLETED: 'Tumia - final quizzes passed',
  CERTIFIED: 'Tumia - certificates issued',
};

const ref = (code: string) => ({ id: uidOf(code) });

/**
 * What DHIS2 has to know before it takes figures, for `POST /api/metadata`: data elements, their division by cadre and a monthly data set,
 * as whole objects. Its places are chosen in DHIS2.
 * @param nameOf the name of a cadre
 */
export function dhis2Metadata(nameOf: (cadre: string) => string) {
  const named = (code: string, name: string) => ({ ...ref(code), code, name, shortName: name.slice(0, 50) });
  return {
    categoryOptions: cadres.map((cadre) => named(`TUMIA_CADRE_${cadre}`, `Tumia - ${nameOf(cadre)}`)),
    categories: [
      {
        ...named('TUMIA_CADRE', 'Tumia - cadre'),
        dataDimensionType: 'DISAGGREGATION',
        categoryOptions: cadres.map((cadre) => ref(`TUMIA_CADRE_${cadre}`)),
      },
    ],
    categoryCombos: [
      {
        ...ref('TUMIA_CADRES'),
        code: 'TUMIA_CADRES',
        name: 'Tumia - by cadre',
        dataDimensionType: 'DISAGGREGATION',
        skipTotal: false,
        categories: [ref('TUMIA_CADRE')],
      },
    ],
    categoryOptionCombos: cadres.map((cadre) => ({
      ...ref(`TUMIA_COC_${cadre}`),
      code: `TUMIA_COC_${cadre}`,
      name: `Tumia - ${nameOf(cadre)}`,
      categoryCombo: ref('TUMIA_CADRES'),
      categoryOptions: [ref(`TUMIA_CADRE_${cadre}`)],
    })),
    dataElements: counted.map((what) => ({
      ...named(`TUMIA_${what}`, names[what]),
      aggregationType: 'SUM',
      domainType: 'AGGREGATE',
      valueType: 'INTEGER_ZERO_OR_POSITIVE',
      zeroIsSignificant: true,
      categoryCombo: ref('TUMIA_CADRES'),
    })),
    dataSets: [
      {
        ...named('TUMIA_MONTHLY', 'Tumia - training of health workers'),
        periodType: 'Monthly',
        openFuturePeriods: 0,
        dataSetElements: counted.map((what) => ({
          dataElement: ref(`TUMIA_${what}`),
          dataSet: ref('TUMIA_MONTHLY'),
        })),
      },
    ],
  };
}
