import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { council, region } from '~db/schema/places';

export interface RegionWithCouncils {
  id: string;
  name: string;
  councils: { id: string; name: string }[];
}

/** Regions with their councils, Mainland before Zanzibar, by name. */
export async function listPlaces(): Promise<RegionWithCouncils[]> {
  const rows = await database()
    .select({
      regionId: region.id,
      regionName: region.name,
      councilId: council.id,
      councilName: council.name,
    })
    .from(region)
    .innerJoin(council, eq(council.regionId, region.id))
    .orderBy(asc(region.jurisdiction), asc(region.name), asc(council.name));
  const regions = new Map<string, RegionWithCouncils>();
  for (const row of rows) {
    const entry = regions.get(row.regionId) ?? { id: row.regionId, name: row.regionName, councils: [] };
    entry.councils.push({ id: row.councilId, name: row.councilName });
    regions.set(row.regionId, entry);
  }
  return [...regions.values()];
}
