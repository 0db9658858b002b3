import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { council } from '~db/schema/places';

/** Whether there is a council of this id. */
export async function knowsCouncil(id: string): Promise<boolean> {
  const found = await database().select({ id: council.id }).from(council).where(eq(council.id, id));
  return found.length > 0;
}
