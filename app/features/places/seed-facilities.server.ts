import { readFile } from 'node:fs/promises';
import { database } from '~db/client.server';
import { facility } from '~db/schema/places';
import { theOperator } from '~/platform/audit.server';
import { importFacilities } from './import-facilities.server';

/**
 * Fills an empty list of facilities with the public ones of April 2022; a list that an operator has imported is left alone.
 * @param folder holds `facilities.csv`
 * @returns how many were added
 */
export async function seedFacilities(folder: string): Promise<number> {
  const [any] = await database().select({ id: facility.id }).from(facility).limit(1);
  if (any) return 0;
  const answer = await importFacilities(await readFile(`${folder}/facilities.csv`), { by: theOperator });
  if (!answer.ok) throw new Error(`the seed of facilities can't be read: ${answer.fault}`);
  return answer.report.added;
}
