import { and, asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { attempt } from '~db/schema/quizzes';

export interface AttemptSummary {
  id: string;
  /** Counted from 1 in the order of starting, which tells two first attempts of merged accounts apart. */
  number: number;
  startedAt: Date;
  /** null while the attempt is open. */
  submittedAt: Date | null;
  score: number | null;
  /** Of the revision that it was taken from. */
  passMark: number;
}

/** A person's attempts at a quiz, the first one first. */
export async function listAttempts(personId: string, quizId: string): Promise<AttemptSummary[]> {
  const attempts = await database()
    .select({
      id: attempt.id,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      score: attempt.score,
      passMark: attempt.passMark,
    })
    .from(attempt)
    .where(and(isSamePerson(attempt.personId, personId), eq(attempt.quizId, quizId)))
    .orderBy(asc(attempt.startedAt), asc(attempt.id));
  return attempts.map((one, index) => ({ ...one, number: index + 1 }));
}
