import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { cpdApproval, cpdApprovedCourse, professionalCouncil } from '~db/schema/cpd';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { lastDay } from './find-approvals.server';
import type { NewApproval } from './schemas';

export type RecordApprovalAnswer =
  | { outcome: 'recorded' }
  | { outcome: 'unknownCouncil' }
  /** The same council's approval of a course on the same day is there already: its points would count twice. */
  | { outcome: 'overlaps'; courseIds: string[] };

/** Records that a professional council has accredited courses. */
export async function recordApproval(approval: NewApproval, by: ActingParty): Promise<RecordApprovalAnswer> {
  return database().transaction(async (tx) => {
    const { council, courses, ...facts } = approval;
    // Whoever records another approval of this council waits, and then finds this one.
    const [found] = await tx
      .select({ id: professionalCouncil.id })
      .from(professionalCouncil)
      .where(eq(professionalCouncil.id, council))
      .for('update');
    if (!found) return { outcome: 'unknownCouncil' };
    const overlapping = await findOverlapping(tx, approval);
    if (overlapping.length > 0) return { outcome: 'overlaps', courseIds: overlapping };
    const id = uuidv7();
    await tx.insert(cpdApproval).values({ id, professionalCouncilId: council, ...facts });
    await tx
      .insert(cpdApprovedCourse)
      .values(courses.map(({ courseId, points }) => ({ approvalId: id, courseId, points })));
    await recordAudit(tx, by, {
      action: 'cpd.approved',
      objectId: id,
      detail: {
        professionalCouncil: council,
        number: facts.number,
        validFrom: facts.validFrom,
        validUntil: facts.validUntil,
        courses: courses.map(({ courseId, points }) => `${courseId}: ${points}`).join(', '),
      },
    });
    return { outcome: 'recorded' };
  });
}

async function findOverlapping(
  tx: Transaction,
  { council, courses, validFrom, validUntil }: NewApproval,
): Promise<string[]> {
  const rows = await tx
    .select({ courseId: cpdApprovedCourse.courseId })
    .from(cpdApprovedCourse)
    .innerJoin(cpdApproval, eq(cpdApproval.id, cpdApprovedCourse.approvalId))
    .where(
      and(
        eq(cpdApproval.professionalCouncilId, council),
        inArray(
          cpdApprovedCourse.courseId,
          courses.map(({ courseId }) => courseId),
        ),
        lte(cpdApproval.validFrom, validUntil),
        gte(lastDay, validFrom),
        sql`${lastDay} >= ${cpdApproval.validFrom}::text`,
      ),
    );
  return [...new Set(rows.map(({ courseId }) => courseId))];
}
