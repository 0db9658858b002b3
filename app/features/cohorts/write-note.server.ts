import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { cohort, cohortNote } from '~db/schema/cohorts';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';

/** Writes a note of somebody who runs a cohort. @param clientUuid the form's own id @returns whether it is theirs to write in */
export async function writeNote(
  by: CohortRunner,
  { cohortId, text, clientUuid }: { cohortId: string; text: string; clientUuid: string },
): Promise<boolean> {
  const [found] = await database()
    .select({ id: cohort.id })
    .from(cohort)
    .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`);
  if (!found) return false;
  await database()
    .insert(cohortNote)
    .values({ id: clientUuid, cohortId, authorId: by.actorId, text })
    .onConflictDoNothing();
  return true;
}
