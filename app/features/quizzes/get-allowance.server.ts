import { and, eq, isNull, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { accommodation } from '~db/schema/quizzes';
import type { Allowance } from './policy';

/** What a person gets beyond a course's rules: the longest time and the most attempts of the accommodations that hold. */
export async function getAllowance(
  personId: string,
  courseId: string,
  executor: Executor = database(),
): Promise<Allowance> {
  const [row] = await executor
    .select({
      extraTimePercent: sql<number>`coalesce(max(${accommodation.extraTimePercent}), 0)`,
      extraAttempts: sql<number>`coalesce(max(${accommodation.extraAttempts}), 0)`,
    })
    .from(accommodation)
    .where(
      and(
        isSamePerson(accommodation.personId, personId),
        eq(accommodation.courseId, courseId),
        isNull(accommodation.endedAt),
      ),
    );
  return row ?? { extraTimePercent: 0, extraAttempts: 0 };
}
