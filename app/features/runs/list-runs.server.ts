import { and, desc, eq, exists, isNull, not, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { facility } from '~db/schema/places';
import { worksheetRun, worksheetRunShare } from '~db/schema/runs';
import type { Holder } from '~/features/accounts/index';
import { reachesReader } from '~/features/people/index.server';

export type SavedRun = Omit<OwnRun, 'beside'>;

/** A run with what stands beside it, which its owner alone sees. */
export type OwnRun = Awaited<ReturnType<typeof listRuns>>[number];

/** A run that somebody else shares. */
export interface SharedRun extends SavedRun {
  /** Who shares it. */
  owner: string;
  ownerId: string;
}

type Reader = Pick<Holder, 'id' | 'grants'>;

const columns = {
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
};

const order = [
  worksheetRun.worksheet,
  worksheetRun.part,
  worksheetRun.facilityCode,
  desc(worksheetRun.updatedAt),
  desc(worksheetRun.id),
];

const findRuns = (condition: SQL | undefined) =>
  database()
    .select({ ...columns, beside: worksheetRun.beside })
    .from(worksheetRun)
    .leftJoin(facility, eq(facility.id, worksheetRun.facilityCode))
    .where(condition)
    .orderBy(...order);

interface Placed {
  worksheet: string;
  part: string;
  facilityCode: string | null;
  period: string;
  ownerId?: string;
}

/** The first of each worksheet, part, facility, period and owner. */
function firstOfEach<Run extends Placed>(runs: Run[]): Run[] {
  const placeOf = (run: Run) =>
    JSON.stringify([run.worksheet, run.part, run.facilityCode, run.period, run.ownerId]);
  const seen = new Set<string>();
  return runs.filter((run) => !seen.has(placeOf(run)) && seen.add(placeOf(run)));
}

/**
 * What a person saved, by worksheet, part and facility. Where accounts that were merged hold the same period, the one saved last.
 */
export async function listRuns(personId: string) {
  return firstOfEach(await findRuns(isSamePerson(worksheetRun.personId, personId)));
}

/** @returns undefined where there is no such run, or it is somebody else's */
export async function getRun(personId: string, id: string): Promise<OwnRun | undefined> {
  const [run] = await findRuns(and(eq(worksheetRun.id, id), isSamePerson(worksheetRun.personId, personId)));
  return run;
}

const owner = alias(account, 'run_owner');

/** Runs whose share reaches a reader at this moment. */
const findShared = (reader: Reader, condition: SQL | undefined) =>
  database()
    .select({ ...columns, owner: owner.name, ownerId: owner.id })
    .from(worksheetRun)
    .innerJoin(owner, and(isNull(owner.mergedInto), isSamePerson(worksheetRun.personId, owner.id)))
    .leftJoin(facility, eq(facility.id, worksheetRun.facilityCode))
    .where(
      and(
        condition,
        not(isSamePerson(worksheetRun.personId, reader.id)),
        exists(
          database()
            .select({ id: worksheetRunShare.id })
            .from(worksheetRunShare)
            .where(
              and(
                eq(worksheetRunShare.runId, worksheetRun.id),
                reachesReader(reader, worksheetRunShare, worksheetRun.personId),
              ),
            ),
        ),
      ),
    )
    .orderBy(...order);

/** What others share with a person, by worksheet, part and facility; several may share the same period, the one saved last is the first. */
export async function listSharedRuns(reader: Reader): Promise<SharedRun[]> {
  return firstOfEach(await findShared(reader, undefined));
}

/** @returns undefined where there is no such run, or it is not shared with this person, or no more */
export async function getSharedRun(reader: Reader, id: string): Promise<SharedRun | undefined> {
  return (await findShared(reader, eq(worksheetRun.id, id)))[0];
}
