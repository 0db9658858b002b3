import { and, eq, inArray } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { type MessageChannel, messageOptOut } from '~db/schema/messages';

/** The channels by which messages go out. */
const messageChannels = ['sms', 'email'] as const satisfies MessageChannel[];

/** The channels by which a person wants nothing but what they have asked for themselves. */
export async function listOptOuts(
  personId: string,
  executor: Executor = database(),
): Promise<MessageChannel[]> {
  const rows = await executor
    .selectDistinct({ channel: messageOptOut.channel })
    .from(messageOptOut)
    .where(isSamePerson(messageOptOut.personId, personId));
  return messageChannels.filter((channel) => rows.some((row) => row.channel === channel));
}

/** Sets by which channels a person wants nothing but what they have asked for themselves; by the others they are written to again. */
export async function changeOptOuts(personId: string, channels: readonly MessageChannel[]): Promise<void> {
  await database().transaction(async (tx) => {
    for (const channel of messageChannels) {
      if (channels.includes(channel)) {
        await tx.insert(messageOptOut).values({ personId, channel }).onConflictDoNothing();
      } else {
        await tx
          .delete(messageOptOut)
          .where(and(isSamePerson(messageOptOut.personId, personId), eq(messageOptOut.channel, channel)));
      }
    }
  });
}

/** Forgets the wishes of a person who is erased. */
export async function forgetOptOuts(tx: Executor, personIds: string[]): Promise<void> {
  await tx.delete(messageOptOut).where(inArray(messageOptOut.personId, personIds));
}
