import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { worksheetRun } from '~db/schema/runs';
import { listRunShares } from './share-run.server';

/** The figures of worksheets that a person saved, the first first, and with whom they are shared. */
export async function exportRuns(personId: string) {
  const runs = await database()
    .select({
      id: worksheetRun.id,
      worksheet: worksheetRun.worksheet,
      part: worksheetRun.part,
      version: worksheetRun.version,
      period: worksheetRun.period,
      facilityCode: worksheetRun.facilityCode,
      figures: worksheetRun.figures,
      settings: worksheetRun.settings,
      savedAt: worksheetRun.savedAt,
      updatedAt: worksheetRun.updatedAt,
      writtenAt: worksheetRun.writtenAt,
      beside: worksheetRun.beside,
    })
    .from(worksheetRun)
    .where(isSamePerson(worksheetRun.personId, personId))
    .orderBy(asc(worksheetRun.savedAt), asc(worksheetRun.id));
  const shares = await listRunShares(runs.map(({ id }) => id));
  return runs.map(({ id, ...run }) => ({ ...run, sharedWith: shares.get(id) ?? [] }));
}
