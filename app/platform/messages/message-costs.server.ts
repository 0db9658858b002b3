import { asc, desc, gte, inArray, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { message, type MessageChannel, type MessageStatus } from '~db/schema/messages';

/** The messages of one kind in one calendar month. */
export interface MessageCosts {
  /** In East Africa Time, such as `2026-11`. */
  month: string;
  template: string;
  channel: MessageChannel;
  /** Taken by the provider, whether or not it is known to have arrived. */
  sent: number;
  failed: number;
  withheld: number;
  waiting: number;
  /** SMS are paid by the part of 160 or 70 letters. */
  parts: number;
  /** Of these, the parts of messages that nobody asked for: they count towards the month's limit. */
  limitedParts: number;
  /** What they cost, by the currency's code. */
  costs: Record<string, number>;
}

const month = sql<string>`to_char(${message.createdAt} at time zone 'Africa/Dar_es_Salaam', 'YYYY-MM')`;
const having = (...statuses: MessageStatus[]) =>
  sql<number>`count(*) filter (where ${inArray(message.status, statuses)})`.mapWith(Number);

/** The cost log: messages since a moment by month, newest first, then kind and channel. */
export async function listMessageCosts(since: Date): Promise<MessageCosts[]> {
  const rows = await database()
    .select({
      month,
      template: message.template,
      channel: message.channel,
      currency: message.currency,
      sent: having('sent', 'delivered'),
      failed: having('failed'),
      withheld: having('withheld'),
      waiting: having('queued'),
      parts: sql<number>`coalesce(sum(${message.segments}), 0)`.mapWith(Number),
      limitedParts:
        sql<number>`coalesce(sum(${message.segments}) filter (where not ${message.asked}), 0)`.mapWith(
          Number,
        ),
      cost: sql<number>`coalesce(sum(${message.cost}), 0)`.mapWith(Number),
    })
    .from(message)
    .where(gte(message.createdAt, since))
    .groupBy(month, message.template, message.channel, message.currency)
    .orderBy(desc(month), asc(message.template), asc(message.channel));
  const costs = new Map<string, MessageCosts>();
  for (const { currency, cost, ...row } of rows) {
    const key = [row.month, row.template, row.channel].join();
    const line = { ...row, costs: currency === null ? {} : { [currency]: cost } };
    const earlier = costs.get(key);
    costs.set(key, earlier ? { ...line, ...addCosts(earlier, line) } : line);
  }
  return [...costs.values()];
}

export type MessageSums = Pick<
  MessageCosts,
  'sent' | 'failed' | 'withheld' | 'waiting' | 'parts' | 'limitedParts' | 'costs'
>;

const none: MessageSums = {
  sent: 0,
  failed: 0,
  withheld: 0,
  waiting: 0,
  parts: 0,
  limitedParts: 0,
  costs: {},
};

/** The sums of several lines of the cost log. */
export function sumOfMessages(lines: readonly MessageSums[]): MessageSums {
  return lines.reduce(addCosts, none);
}

function addCosts(one: MessageSums, other: MessageSums): MessageSums {
  const costs = { ...one.costs };
  for (const [currency, cost] of Object.entries(other.costs)) costs[currency] = (costs[currency] ?? 0) + cost;
  return {
    sent: one.sent + other.sent,
    failed: one.failed + other.failed,
    withheld: one.withheld + other.withheld,
    waiting: one.waiting + other.waiting,
    parts: one.parts + other.parts,
    limitedParts: one.limitedParts + other.limitedParts,
    costs,
  };
}

/** A message that did not reach its person. */
export interface UnsentMessage {
  id: string;
  at: Date;
  personId: string;
  template: string;
  channel: MessageChannel;
  status: 'failed' | 'withheld';
  /** Why, in the provider's or the sender's words. */
  reason: string | null;
}

/** The newest messages that failed or were withheld. */
export async function listUnsentMessages(limit: number): Promise<UnsentMessage[]> {
  const rows = await database()
    .select({
      id: message.id,
      at: message.createdAt,
      personId: message.personId,
      template: message.template,
      channel: message.channel,
      status: message.status,
      reason: message.error,
    })
    .from(message)
    .where(inArray(message.status, ['failed', 'withheld']))
    .orderBy(desc(message.createdAt), desc(message.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, status: row.status === 'failed' ? 'failed' : 'withheld' }));
}
