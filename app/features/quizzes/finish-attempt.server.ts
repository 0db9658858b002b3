import { eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import type { ItemBody } from '~db/schema/items';
import { attempt, type Responses } from '~db/schema/quizzes';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { gradeAttempt, isPass } from './grade-attempt';
import { withoutFreeText } from './without-free-text';

export interface FinishedBy {
  responses: Responses;
  /** Whether the learner submitted it, or its time was over. */
  cause: 'submitted' | 'timeOver';
  /** Of the form that submits it; undefined where none does. */
  clientUuid?: string;
}

/** Submits an open attempt that the transaction holds, with these answers, and grades them against its items. */
export async function finishAttempt(
  tx: Transaction,
  actor: EventActor,
  found: typeof attempt.$inferSelect,
  items: readonly ItemBody[],
  { responses, cause, clientUuid }: FinishedBy,
): Promise<{ outcome: 'submitted'; courseId: string; passed: boolean }> {
  const { courseId, passMark } = found;
  const { score, right, shares } = gradeAttempt(items, responses);
  const passed = isPass(score, passMark);
  const now = new Date();
  await tx
    .update(attempt)
    .set({ responses, savedAt: now, submittedAt: now, score })
    .where(eq(attempt.id, found.id));
  const event = {
    actor,
    objectType: 'attempt' as const,
    objectId: found.id,
    courseId,
    revision: found.courseRevision,
  };
  const said = { responses: withoutFreeText(items, responses), cause };
  await recordEvents(tx, [
    { ...event, verb: 'submitted', result: said, ...(clientUuid !== undefined && { clientUuid }) },
    { ...event, verb: 'graded', result: { score, passed, right, shares, quizId: found.quizId } },
  ]);
  return { outcome: 'submitted', courseId, passed };
}
