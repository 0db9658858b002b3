import { and, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { worksheetRun } from '~db/schema/runs';
import { getRun } from './list-runs.server';

/**
 * Deletes what a person saved of a period, under merged accounts too, so that nothing older comes up from below.
 * @returns false where there is no such run, or it is somebody else's
 */
export async function deleteRun(personId: string, id: string): Promise<boolean> {
  const run = await getRun(personId, id);
  if (!run) return false;
  await database()
    .delete(worksheetRun)
    .where(
      and(
        isSamePerson(worksheetRun.personId, personId),
        eq(worksheetRun.worksheet, run.worksheet),
        eq(worksheetRun.part, run.part),
        eq(worksheetRun.period, run.period),
        sql`${worksheetRun.facilityCode} is not distinct from ${run.facilityCode}`,
      ),
    );
  return true;
}
