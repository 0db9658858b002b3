import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { cpdApproval, cpdApprovedCourse, professionalCouncil } from '~db/schema/cpd';
import type { Approval } from './approval';

/** The last day on which an approval holds. */
export const lastDay = sql<string>`least(${cpdApproval.validUntil}, ${cpdApproval.endedOn})::text`;

/** @returns what professional councils have accredited of the courses, by course id, whenever that was */
export async function findApprovals(
  courseIds: readonly string[],
  executor: Executor = database(),
): Promise<Map<string, Approval[]>> {
  const found = new Map<string, Approval[]>();
  if (courseIds.length === 0) return found;
  const rows = await executor
    .select({
      courseId: cpdApprovedCourse.courseId,
      council: professionalCouncil.id,
      councilName: professionalCouncil.name,
      number: cpdApproval.number,
      points: cpdApprovedCourse.points,
      category: cpdApproval.category,
      from: cpdApproval.validFrom,
      until: lastDay,
    })
    .from(cpdApprovedCourse)
    .innerJoin(cpdApproval, eq(cpdApproval.id, cpdApprovedCourse.approvalId))
    .innerJoin(professionalCouncil, eq(professionalCouncil.id, cpdApproval.professionalCouncilId))
    .where(
      and(
        inArray(cpdApprovedCourse.courseId, [...courseIds]),
        sql`${lastDay} >= ${cpdApproval.validFrom}::text`,
      ),
    )
    .orderBy(asc(professionalCouncil.position), asc(cpdApproval.validFrom));
  for (const { courseId, ...approval } of rows)
    found.set(courseId, [...(found.get(courseId) ?? []), approval]);
  return found;
}
