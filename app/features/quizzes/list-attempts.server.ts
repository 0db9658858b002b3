import { and, asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { attempt } from '~db/schema/quizzes';

export interface AttemptSummary {
  id: string;
  number: number;
  /** null while the attempt is open. */
  submittedAt: Date | null;
  score: number | null;
  /** Of the revision that it was taken from. */
  passMark: number;
}

/** A person's attempts at a quiz, the first one first. */
export async function listAttempts(personId: string, quizId: string): Promise<AttemptSummary[]> {
  return database()
    .select({
      id: attempt.id,
      number: attempt.number,
      submittedAt: attempt.submittedAt,
      score: attempt.score,
      passMark: attempt.passMark,
    })
    .from(attempt)
    .where(and(eq(attempt.personId, personId), eq(attempt.quizId, quizId)))
    .orderBy(asc(attempt.number));
}
