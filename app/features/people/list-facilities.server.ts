import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { facility } from '~db/schema/places';

/** The facilities of a council, by name. */
export async function listFacilities(councilId: string): Promise<{ id: string; name: string }[]> {
  return database()
    .select({ id: facility.id, name: facility.name })
    .from(facility)
    .where(eq(facility.councilId, councilId))
    .orderBy(asc(facility.name), asc(facility.id));
}
