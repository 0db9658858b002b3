import { and, eq, gte, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { message, type MessageStatus } from '~db/schema/messages';
import { enqueueJob } from '../jobs/enqueue-job.server';
import { readSiteSettings, type SiteSettings } from '../site-settings.server';
import type { Gateway, OutgoingMessage } from './gateway';
import { gatewayOf } from './gateways.server';
import { listOptOuts } from './opt-out.server';
import { endOfQuiet, startOfMonth } from './quiet-hours';
import { renderEmail, renderSms } from './render-message';
import { sendMessageTask, triesOf } from './send-task.server';
import { isMessageTemplate, usefulUntil } from './templates';
import { noWords } from './no-words';

type Message = typeof message.$inferSelect;

/** Why a message is not sent; kept with it. */
export type Withheld = 'noGateway' | 'optedOut' | 'personLimit' | 'siteLimit';

export interface ClaimedMessage {
  gateway: Gateway;
  outgoing: OutgoingMessage;
  /** SMS that it costs; null for an email. */
  segments: number | null;
}

/** Any constant of our own: messages that count towards the monthly limits are claimed one after the other. */
const limitsLock = 7_102_029;

/**
 * Decides about a message that waits, and marks it as handed over before that is done.
 * @returns what to hand over; undefined where it was settled, or waits for the morning
 * @throws where this process has no gateway for it
 */
export async function claimMessage(messageId: string, now: Date): Promise<ClaimedMessage | undefined> {
  return database().transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(message)
      .where(and(eq(message.id, messageId), eq(message.status, 'queued')))
      .for('update');
    if (!row) return undefined;
    const gateway = gatewayOf(row.channel);
    if (!gateway) throw new Error(`this process has no gateway for ${row.channel}`);
    if (row.sentAt && !gateway.mayRepeat) {
      // Whoever handed it over didn't live to say what came of it.
      return settle(tx, row, 'sent', 'unconfirmed');
    }
    const { recipient, values, template } = row;
    if (!recipient || !values || !isMessageTemplate(template) || usefulUntil(row.createdAt, values) <= now) {
      return settle(tx, row, 'failed', 'expired', now);
    }
    if (!row.asked) {
      const settings = await readSiteSettings(tx);
      const morning = endOfQuiet(now, settings.quietFromHour, settings.quietUntilHour);
      if (morning) return waitUntil(tx, row, morning);
      const reason = await findReasonToWithhold(tx, row, settings, now);
      if (reason) return settle(tx, row, 'withheld', reason, now);
    }
    const sms = row.channel === 'sms' ? renderSms(template, row.language, values) : undefined;
    const outgoing = sms ? { subject: '', text: sms.text } : renderEmail(template, row.language, values);
    const segments = sms?.segments ?? null;
    await tx
      .update(message)
      .set({ sentAt: now, provider: gateway.name, segments })
      .where(eq(message.id, row.id));
    const { id, file, fileName } = row;
    const attachment = file && fileName !== null ? { name: fileName, bytes: file } : undefined;
    const stopUrl = typeof values.stop === 'string' ? values.stop : undefined;
    return { gateway, outgoing: { id, recipient, attachment, stopUrl, ...outgoing }, segments };
  });
}

async function settle(
  tx: Transaction,
  row: Message,
  status: MessageStatus,
  error: Withheld | 'expired' | 'unconfirmed',
  settledAt?: Date,
): Promise<undefined> {
  await tx
    .update(message)
    .set({ status, error, ...noWords, settledAt })
    .where(eq(message.id, row.id));
}

async function waitUntil(tx: Transaction, row: Message, runAt: Date): Promise<undefined> {
  await enqueueJob(
    tx,
    sendMessageTask,
    { messageId: row.id },
    { runAt, key: `messages.send:${row.id}`, maxAttempts: triesOf(row.asked) },
  );
}

async function findReasonToWithhold(
  tx: Transaction,
  row: Message,
  settings: SiteSettings,
  now: Date,
): Promise<Withheld | undefined> {
  if ((await listOptOuts(row.personId, tx)).includes(row.channel)) return 'optedOut';
  await tx.execute(sql`select pg_advisory_xact_lock(${limitsLock})`);
  const [sent] = await tx
    .select({
      toPerson: sql<number>`count(*) filter (where ${isSamePerson(message.personId, row.personId)})::int`,
      sms: sql<number>`coalesce(sum(${message.segments}) filter (where ${message.channel} = 'sms'), 0)::int`,
    })
    .from(message)
    .where(and(eq(message.asked, false), gte(message.sentAt, startOfMonth(now))));
  if (sent && sent.toPerson >= settings.messagesPerPersonMonthly) return 'personLimit';
  if (sent && row.channel === 'sms' && sent.sms >= settings.smsMonthlyLimit) return 'siteLimit';
  return undefined;
}
