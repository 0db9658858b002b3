import { and, desc, eq, type SQL } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { facility } from '~db/schema/places';
import { worksheetRun } from '~db/schema/runs';

export type SavedRun = Awaited<ReturnType<typeof listRuns>>[number];

const findRuns = (condition: SQL | undefined) =>
  database()
    .select({
      id: worksheetRun.id,
      worksheet: worksheetRun.worksheet,
      part: worksheetRun.part,
      version: worksheetRun.version,
      period: worksheetRun.period,
      facilityCode: worksheetRun.facilityCode,
      facility: facility.name,
      figures: worksheetRun.figures,
      settings: worksheetRun.settings,
      updatedAt: worksheetRun.updatedAt,
    })
    .from(worksheetRun)
    .leftJoin(facility, eq(facility.id, worksheetRun.facilityCode))
    .where(condition);

/**
 * What a person saved, by worksheet, part and facility. Where accounts that were merged hold the same period, the one saved last.
 */
export async function listRuns(personId: string) {
  const runs = await findRuns(isSamePerson(worksheetRun.personId, personId)).orderBy(
    worksheetRun.worksheet,
    worksheetRun.part,
    worksheetRun.facilityCode,
    desc(worksheetRun.updatedAt),
    desc(worksheetRun.id),
  );
  const placeOf = (run: (typeof runs)[number]) =>
    JSON.stringify([run.worksheet, run.part, run.facilityCode, run.period]);
  const seen = new Set<string>();
  return runs.filter((run) => !seen.has(placeOf(run)) && seen.add(placeOf(run)));
}

/** @returns undefined where there is no such run, or it is somebody else's */
export async function getRun(personId: string, id: string): Promise<SavedRun | undefined> {
  const [run] = await findRuns(and(eq(worksheetRun.id, id), isSamePerson(worksheetRun.personId, personId)));
  return run;
}
