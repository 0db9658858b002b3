import { and, count, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import {
  reminder,
  type ReminderChannel,
  type ReminderKind,
  reminderOrder,
  type ReminderOutcome,
} from '~db/schema/reminders';

export interface ReminderOrder {
  kind: ReminderKind;
  channel: ReminderChannel;
  text: string | null;
  orderedAt: Date;
  /** How many people came to which end; `waiting` are those whom the job hasn't come to. */
  counts: Partial<Record<ReminderOutcome | 'waiting', number>>;
}

/** A wish to remind people and what became of it. @returns undefined where it is not this person's */
export async function getOrder(orderId: string, orderedBy: string): Promise<ReminderOrder | undefined> {
  const [order] = await database()
    .select()
    .from(reminderOrder)
    .where(and(eq(reminderOrder.id, orderId), eq(reminderOrder.orderedBy, orderedBy)));
  if (!order) return undefined;
  const rows = await database()
    .select({ outcome: reminder.outcome, people: count() })
    .from(reminder)
    .where(eq(reminder.orderId, orderId))
    .groupBy(reminder.outcome);
  const { kind, channel, text, orderedAt } = order;
  return {
    kind,
    channel,
    text,
    orderedAt,
    counts: Object.fromEntries(rows.map(({ outcome, people }) => [outcome ?? 'waiting', people])),
  };
}
