import { eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import { reminderOrder, type ReminderOutcome } from '~db/schema/reminders';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { readSiteSettings } from '~/platform/site-settings.server';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { judgeRecipient } from './judge-recipient.server';
import { valuesOf } from './reminder-words';

type Order = typeof reminderOrder.$inferSelect;

interface Waiting {
  personId: string;
  courseId: string | null;
  validUntil: string | null;
  language: Language | null;
  phone: string | null;
  email: string | null;
  outcome: ReminderOutcome;
}

/**
 * Reminds the people of a wish who still wait, each in a transaction of their own that settles the row and writes the message down: killed
 * at any moment and begun again, it goes on with those who are left, and nobody is reminded twice.
 * @returns how many were settled
 */
export async function sendReminders(
  orderId: string,
  now = new Date(),
  signal?: AbortSignal,
): Promise<number> {
  const [order] = await database().select().from(reminderOrder).where(eq(reminderOrder.id, orderId));
  if (!order) return 0;
  const { messagesPerPersonMonthly: cap } = await readSiteSettings();
  const titles = await courseTitles();
  for (let settled = 0; ; settled += 1) {
    signal?.throwIfAborted();
    const isLeft = await database().transaction((tx) => settleNext(tx, order, { cap, titles, now }));
    if (!isLeft) return settled;
  }
}

async function courseTitles(): Promise<Map<string, LocalizedText>> {
  const courses = await database()
    .select({ id: course.id, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision));
  return new Map(courses.map(({ id, manifest }) => [id, manifest.title]));
}

/** @returns whether there was somebody who waited */
async function settleNext(
  tx: Transaction,
  order: Order,
  { cap, titles, now }: { cap: number; titles: Map<string, LocalizedText>; now: Date },
): Promise<boolean> {
  const { id, kind, channel, text } = order;
  const [waiting] = (await tx.execute(sql`
    select recipient.person_id as "personId", recipient.course_id as "courseId", recipient.valid_until as "validUntil",
      account.language, account.phone, account.email, ${judgeRecipient({ kind, channel, cap, now })} as outcome
    from reminder as recipient
    left join account on account.id = recipient.person_id and account.merged_into is null
    where recipient.order_id = ${id}::uuid and recipient.outcome is null
    order by recipient.person_id limit 1 for update of recipient skip locked`)) as unknown as Waiting[];
  if (!waiting) return false;
  const { personId, language, outcome } = waiting;
  const recipient = channel === 'email' ? waiting.email : waiting.phone;
  if (outcome === 'sent' && channel !== 'app' && language && recipient) {
    const facts = {
      course: (waiting.courseId ? titles.get(waiting.courseId)?.[language] : undefined) ?? '',
      validUntil: waiting.validUntil ? new Date(waiting.validUntil) : null,
      text,
    };
    await queueMessage(tx, {
      personId,
      channel,
      recipient,
      template: kind,
      language,
      values: valuesOf(facts, language),
      asked: false,
    });
  }
  await tx.execute(sql`
    update reminder set outcome = ${outcome}, settled_at = ${now.toISOString()}::timestamptz
    where order_id = ${id}::uuid and person_id = ${personId}::uuid`);
  return true;
}
