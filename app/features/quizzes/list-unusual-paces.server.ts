import { and, desc, eq, isNotNull, isNull, not, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { attempt } from '~db/schema/quizzes';
import type { Actor } from '~/features/accounts/index.server';
import { getCourse, type PublishedCourse } from '~/features/catalog/index.server';
import { leastAnswered, secondsToRead } from './pace';
import { arrangesQuizzesOf } from './policy';

/** An attempt that was submitted sooner than its questions can be read. Nothing follows from it by itself. */
export interface UnusualPace {
  attemptId: string;
  name: string;
  quizId: string;
  answered: number;
  /** From start to submission. */
  seconds: number;
  score: number;
  submittedAt: Date;
}

/** The latest that are listed. */
const mostListed = 100;

/**
 * Attempts at a course's graded quizzes with an unusual pace, the latest first, those of erased accounts left out. Practice is left out too:
 * it may be done again from memory. Both times are the server's, written in the transactions of the log's `initialized` and `submitted`.
 * @returns undefined where there is no such course, or the actor arranges none of its quizzes
 */
export async function listUnusualPaces(
  slug: string,
  actor: Pick<Actor, 'grants'>,
): Promise<{ course: PublishedCourse; paces: UnusualPace[] } | undefined> {
  const course = await getCourse(slug);
  if (!course || !arrangesQuizzesOf(actor, course.instituteId)) return undefined;
  const answered = sql<number>`(select count(*)::int from jsonb_array_elements(${attempt.drawn}) item
    where exists (select from jsonb_object_keys(${attempt.responses}) name
      where name = item ->> 'itemId' or starts_with(name, (item ->> 'itemId') || '.')))`;
  const seconds = sql<number>`extract(epoch from ${attempt.submittedAt} - ${attempt.startedAt})::float8`;
  const paces = await database()
    .select({
      attemptId: attempt.id,
      name: account.name,
      quizId: attempt.quizId,
      answered,
      seconds,
      score: sql<number>`coalesce(${attempt.score}, 0)`,
      submittedAt: sql<Date>`${attempt.submittedAt}`.mapWith(attempt.submittedAt),
    })
    .from(attempt)
    .innerJoin(account, and(isSamePerson(attempt.personId, account.id), isNull(account.mergedInto)))
    .where(
      and(
        eq(attempt.courseId, course.id),
        eq(attempt.instituteId, course.instituteId),
        isNotNull(attempt.submittedAt),
        not(attempt.isPractice),
        sql`${seconds} < ${secondsToRead} * jsonb_array_length(${attempt.drawn})`,
        sql`${answered} >= ${leastAnswered}`,
        sql`${seconds} < ${secondsToRead} * ${answered}`,
      ),
    )
    .orderBy(desc(attempt.submittedAt))
    .limit(mostListed);
  return { course, paces };
}
