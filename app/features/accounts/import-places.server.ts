import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '~db/client.server';
import { council, institute, region } from '~db/schema/accounts';

const CouncilRowSchema = z.object({
  region: z.string().min(1),
  jurisdiction: z.enum(['mainland', 'zanzibar']),
  council: z.string().min(1),
  kind: z.enum(['city', 'municipal', 'town', 'district']),
});

const InstituteRowSchema = z.object({
  id: z.string().min(1),
  name_sw: z.string().min(1),
  name_en: z.string().min(1),
});

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Brings the lists of regions, councils and institutes to what the seed files say. Rows are added or renamed, never removed.
 * @param folder holds `councils.csv` and `institutes.csv`
 */
export async function importPlaces(folder: string): Promise<{ regions: number; councils: number }> {
  const rows = await readRows(`${folder}/councils.csv`, CouncilRowSchema);
  const institutes = await readRows(`${folder}/institutes.csv`, InstituteRowSchema);
  const regions = new Map(
    rows.map((row) => [
      slugOf(row.region),
      { id: slugOf(row.region), name: row.region, jurisdiction: row.jurisdiction },
    ]),
  );
  const councils = rows.map((row) => ({
    id: slugOf(row.council),
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
    await tx
      .insert(institute)
      .values(institutes.map((row) => ({ id: row.id, nameSw: row.name_sw, nameEn: row.name_en })))
      .onConflictDoUpdate({
        target: institute.id,
        set: { nameSw: sql`excluded.name_sw`, nameEn: sql`excluded.name_en` },
      });
  });
  return { regions: regions.size, councils: councils.length };
}

async function readRows<Row>(file: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const records: unknown = parse(await readFile(file), { columns: true, bom: true, skip_empty_lines: true });
  return z.array(schema).parse(records);
}
