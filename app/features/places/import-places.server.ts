import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '~db/client.server';
import { council, region } from '~db/schema/places';

const CouncilRowSchema = z.object({
  region: z.string().min(1),
  jurisdiction: z.enum(['mainland', 'zanzibar']),
  council: z.string().min(1),
  kind: z.enum(['city', 'municipal', 'town', 'district']),
  /** Of a council whose name has changed: the id it has had. */
  id: z.string().optional(),
});

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Brings the lists of regions and councils to what the seed file says. Rows are added or renamed, never removed. A council that the file puts
 * into another region takes its people and their past there; where it has a new name, the column `id` keeps it the same council.
 * @param folder holds `councils.csv`
 */
export async function importPlaces(folder: string): Promise<{ regions: number; councils: number }> {
  const records: unknown = parse(await readFile(`${folder}/councils.csv`), { columns: true, bom: true });
  const rows = z.array(CouncilRowSchema).parse(records);
  const regions = new Map(
    rows.map((row) => [
      slugOf(row.region),
      { id: slugOf(row.region), name: row.region, jurisdiction: row.jurisdiction },
    ]),
  );
  const councils = rows.map((row) => ({
    id: row.id || slugOf(row.council),
    regionId: slugOf(row.region),
    name: row.council,
    kind: row.kind,
  }));
  await database().transaction(async (tx) => {
    await tx
      .insert(region)
      .values([...regions.values()])
      .onConflictDoUpdate({ target: region.id, set: { name: sql`excluded.name` } });
    await tx
      .insert(council)
      .values(councils)
      .onConflictDoUpdate({
        target: council.id,
        set: { name: sql`excluded.name`, regionId: sql`excluded.region_id`, kind: sql`excluded.kind` },
      });
  });
  return { regions: regions.size, councils: councils.length };
}
