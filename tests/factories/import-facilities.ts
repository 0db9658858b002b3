import { type FacilityReport, importFacilities } from '~/features/places/index.server';
import { theOperator } from '~/platform/audit.server';

/** Facilities of three councils, by their codes: two of one name, one that is called otherwise too, one that is closed. */
export const someFacilities = {
  mwandiga: '105910-4',
  mwandigaHealthCentre: '105911-2',
  mahembe: '104016-1',
  matendo: '104459-3',
  closedMatyazo: '104460-1',
  kigomaHospital: '102500-6',
  ngaramtoni: '106500-2',
};

const rows = [
  ['105910-4', 'MWANDIGA', '', 'Kigoma', 'Kigoma DC', 'Mwandiga', 'Dispensary', 'Operating'],
  ['105911-2', 'Mwandiga', '', 'Kigoma', 'Kigoma DC', 'Mwandiga', 'Health Center', 'Operating'],
  ['104016-1', 'MAHEMBE', 'Kwa Ng’ombe', 'Kigoma', 'Kigoma DC', 'Mahembe', 'Dispensary', 'Operating'],
  ['104459-3', 'MATENDO', '', 'Kigoma', 'Kigoma DC', 'Matendo', 'Dispensary', 'Operating'],
  ['104460-1', 'Matyazo', '', 'Kigoma', 'Kigoma DC', 'Matyazo', 'Health Center', 'Closed'],
  [
    '102500-6',
    'Maweni',
    '',
    'Kigoma',
    'Kigoma Ujiji MC',
    'Kasimbu',
    'Regional Referral Hospital',
    'Operating',
  ],
  ['106500-2', 'Ngaramtoni', '', 'Arusha', 'Arusha DC', 'Olmotonyi', 'Health Center', 'Operating'],
];
const header = ['code', 'name', 'common name', 'region', 'council', 'ward', 'type', 'status'];

/** Imports a handful of facilities of Kigoma and Arusha. */
export async function importSomeFacilities(): Promise<FacilityReport> {
  const csv = [header, ...rows].map((row) => row.join(',')).join('\n');
  const answer = await importFacilities(new TextEncoder().encode(csv), { by: theOperator });
  if (!answer.ok) throw new Error(`the facilities were not imported: ${answer.fault}`);
  return answer.report;
}
