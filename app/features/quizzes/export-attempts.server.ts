import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course } from '~db/schema/catalog';
import { attempt } from '~db/schema/quizzes';
import { isSamePerson } from '~db/same-person';

/** A person's attempts at quizzes with the answers given, by the ids of questions and choices, the first one first. */
export async function exportAttempts(personId: string) {
  return database()
    .select({
      id: attempt.id,
      course: course.slug,
      quiz: attempt.quizId,
      number: attempt.number,
      startedAt: attempt.startedAt,
      savedAt: attempt.savedAt,
      submittedAt: attempt.submittedAt,
      score: attempt.score,
      passMark: attempt.passMark,
      answers: attempt.responses,
    })
    .from(attempt)
    .innerJoin(course, eq(course.id, attempt.courseId))
    .where(isSamePerson(attempt.personId, personId))
    .orderBy(asc(attempt.startedAt));
}
