import { and, eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { attempt, type Responses } from '~db/schema/quizzes';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';
import { fitResponses, mergeResponses } from './fit-responses';
import { gradeAttempt, isPass } from './grade-attempt';
import { inOrder, loadItems } from '~/features/items/index.server';
import { parseTypedNumber } from '~/platform/typed-number';
import { withoutFreeText } from './without-free-text';

export interface SavedAttempt {
  attemptId: string;
  responses: Responses;
  intent: 'save' | 'submit';
  /** Whether the learner knows that questions without an answer count as wrong. */
  acceptsUnanswered: boolean;
  clientUuid: string;
}

export type SaveAttemptAnswer =
  | { outcome: 'saved' }
  | { outcome: 'submitted'; courseId: string; passed: boolean }
  /** The answers are saved, but it isn't submitted yet. */
  | { outcome: 'needs-attention'; unanswered: string[]; unreadable: string[] }
  | { outcome: 'not-found' };

/**
 * Keeps answers and, at the learner's word, submits and grades them against the items that were seen. Each item's newest answer counts;
 * an item that a form doesn't mention keeps the answer it has, so two tabs add up. Once submitted an attempt stays as it is: whatever
 * comes later gets the result that stands.
 */
export async function saveAttempt(actor: EventActor, saved: SavedAttempt): Promise<SaveAttemptAnswer> {
  return answerOnce(actor.id, saved.clientUuid, sendingOf(saved), (tx) => keepAnswers(tx, actor, saved));
}

/**
 * What makes two sendings of a form the same one: its id and all that it says. On a bad network the answer to a save may never arrive; the
 * learner then goes on from the same page, with the same id, and what has been changed since counts as new.
 */
function sendingOf({ attemptId, responses, intent, acceptsUnanswered }: SavedAttempt): string {
  const said = Object.entries(responses).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([attemptId, intent, acceptsUnanswered, said]);
}

async function keepAnswers(
  tx: Transaction,
  actor: EventActor,
  saved: SavedAttempt,
): Promise<SaveAttemptAnswer> {
  const [found] = await tx
    .select()
    .from(attempt)
    .where(and(eq(attempt.id, saved.attemptId), isSamePerson(attempt.personId, actor.id)))
    .for('update');
  if (!found) return { outcome: 'not-found' };
  const { courseId, passMark } = found;
  if (found.submittedAt) {
    return { outcome: 'submitted', courseId, passed: isPass(found.score ?? 0, passMark) };
  }

  const hashes = found.drawn.map((item) => item.hash);
  const items = inOrder(await loadItems(tx, hashes), hashes);
  const responses = mergeResponses(found.responses, fitResponses(items, saved.responses));
  const event = {
    actor,
    objectType: 'attempt' as const,
    objectId: found.id,
    courseId,
    revision: found.courseRevision,
  };
  const unanswered = items.filter((item) => !responses[item.id]).map((item) => item.id);
  const unreadable = items
    .filter((item) => item.type === 'numeric' && responses[item.id])
    .filter((item) => parseTypedNumber(responses[item.id]?.[0] ?? '') === undefined)
    .map((item) => item.id);
  // The log is never edited, so nothing may enter it that a person could ask to have erased.
  const result = { responses: withoutFreeText(found.drawn, responses) };
  const needsAttention = unreadable.length > 0 || (unanswered.length > 0 && !saved.acceptsUnanswered);

  if (saved.intent === 'save' || needsAttention) {
    await tx.update(attempt).set({ responses, savedAt: new Date() }).where(eq(attempt.id, found.id));
    await recordEvents(tx, [{ ...event, verb: 'saved', result, clientUuid: saved.clientUuid }]);
    return saved.intent === 'save'
      ? { outcome: 'saved' }
      : { outcome: 'needs-attention', unanswered, unreadable };
  }

  const { score, right } = gradeAttempt(items, responses);
  const now = new Date();
  await tx
    .update(attempt)
    .set({ responses, savedAt: now, submittedAt: now, score })
    .where(eq(attempt.id, found.id));
  const passed = isPass(score, passMark);
  await recordEvents(tx, [
    { ...event, verb: 'submitted', result, clientUuid: saved.clientUuid },
    { ...event, verb: 'graded', result: { score, passed, right, quizId: found.quizId } },
  ]);
  return { outcome: 'submitted', courseId, passed };
}
