import { and, count, desc, eq, sql } from 'drizzle-orm';
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
  /** How many people came to which end, those reminded first; `waiting` are those whom the job hasn't come to. */
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
    .groupBy(reminder.outcome)
    .orderBy(
      sql`${reminder.outcome} is distinct from 'sent'`,
      sql`${reminder.outcome} is not null`,
      desc(count()),
    );
  const { kind, channel, text, orderedAt } = order;
  return {
    kind,
    channel,
    text,
    orderedAt,
    counts: Object.fromEntries(rows.map(({ outcome, people }) => [outcome ?? 'waiting', people])),
  };
}

/** As many wishes as are listed. */
const mostListed = 20;

/** The last wishes of somebody to remind people, the newest first, with how many of those people it reached, and for how many it is still to be done. */
export async function listOrders(orderedBy: string) {
  return database()
    .select({
      id: reminderOrder.id,
      kind: reminderOrder.kind,
      channel: reminderOrder.channel,
      orderedAt: reminderOrder.orderedAt,
      people: count(),
      sent: sql<number>`(count(*) filter (where ${reminder.outcome} = 'sent'))::int`,
      waiting: sql<number>`(count(*) filter (where ${reminder.outcome} is null))::int`,
    })
    .from(reminderOrder)
    .innerJoin(reminder, eq(reminder.orderId, reminderOrder.id))
    .where(eq(reminderOrder.orderedBy, orderedBy))
    .groupBy(reminderOrder.id)
    .orderBy(desc(reminderOrder.orderedAt), desc(reminderOrder.id))
    .limit(mostListed);
}
