import { inArray, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { course, learningPath } from '~db/schema/catalog';
import { cohort, cohortFacilitator } from '~db/schema/cohorts';
import { parsePhone, type Role } from '~/features/accounts/index';
import { recordAudit } from '~/platform/audit.server';
import type { CohortRunner } from './cohort-scope.server';
import type { NewCohort } from './schemas';

export type CreateCohortAnswer =
  | { ok: true; cohortId: string }
  | { ok: false; field: 'subject' | 'facilitators'; fault: 'subject' | 'facilitators' };

const runningRoles: Role[] = ['coordinator', 'manager', 'facilitator', 'administrator'];

/**
 * Makes a cohort, of which its maker and the people named are the facilitators.
 * @param clientUuid the form's own id: sent twice, there is one cohort
 */
export async function createCohort(
  by: CohortRunner,
  { name, subject, startsOn, endsOn, facilitators }: NewCohort,
  clientUuid: string,
): Promise<CreateCohortAnswer> {
  const courseIds = await coursesOf(subject);
  if (!courseIds) return { ok: false, field: 'subject', fault: 'subject' };
  const phones = facilitators.map((typed) => parsePhone(typed) ?? '');
  const people =
    phones.length === 0
      ? []
      : await database()
          .selectDistinct({ id: account.id })
          .from(account)
          .innerJoin(roleGrant, sql`${roleGrant.accountId} = ${account.id}`)
          .where(sql`${inArray(account.phone, phones)} and ${inArray(roleGrant.role, runningRoles)}`);
  if (people.length < new Set(phones).size) {
    return { ok: false, field: 'facilitators', fault: 'facilitators' };
  }
  await database().transaction(async (tx) => {
    const [made] = await tx
      .insert(cohort)
      .values({
        id: clientUuid,
        kind: subject === 'faceToFace' ? 'faceToFace' : 'online',
        name,
        courseIds,
        startsOn,
        endsOn,
        createdBy: by.actorId,
      })
      .onConflictDoNothing()
      .returning({ id: cohort.id });
    if (!made) return;
    const ids = new Set([by.actorId, ...people.map(({ id }) => id)]);
    await tx
      .insert(cohortFacilitator)
      .values([...ids].map((personId) => ({ cohortId: clientUuid, personId })));
    await recordAudit(tx, by, { action: 'cohort.created', objectId: clientUuid });
  });
  return { ok: true, cohortId: clientUuid };
}

/** @returns undefined where there is no such course or path */
async function coursesOf(subject: string): Promise<string[] | undefined> {
  if (subject === 'faceToFace') return [];
  const [path] = await database()
    .select({ courses: learningPath.courses })
    .from(learningPath)
    .where(sql`'path/' || ${learningPath.slug} = ${subject}`);
  const wished = path ? path.courses.map((one) => one.course) : [subject];
  const known = await database().select({ id: course.id }).from(course).where(inArray(course.id, wished));
  const published = wished.filter((id) => known.some((one) => one.id === id));
  return published.length > 0 ? published : undefined;
}
