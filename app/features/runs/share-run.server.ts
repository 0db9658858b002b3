import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { facility, council } from '~db/schema/places';
import { worksheetRun, worksheetRunShare } from '~db/schema/runs';
import { getProfile } from '~/features/accounts/index.server';
import { type Audience, audienceOf, placeOf } from '~/features/people/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { getRun } from './list-runs.server';

type Sharer = ActingParty & { actorId: string };

/**
 * Shares saved figures with the owner's team or council. Sharing again changes nothing.
 * @returns false where there is no such run, it is somebody else's, or it is not of the place where its owner works
 */
export async function shareRun(by: Sharer, id: string, audience: Audience): Promise<boolean> {
  const [run, profile] = await Promise.all([getRun(by.actorId, id), getProfile(by.actorId)]);
  const place = profile && placeOf(audience, profile);
  if (!run || !place) return false;
  const isOfWorkplace = run.facilityCode === profile.facilityId;
  if (!isOfWorkplace && !(audience === 'council' && run.facilityCode === null)) return false;
  await database().transaction(async (tx) => {
    const added = await tx
      .insert(worksheetRunShare)
      .values({ id: uuidv7(), runId: id, ...place })
      .onConflictDoNothing()
      .returning({ id: worksheetRunShare.id });
    if (added.length > 0) await recordShare(tx, by, 'run.shared', id, audience);
  });
  return true;
}

const recordShare = (
  tx: Transaction,
  by: Sharer,
  action: 'run.shared' | 'run.shareEnded',
  objectId: string,
  audience: Audience,
) => recordAudit(tx, by, { action, objectId, detail: { audience } });

/** Takes back what {@link shareRun} did, under merged accounts too; from then on nobody else sees it. @returns false where there is no such run of one's own */
export async function endRunShare(by: Sharer, id: string, audience: Audience): Promise<boolean> {
  const run = await getRun(by.actorId, id);
  if (!run) return false;
  await database().transaction(async (tx) => {
    const ofPeriod = tx
      .select({ id: worksheetRun.id })
      .from(worksheetRun)
      .where(
        and(
          isSamePerson(worksheetRun.personId, by.actorId),
          eq(worksheetRun.worksheet, run.worksheet),
          eq(worksheetRun.part, run.part),
          eq(worksheetRun.period, run.period),
          sql`${worksheetRun.facilityCode} is not distinct from ${run.facilityCode}`,
        ),
      );
    const ended = await tx
      .delete(worksheetRunShare)
      .where(
        and(
          inArray(worksheetRunShare.runId, ofPeriod),
          audience === 'facility'
            ? sql`${worksheetRunShare.facilityId} is not null`
            : sql`${worksheetRunShare.councilId} is not null`,
        ),
      )
      .returning({ id: worksheetRunShare.runId });
    for (const { id: runId } of ended) await recordShare(tx, by, 'run.shareEnded', runId, audience);
  });
  return true;
}

/** With whom a person's run is shared. */
export interface RunShare {
  audience: Audience;
  /** Of the facility or council. */
  name: string;
  sharedAt: Date;
}

/** @param ids of runs that the caller may see as their owner @returns the shares of each that is shared */
export async function listRunShares(ids: readonly string[]): Promise<Map<string, RunShare[]>> {
  const rows = await database()
    .select({
      runId: worksheetRunShare.runId,
      facilityId: worksheetRunShare.facilityId,
      councilId: worksheetRunShare.councilId,
      name: sql<string>`coalesce(${facility.name}, ${council.name})`,
      sharedAt: worksheetRunShare.sharedAt,
    })
    .from(worksheetRunShare)
    .leftJoin(facility, eq(facility.id, worksheetRunShare.facilityId))
    .leftJoin(council, eq(council.id, worksheetRunShare.councilId))
    .where(inArray(worksheetRunShare.runId, [...ids]))
    .orderBy(worksheetRunShare.sharedAt);
  const shares = new Map<string, RunShare[]>();
  for (const { runId, name, sharedAt, ...place } of rows) {
    const share = { audience: audienceOf(place), name, sharedAt };
    shares.set(runId, [...(shares.get(runId) ?? []), share]);
  }
  return shares;
}
