import { eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { cohort, cohortFacilitator } from '~db/schema/cohorts';
import { recordAudit } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';
import { enrolMembersTask } from './enrol-task.server';
import { findFacilitators } from './find-facilitators.server';
import { knowsCouncil } from './knows-council.server';
import type { ChangedCohort } from './schemas';

export type ChangeCohortAnswer = 'changed' | 'notFound' | { field: 'facilitators' | 'council' | 'topic' };

/**
 * Changes name, days and facilitators of a cohort, and what a face-to-face training was about and where. Its courses stay: people are
 * enrolled in them. A training without a course keeps a topic. Who made the cohort and who changes it go on running it.
 */
export async function changeCohort(
  by: CohortRunner,
  cohortId: string,
  change: ChangedCohort,
): Promise<ChangeCohortAnswer> {
  const people = await findFacilitators(change.facilitators);
  if (!people) return { field: 'facilitators' };
  if (change.kind === 'faceToFace' && !(await knowsCouncil(change.council))) return { field: 'council' };
  return database().transaction(async (tx) => {
    const found = await lockCohort(tx, by, cohortId);
    if (!found) return 'notFound';
    const isAboutNothing =
      change.kind === 'faceToFace' && change.topic === null && found.courseIds.length === 0;
    if (found.kind === 'faceToFace' && isAboutNothing) return { field: 'topic' };
    const { name, startsOn, endsOn } = change;
    const training =
      change.kind === 'faceToFace' && found.kind === 'faceToFace'
        ? { topic: change.topic, place: change.place, councilId: change.council }
        : {};
    await tx
      .update(cohort)
      .set({ name, startsOn, endsOn, ...training })
      .where(eq(cohort.id, cohortId));
    await tx.delete(cohortFacilitator).where(eq(cohortFacilitator.cohortId, cohortId));
    const stays = found.isFacilitator ? [by.actorId] : [];
    const ids = new Set([found.createdBy, ...stays, ...people]);
    await tx.insert(cohortFacilitator).values([...ids].map((personId) => ({ cohortId, personId })));
    await recordAudit(tx, by, { action: 'cohort.changed', objectId: cohortId });
    await enrolSoon(tx, cohortId, found.kind);
    return 'changed';
  });
}

/** Closes a cohort, or opens it again. @returns whether it is somebody's to close */
export async function setCohortClosed(
  by: CohortRunner,
  cohortId: string,
  isClosed: boolean,
): Promise<boolean> {
  return database().transaction(async (tx) => {
    const found = await lockCohort(tx, by, cohortId);
    if (!found) return false;
    if ((found.closedAt !== null) === isClosed) return true;
    await tx
      .update(cohort)
      .set({ closedAt: isClosed ? sql`now()` : null })
      .where(eq(cohort.id, cohortId));
    await recordAudit(tx, by, { action: isClosed ? 'cohort.closed' : 'cohort.reopened', objectId: cohortId });
    if (!isClosed) await enrolSoon(tx, cohortId, found.kind);
    return true;
  });
}

async function lockCohort(tx: Transaction, by: CohortRunner, cohortId: string) {
  const [found] = await tx
    .select({
      kind: cohort.kind,
      courseIds: cohort.courseIds,
      createdBy: cohort.createdBy,
      closedAt: cohort.closedAt,
      isFacilitator: sql<boolean>`exists (
        select from cohort_facilitator where cohort_id = cohort.id and person_id = ${by.actorId}::uuid)`,
    })
    .from(cohort)
    .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`)
    .for('update');
  return found;
}

async function enrolSoon(tx: Transaction, cohortId: string, kind: 'online' | 'faceToFace'): Promise<void> {
  if (kind === 'faceToFace') return;
  await enqueueJob(tx, enrolMembersTask, { cohortId }, { key: `cohorts.enrol:${cohortId}` });
}
