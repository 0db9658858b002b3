import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { instituteKinds } from './institute-kinds';

const RowSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(instituteKinds),
  name_sw: z.string().min(1),
  name_en: z.string().min(1),
});

/**
 * Adds the institutes of the seed file that are missing. Those that are there stay as they are: administrators may have renamed them.
 * @param folder holds `institutes.csv`
 */
export async function importInstitutes(folder: string): Promise<void> {
  const records: unknown = parse(await readFile(`${folder}/institutes.csv`), { columns: true, bom: true });
  const rows = z.array(RowSchema).parse(records);
  await database()
    .insert(institute)
    .values(rows.map((row) => ({ id: row.id, kind: row.kind, nameSw: row.name_sw, nameEn: row.name_en })))
    .onConflictDoNothing();
}
