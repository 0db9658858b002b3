import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { attempt } from '~db/schema/quizzes';
import { getActorById } from '~/features/accounts/index.server';
import { inOrder, loadItems } from '~/features/items/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { finishAttempt } from './finish-attempt.server';
import { graceSeconds, isTimeOver } from './time-limit';

/** Attempts that one run of the job looks at. */
const atATime = 500;

/** Submits an attempt of this person whose time is over, with the answers that were saved by then; any other stays as it is. */
export async function closeAttempt(actor: EventActor, attemptId: string): Promise<void> {
  await database().transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(attempt)
      .where(and(eq(attempt.id, attemptId), isSamePerson(attempt.personId, actor.id)))
      .for('update');
    if (found && !found.submittedAt && isTimeOver(found.dueAt, new Date()))
      await finishInTime(tx, actor, found);
  });
}

/** Submits what an attempt holds whose time is over. */
export async function finishInTime(tx: Transaction, actor: EventActor, found: typeof attempt.$inferSelect) {
  const hashes = found.drawn.map((item) => item.hash);
  const items = inOrder(await loadItems(tx, hashes), hashes);
  return finishAttempt(tx, actor, found, items, { responses: found.responses, cause: 'timeOver' });
}

/** Submits every attempt whose time is over and whose person has not come back to it. @returns how many */
export async function closeOverdueAttempts(now = new Date()): Promise<number> {
  const overdue = await database()
    .select({ id: attempt.id, personId: attempt.personId })
    .from(attempt)
    .where(and(isNull(attempt.submittedAt), lt(attempt.dueAt, new Date(now.getTime() - graceSeconds * 1000))))
    .orderBy(asc(attempt.dueAt))
    .limit(atATime);
  let closed = 0;
  for (const { id, personId } of overdue) {
    const actor = await getActorById(personId);
    if (!actor) continue;
    await closeAttempt(actor, id);
    closed += 1;
  }
  return closed;
}
