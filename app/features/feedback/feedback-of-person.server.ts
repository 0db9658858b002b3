import { desc, inArray } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { feedback } from '~db/schema/feedback';

const columns = {
  page: feedback.page,
  text: feedback.text,
  sentAt: feedback.sentAt,
  answer: feedback.answer,
  answeredAt: feedback.answeredAt,
};

/** What a person told lately, the newest first, with the answers. */
export async function listOwnFeedback(personId: string) {
  return database()
    .select({ id: feedback.id, ...columns })
    .from(feedback)
    .where(isSamePerson(feedback.personId, personId))
    .orderBy(desc(feedback.sentAt))
    .limit(3);
}

/** All that a person told, the newest first. */
export async function exportFeedback(personId: string) {
  return database()
    .select(columns)
    .from(feedback)
    .where(isSamePerson(feedback.personId, personId))
    .orderBy(desc(feedback.sentAt));
}

/** Forgets what a person who is erased told. */
export async function forgetFeedback(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(feedback).where(inArray(feedback.personId, personIds));
}
