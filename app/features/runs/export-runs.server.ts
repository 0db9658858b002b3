import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { worksheetRun } from '~db/schema/runs';

/** The figures of worksheets that a person saved, the first first. */
export async function exportRuns(personId: string) {
  return database()
    .select({
      worksheet: worksheetRun.worksheet,
      part: worksheetRun.part,
      version: worksheetRun.version,
      period: worksheetRun.period,
      facilityCode: worksheetRun.facilityCode,
      figures: worksheetRun.figures,
      settings: worksheetRun.settings,
      savedAt: worksheetRun.savedAt,
      updatedAt: worksheetRun.updatedAt,
    })
    .from(worksheetRun)
    .where(isSamePerson(worksheetRun.personId, personId))
    .orderBy(asc(worksheetRun.savedAt), asc(worksheetRun.id));
}
