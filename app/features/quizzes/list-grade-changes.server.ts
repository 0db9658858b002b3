import { and, asc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { learningEvent } from '~db/schema/events';

/** That a score was changed after the attempt was graded, and why. */
export interface GradeChange {
  at: Date;
  /** 0 to 100. */
  before: number;
  after: number;
  reason: string;
}

/** How the score of an attempt changed since it was submitted, the first change first. */
export async function listGradeChanges(attemptId: string): Promise<GradeChange[]> {
  const result = (path: string) => sql`${learningEvent.result} #>> ${path}`;
  return database()
    .select({
      at: learningEvent.occurredAt,
      before: sql<number>`(${result('{regraded,before}')})::float`,
      after: sql<number>`(${result('{score}')})::float`,
      reason: sql<string>`${result('{regraded,reason}')}`,
    })
    .from(learningEvent)
    .where(
      and(
        eq(learningEvent.objectId, attemptId),
        eq(learningEvent.verb, 'graded'),
        sql`${learningEvent.result} ? 'regraded'`,
      ),
    )
    .orderBy(asc(learningEvent.occurredAt));
}
