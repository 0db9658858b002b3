import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { feedback } from '~db/schema/feedback';
import type { Grant } from '~/features/accounts/index';
import { notifyPerson } from '~/features/accounts/index.server';
import { answersFor } from './policy';

interface Answering {
  actorId: string;
  grants: readonly Grant[];
}

function theirs(by: Answering): SQL {
  const institutes = answersFor(by);
  if (institutes === 'everywhere') return sql`true`;
  return institutes.length > 0 ? inArray(feedback.instituteId, institutes) : sql`false`;
}

/** What waits for an answer of somebody, the oldest first, with the first name of who told it and no more of them. */
export async function listUnanswered(by: Answering) {
  return database()
    .select({
      id: feedback.id,
      name: sql<string | null>`split_part(${account.name}, ' ', 1)`,
      page: feedback.page,
      text: feedback.text,
      sentAt: feedback.sentAt,
    })
    .from(feedback)
    .leftJoin(account, eq(account.id, feedback.personId))
    .where(and(isNull(feedback.answeredAt), theirs(by)))
    .orderBy(asc(feedback.sentAt))
    .limit(50);
}

/** How many wait for an answer of somebody. */
export async function countUnanswered(by: Answering): Promise<number> {
  return database().$count(feedback, and(isNull(feedback.answeredAt), theirs(by)));
}

/**
 * Answers once, and lets the teller know: whoever comes second finds it answered.
 * @returns whether it was there to be answered
 */
export async function answerFeedback(by: Answering, feedbackId: string, answer: string): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [answered] = await tx
      .update(feedback)
      .set({ answer, answeredBy: by.actorId, answeredAt: new Date() })
      .where(and(eq(feedback.id, feedbackId), isNull(feedback.answeredAt), theirs(by)))
      .returning({ personId: feedback.personId });
    if (!answered) return false;
    await notifyPerson(tx, answered.personId, 'feedbackAnswered', {}, { ownDeed: false });
    return true;
  });
}
