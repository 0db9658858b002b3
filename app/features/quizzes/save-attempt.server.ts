import { and, eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { attempt, type Responses } from '~db/schema/quizzes';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';
import { findOpenAnswers, isAnswered, type OpenAnswers } from './find-open-answers';
import { fitResponses, mergeResponses } from './fit-responses';
import { finishInTime } from './close-attempt.server';
import { finishAttempt } from './finish-attempt.server';
import { isPass } from './grade-attempt';
import { inOrder, loadItems } from '~/features/items/index.server';
import { keptAnswers } from './shown-answers';
import { isTimeOver } from './time-limit';
import { withoutFreeText } from './without-free-text';

export interface SavedAttempt {
  attemptId: string;
  /** As the attempt's page names them. */
  responses: Responses;
  intent: 'save' | 'submit';
  /** Whether the learner knows that questions without an answer count as wrong. */
  acceptsUnanswered: boolean;
  clientUuid: string;
}

export type SaveAttemptAnswer =
  | { outcome: 'saved' }
  /** `isLate`: its time was over, so it was submitted with what had been saved by then. */
  | { outcome: 'submitted'; courseId: string; passed: boolean; isLate?: boolean }
  /** The answers are saved, but it isn't submitted yet. */
  | ({ outcome: 'needs-attention' } & OpenAnswers)
  | { outcome: 'not-found' };

/**
 * Keeps answers and, at the learner's word, submits and grades them against the items that were seen. The newest answer to each item, or to each part of one,
 * counts; what a form doesn't mention keeps the answer it has, so two tabs add up. Once submitted an attempt stays as it is: whatever
 * comes later gets the result that stands. In practice an answer has been explained as soon as it is kept: there the first one to an item
 * stands, and the attempt is submitted with the last.
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
    if (actor.source === 'phone') await keepBesideResult(tx, actor, found, saved);
    return { outcome: 'submitted', courseId, passed: isPass(found.score ?? 0, passMark) };
  }

  const hashes = found.drawn.map((item) => item.hash);
  const items = inOrder(await loadItems(tx, hashes), hashes);
  const sent = keptAnswers(items, found.drawn, saved.responses);
  if (isTimeOver(found.dueAt, new Date())) {
    const late = { late: true as const, responses: withoutFreeText(items, sent) };
    return keepLate(tx, actor, found, late, saved.clientUuid);
  }
  const askable = found.isPractice ? items.filter((item) => !isAnswered(item, found.responses)) : items;
  const responses = mergeResponses(found.responses, fitResponses(askable, sent));
  const event = {
    actor,
    objectType: 'attempt' as const,
    objectId: found.id,
    courseId,
    revision: found.courseRevision,
  };
  const { unanswered, unreadable } = findOpenAnswers(items, responses);
  // The log is never edited, so nothing may enter it that a person could ask to have erased.
  const result = { responses: withoutFreeText(items, responses) };
  const acceptsUnanswered = saved.acceptsUnanswered && !found.isPractice;
  const needsAttention = unreadable.length > 0 || (unanswered.length > 0 && !acceptsUnanswered);
  const isDone = found.isPractice || saved.intent === 'submit';

  if (needsAttention || !isDone) {
    await tx.update(attempt).set({ responses, savedAt: new Date() }).where(eq(attempt.id, found.id));
    await recordEvents(tx, [{ ...event, verb: 'saved', result, clientUuid: saved.clientUuid }]);
    return saved.intent === 'save'
      ? { outcome: 'saved' }
      : { outcome: 'needs-attention', unanswered, unreadable };
  }

  return finishAttempt(tx, actor, found, items, {
    responses,
    cause: 'submitted',
    clientUuid: saved.clientUuid,
  });
}

/** Writes into the log what was sent to an attempt that takes no answers any more. */
const recordSaved = (
  tx: Transaction,
  actor: EventActor,
  found: typeof attempt.$inferSelect,
  result: Record<string, unknown>,
  clientUuid: string,
): Promise<void> =>
  recordEvents(tx, [
    {
      actor,
      verb: 'saved',
      objectType: 'attempt',
      objectId: found.id,
      courseId: found.courseId,
      revision: found.courseRevision,
      result,
      clientUuid,
    },
  ]);

/** Another phone has submitted it in the meantime: its result stands, and what was answered here is written down beside it. */
async function keepBesideResult(
  tx: Transaction,
  actor: EventActor,
  found: typeof attempt.$inferSelect,
  saved: SavedAttempt,
): Promise<void> {
  const hashes = found.drawn.map((item) => item.hash);
  const items = inOrder(await loadItems(tx, hashes), hashes);
  const sent = keptAnswers(items, found.drawn, saved.responses);
  const result = { afterSubmission: true, responses: withoutFreeText(items, sent) };
  await recordSaved(tx, actor, found, result, saved.clientUuid);
}

/** What comes too late is written down and doesn't count: the attempt is submitted as it was when its time ended. */
async function keepLate(
  tx: Transaction,
  actor: EventActor,
  found: typeof attempt.$inferSelect,
  result: { late: true; responses: Responses },
  clientUuid: string,
): Promise<SaveAttemptAnswer> {
  await recordSaved(tx, actor, found, result, clientUuid);
  return { ...(await finishInTime(tx, actor, found)), isLate: true };
}
