import { lt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { peopleImport } from '~db/schema/people';

/** How long an uploaded list of people is kept. */
export const keptHours = 24;

/** Deletes uploaded lists of people a day after they came, decided upon or not. */
export async function forgetUploads(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptHours * 3_600_000);
  await database().delete(peopleImport).where(lt(peopleImport.uploadedAt, before));
}
