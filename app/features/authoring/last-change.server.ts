import { and, desc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftChange } from '~db/schema/authoring';

/** @returns the last change of a file of a draft, and who made it; undefined where it has none */
export async function lastChange(
  draftId: string,
  path: string,
): Promise<{ id: string; by: string | null; at: Date } | undefined> {
  const [last] = await database()
    .select({ id: draftChange.id, by: draftChange.changedBy, at: draftChange.endedAt })
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), eq(draftChange.path, path)))
    .orderBy(desc(draftChange.version))
    .limit(1);
  return last;
}
