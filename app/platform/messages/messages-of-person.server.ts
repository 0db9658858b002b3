import { desc, inArray, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { message } from '~db/schema/messages';
import { noWords } from './no-words';

/** The messages that were sent to a person, newest first. */
export async function exportMessages(personId: string) {
  return database()
    .select({
      channel: message.channel,
      recipient: message.recipient,
      about: message.template,
      status: message.status,
      createdAt: message.createdAt,
      sentAt: message.sentAt,
    })
    .from(message)
    .where(isSamePerson(message.personId, personId))
    .orderBy(desc(message.createdAt));
}

/**
 * Takes number, address and words out of the messages to a person who is erased; that they were sent, and what that cost, stays. What
 * still waits to be sent is withheld.
 */
export async function forgetMessages(tx: Transaction, personIds: string[]): Promise<void> {
  await tx
    .update(message)
    .set({
      recipient: null,
      ...noWords,
      // A provider may repeat the number in its reason.
      error: null,
      status: sql`case when ${message.status} = 'queued' then 'withheld' else ${message.status} end`,
    })
    .where(inArray(message.personId, personIds));
}
