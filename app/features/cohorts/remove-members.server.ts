import { and, eq, inArray, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { attendanceCount, cohort, cohortMember } from '~db/schema/cohorts';
import { recordAudit, recordAuditOfMany } from '~/platform/audit.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';

/** Whom to take out: some people, all who joined at one moment (as PostgreSQL writes it), or those on an attendance sheet who are only counted. */
export type Leaving = { people: string[] } | { joinedAt: string } | { counted: true };

/**
 * Takes people out of a cohort. What they did stays theirs, and so do the courses that they were enrolled in.
 * @returns how many; undefined where the cohort isn't somebody's
 */
export async function removeMembers(
  by: CohortRunner,
  cohortId: string,
  leaving: Leaving,
): Promise<number | undefined> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ id: cohort.id })
      .from(cohort)
      .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`)
      .for('update');
    if (!found) return undefined;
    if ('counted' in leaving) {
      const counts = await tx
        .delete(attendanceCount)
        .where(eq(attendanceCount.cohortId, cohortId))
        .returning({ people: attendanceCount.people });
      const people = counts.reduce((sum, one) => sum + one.people, 0);
      if (people > 0) {
        await recordAudit(tx, by, { action: 'cohort.left', objectId: cohortId, detail: { counted: people } });
      }
      return people;
    }
    const whom =
      'joinedAt' in leaving
        ? sql`${cohortMember.joinedAt}::text = ${leaving.joinedAt}`
        : leaving.people.length > 0
          ? inArray(cohortMember.personId, leaving.people)
          : sql`false`;
    const left = await tx
      .delete(cohortMember)
      .where(and(eq(cohortMember.cohortId, cohortId), whom))
      .returning({ personId: cohortMember.personId });
    await recordAuditOfMany(
      tx,
      by,
      { action: 'cohort.left', objectId: cohortId },
      left.map(({ personId }) => personId),
    );
    return left.length;
  });
}
