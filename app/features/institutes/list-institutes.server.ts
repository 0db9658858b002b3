import { asc, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { type Institute, instituteColumns } from './get-institute.server';
import { instituteKinds } from './institute-kinds';

/**
 * The institutes of the consortium, by kind and then by Swahili name.
 * @param including `open` leaves out those that have left
 */
export async function listInstitutes(including: 'open' | 'all'): Promise<Institute[]> {
  const rows = await database()
    .select(instituteColumns)
    .from(institute)
    .where(including === 'open' ? isNull(institute.closedAt) : undefined)
    .orderBy(asc(institute.nameSw));
  return instituteKinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
}
