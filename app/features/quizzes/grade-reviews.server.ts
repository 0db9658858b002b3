import { and, asc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { attempt, gradeReview } from '~db/schema/quizzes';
import { type ActingParty, recordAudit } from '~/platform/audit.server';

/** A learner who passed by a question that was wrong. */
export interface GradeReview {
  id: string;
  personId: string;
  name: string;
  quizId: string;
  /** 0 to 100, like the pass mark. */
  scoreBefore: number;
  scoreAfter: number;
  passMark: number;
  openedAt: Date;
}

/** The reviews of a course that nobody has decided on, the oldest first; those of erased accounts are not shown. */
export async function listGradeReviews(courseId: string): Promise<GradeReview[]> {
  return database()
    .select({
      id: gradeReview.id,
      personId: account.id,
      name: account.name,
      quizId: attempt.quizId,
      scoreBefore: gradeReview.scoreBefore,
      scoreAfter: gradeReview.scoreAfter,
      passMark: attempt.passMark,
      openedAt: gradeReview.openedAt,
    })
    .from(gradeReview)
    .innerJoin(attempt, eq(attempt.id, gradeReview.attemptId))
    .innerJoin(account, and(isSamePerson(attempt.personId, account.id), isNull(account.mergedInto)))
    .where(and(eq(gradeReview.courseId, courseId), isNull(gradeReview.decision)))
    .orderBy(asc(gradeReview.openedAt));
}

/**
 * Writes down what an institute decided on a pass that was lost.
 * @returns the person concerned; undefined where the course has no open review of this id
 */
export async function decideGradeReview(
  courseId: string,
  id: string,
  decision: 'kept' | 'revoked',
  by: ActingParty & { actorId: string },
): Promise<string | undefined> {
  return database().transaction(async (tx) => {
    const [decided] = await tx
      .update(gradeReview)
      .set({ decision, decidedBy: by.actorId, decidedAt: new Date() })
      .where(and(eq(gradeReview.id, id), eq(gradeReview.courseId, courseId), isNull(gradeReview.decision)))
      .returning({ attemptId: gradeReview.attemptId });
    if (!decided) return undefined;
    const [row] = await tx
      .select({ personId: attempt.personId })
      .from(attempt)
      .where(eq(attempt.id, decided.attemptId));
    if (!row) return undefined;
    await recordAudit(tx, by, {
      action: 'quiz.reviewed',
      personId: row.personId,
      objectId: courseId,
      detail: { decision },
    });
    return row.personId;
  });
}
