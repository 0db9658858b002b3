import { inArray, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, learningPath } from '~db/schema/catalog';
import { cohort, cohortFacilitator } from '~db/schema/cohorts';
import { recordAudit } from '~/platform/audit.server';
import type { CohortRunner } from './cohort-scope.server';
import { findFacilitators } from './find-facilitators.server';
import { knowsCouncil } from './knows-council.server';
import type { NewCohort } from './schemas';

export type CreateCohortAnswer =
  { ok: true; cohortId: string } | { ok: false; field: 'subject' | 'facilitators' | 'council' };

/**
 * Makes a cohort, of which its maker and the people named are the facilitators.
 * @param clientUuid the form's own id: sent twice, there is one cohort
 */
export async function createCohort(
  by: CohortRunner,
  wish: NewCohort,
  clientUuid: string,
): Promise<CreateCohortAnswer> {
  const { kind, name, startsOn, endsOn } = wish;
  const courseIds = kind === 'faceToFace' && wish.subject === '' ? [] : await coursesOf(wish.subject);
  if (!courseIds) return { ok: false, field: 'subject' };
  if (kind === 'faceToFace' && !(await knowsCouncil(wish.council))) return { ok: false, field: 'council' };
  const people = await findFacilitators(wish.facilitators);
  if (!people) return { ok: false, field: 'facilitators' };
  const training =
    kind === 'faceToFace' ? { topic: wish.topic, place: wish.place, councilId: wish.council } : {};
  await database().transaction(async (tx) => {
    const [made] = await tx
      .insert(cohort)
      .values({ id: clientUuid, kind, name, courseIds, startsOn, endsOn, createdBy: by.actorId, ...training })
      .onConflictDoNothing()
      .returning({ id: cohort.id });
    if (!made) return;
    const ids = new Set([by.actorId, ...people]);
    await tx
      .insert(cohortFacilitator)
      .values([...ids].map((personId) => ({ cohortId: clientUuid, personId })));
    await recordAudit(tx, by, { action: 'cohort.created', objectId: clientUuid });
  });
  return { ok: true, cohortId: clientUuid };
}

/** @returns undefined where there is no such course or path */
async function coursesOf(subject: string): Promise<string[] | undefined> {
  const [path] = await database()
    .select({ courses: learningPath.courses })
    .from(learningPath)
    .where(sql`'path/' || ${learningPath.slug} = ${subject}`);
  const wished = path ? path.courses.map((one) => one.course) : [subject];
  const known = await database().select({ id: course.id }).from(course).where(inArray(course.id, wished));
  const published = wished.filter((id) => known.some((one) => one.id === id));
  return published.length > 0 ? published : undefined;
}
