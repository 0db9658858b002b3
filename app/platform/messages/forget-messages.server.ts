import { and, eq, isNotNull, lt, or } from 'drizzle-orm';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import { readSiteSettings } from '../site-settings.server';
import { noWords } from './no-words';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** No shorter than a code that is asked for holds, and than the other messages are of use. */
const longestWait = { asked: hourMs, other: 4 * dayMs };

/** Gives up what waits since so long that nobody has use for it, so that no code stays in the table. */
export async function giveUpLateMessages(now = new Date()): Promise<void> {
  const olderThan = (age: number) => lt(message.createdAt, new Date(now.getTime() - age));
  await database()
    .update(message)
    .set({ status: 'failed', error: 'expired', ...noWords, settledAt: now })
    .where(
      and(
        eq(message.status, 'queued'),
        or(and(eq(message.asked, true), olderThan(longestWait.asked)), olderThan(longestWait.other)),
      ),
    );
}

/** Forgets to whom messages went, once the site's time for that is over; that they went, and their cost, stays. */
export async function forgetRecipients(now = new Date()): Promise<void> {
  const { keepMessagesDays } = await readSiteSettings();
  await database()
    .update(message)
    .set({ recipient: null, ...noWords })
    .where(
      and(
        isNotNull(message.recipient),
        lt(message.createdAt, new Date(now.getTime() - keepMessagesDays * dayMs)),
      ),
    );
}
