import { and, asc, desc, eq, isNotNull, not, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { learningEvent } from '~db/schema/events';
import { attempt, gradeReview } from '~db/schema/quizzes';
import { notifyPerson } from '~/features/accounts/index.server';
import { inOrder, loadItems } from '~/features/items/index.server';
import { recordEvents } from '~/platform/learning-events.server';
import { gradeAttempt, isPass } from './grade-attempt';
import type { Regrading } from './regrade-task.server';

/** Attempts whose ids are read at a time. */
const atATime = 200;

/**
 * Grades all attempts anew that were graded by the old revision of a question. Each is a transaction of its own and remembers the
 * correction, so that a run that was killed goes on where it stopped. The earlier grade stays in the log, with the reason beside the new
 * one. A pass that is lost takes no certificate away: the institute decides on it. Practice has no grade to mend.
 * @returns how many attempts were graded, and how many scores changed
 */
export async function regradeAttempts(
  regrading: Regrading,
  signal?: AbortSignal,
): Promise<{ graded: number; changed: number }> {
  const done = { graded: 0, changed: 0 };
  for (;;) {
    const waiting = await database()
      .select({ id: attempt.id })
      .from(attempt)
      .where(gradedByOld(regrading))
      .orderBy(asc(attempt.id))
      .limit(atATime);
    if (waiting.length === 0) return done;
    for (const { id } of waiting) {
      signal?.throwIfAborted();
      const changed = await database().transaction((tx) => regradeAttempt(tx, id, regrading));
      done.graded += 1;
      if (changed) done.changed += 1;
    }
  }
}

const gradedByOld = ({ courseId, fromHash }: Regrading) =>
  and(
    eq(attempt.courseId, courseId),
    isNotNull(attempt.submittedAt),
    not(attempt.isPractice),
    sql`exists (select from jsonb_array_elements(${attempt.drawn}) item
      where coalesce(${attempt.corrections} ->> (item ->> 'hash'), item ->> 'hash') = ${fromHash})`,
  );

/** @returns whether its score changed */
async function regradeAttempt(tx: Transaction, id: string, regrading: Regrading): Promise<boolean> {
  const [found] = await tx
    .select()
    .from(attempt)
    .where(and(eq(attempt.id, id), gradedByOld(regrading)))
    .for('update');
  if (!found) return false;
  const { fromHash, toHash, reason, by } = regrading;
  const pinned = found.drawn.map(({ hash }) => hash);
  const effective = (hash: string) => found.corrections[hash] ?? hash;
  const corrections = {
    ...found.corrections,
    ...Object.fromEntries(
      pinned.filter((hash) => effective(hash) === fromHash).map((hash) => [hash, toHash]),
    ),
  };
  const hashes = pinned.map((hash) => corrections[hash] ?? hash);
  const items = inOrder(await loadItems(tx, hashes), hashes);
  const grade = gradeAttempt(items, found.responses);
  const before = found.score ?? 0;
  const [passedBefore, passed] = [isPass(before, found.passMark), isPass(grade.score, found.passMark)];
  await tx.update(attempt).set({ corrections, score: grade.score }).where(eq(attempt.id, id));
  if (grade.score === before) return false;

  const [earlier] = await tx
    .select()
    .from(learningEvent)
    .where(and(eq(learningEvent.objectId, id), eq(learningEvent.verb, 'graded')))
    .orderBy(desc(learningEvent.occurredAt))
    .limit(1);
  if (!earlier) throw new Error(`attempt ${id} was submitted and never graded`);
  await recordEvents(tx, [
    {
      actor: actorOf(earlier),
      verb: 'graded',
      objectType: 'attempt',
      objectId: id,
      courseId: found.courseId,
      revision: found.courseRevision,
      result: { ...grade, passed, quizId: found.quizId, regraded: { before, fromHash, toHash, reason, by } },
    },
  ]);
  if (passedBefore && !passed) {
    await tx.insert(gradeReview).values({
      id: uuidv7(),
      attemptId: id,
      courseId: found.courseId,
      instituteId: found.instituteId,
      scoreBefore: before,
      scoreAfter: grade.score,
    });
  }
  await notifyPerson(tx, found.personId, 'regraded', {}, { ownDeed: false });
  return true;
}

/** Who did what an event tells of, with that moment's cadre and workplace. */
const actorOf = ({ actorId: id, cadre, councilId, facilityId }: typeof learningEvent.$inferSelect) => ({
  id,
  cadre,
  councilId,
  facilityId,
});
