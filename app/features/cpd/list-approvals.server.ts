import { desc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import { cpdApproval, cpdApprovedCourse } from '~db/schema/cpd';
import type { LocalizedText } from '~/platform/i18n/language';
import { lastDay } from './find-approvals.server';

export interface RecordedApproval {
  id: string;
  council: string;
  number: string;
  category: 1 | 2 | null;
  from: string;
  /** The last day on which it holds; before the first where it was recorded by mistake. */
  until: string;
  courses: { title: LocalizedText; points: number }[];
}

/** All approvals that were recorded, the latest first. */
export async function listApprovals(): Promise<RecordedApproval[]> {
  return database()
    .select({
      id: cpdApproval.id,
      council: cpdApproval.professionalCouncilId,
      number: cpdApproval.number,
      category: cpdApproval.category,
      from: cpdApproval.validFrom,
      until: lastDay,
      courses: sql<RecordedApproval['courses']>`json_agg(json_build_object(
        'title', ${courseRevision.manifest} -> 'title', 'points', ${cpdApprovedCourse.points}) order by ${course.slug})`,
    })
    .from(cpdApproval)
    .innerJoin(cpdApprovedCourse, eq(cpdApprovedCourse.approvalId, cpdApproval.id))
    .innerJoin(course, eq(course.id, cpdApprovedCourse.courseId))
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .groupBy(cpdApproval.id)
    .orderBy(desc(cpdApproval.validFrom), desc(cpdApproval.id));
}
