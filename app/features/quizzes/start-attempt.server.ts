import { randomInt } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import type { QuizEntry } from '~db/schema/catalog';
import { attempt } from '~db/schema/quizzes';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { isEnrolled } from '~/features/enrolments/index.server';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';
import { drawItems } from './draw-items';
import { getAllowance } from './get-allowance.server';
import { loadItems } from '~/features/items/index.server';
import { begunSince, finishedAttempts, mayGoOn, mayStartAttempt } from './policy';
import { endOfTime } from './time-limit';

export type StartAttemptAnswer =
  { outcome: 'started'; attemptId: string } | { outcome: 'not-enrolled' | 'passed' | 'noneLeft' | 'pause' };

class StartRefused extends Error {
  constructor(readonly outcome: 'passed' | 'noneLeft' | 'pause') {
    super(outcome);
  }
}

/**
 * Starts an attempt, or leads back to the one that is open: two tabs and a replay get the same one. What is drawn is kept with the
 * revisions that it comes from.
 * @param takenAnewSince where the quiz is taken anew: what was begun before then counts as if it had not been
 */
export async function startAttempt(
  actor: EventActor,
  course: PublishedCourse,
  quiz: QuizEntry,
  clientUuid: string,
  takenAnewSince?: Date,
): Promise<StartAttemptAnswer> {
  if (!(await isEnrolled(actor.id, course.id))) return { outcome: 'not-enrolled' };
  try {
    const { attemptId } = await answerOnce(actor.id, clientUuid, `start ${quiz.id}`, async (tx) => ({
      attemptId: await openAttempt(tx, actor, course, quiz, { clientUuid, takenAnewSince }),
    }));
    return { outcome: 'started', attemptId };
  } catch (error) {
    if (error instanceof StartRefused) return { outcome: error.outcome };
    throw error;
  }
}

async function openAttempt(
  tx: Transaction,
  actor: EventActor,
  course: PublishedCourse,
  quiz: QuizEntry,
  { clientUuid, takenAnewSince }: { clientUuid: string; takenAnewSince: Date | undefined },
): Promise<string> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`attempt ${actor.id} ${quiz.id}`}, 0))`,
  );
  const earlier = await tx
    .select({
      id: attempt.id,
      number: attempt.number,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      score: attempt.score,
      passMark: attempt.passMark,
    })
    .from(attempt)
    .where(and(isSamePerson(attempt.personId, actor.id), eq(attempt.quizId, quiz.id)))
    .orderBy(asc(attempt.startedAt), asc(attempt.id));
  const finished = finishedAttempts(begunSince(earlier, takenAnewSince));
  const open = earlier.find((one) => one.submittedAt === null);
  if (open && mayGoOn(quiz, finished)) return open.id;
  const now = new Date();
  const allowance = await getAllowance(actor.id, course.id, tx);
  const answer = mayStartAttempt(quiz, finished, now, allowance);
  if (!answer.may) throw new StartRefused(answer.reason);

  const id = uuidv7();
  const number = Math.max(0, ...earlier.map((one) => one.number)) + 1;
  const seed = randomInt(2 ** 31);
  const items = await loadItems(
    tx,
    quiz.items.map((item) => item.hash),
  );
  await tx.insert(attempt).values({
    id,
    personId: actor.id,
    courseId: course.id,
    courseRevision: course.revision,
    instituteId: course.instituteId,
    quizId: quiz.id,
    isPractice: quiz.kind === 'practice',
    number,
    seed,
    drawn: drawItems(quiz, items, seed),
    responses: {},
    startedAt: now,
    dueAt: endOfTime(quiz.minutes, now, allowance),
    passMark: quiz.passMark,
  });
  await recordEvents(tx, [
    {
      actor,
      verb: 'initialized',
      objectType: 'attempt',
      objectId: id,
      courseId: course.id,
      revision: course.revision,
      result: { quizId: quiz.id, number },
      clientUuid,
    },
  ]);
  return id;
}
