import {
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

export type MessageChannel = 'sms' | 'email';

/** Waiting to be sent; taken by the provider; at the phone; not delivered; not sent, for the reason in `error`. */
export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'failed' | 'withheld';

/** One SMS or email to one person, from the wish to send it to the provider's last word about it. */
export const message = pgTable(
  'message',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    channel: text('channel').$type<MessageChannel>().notNull(),
    /** Null once the message's time is over: then only the fact of sending is kept. */
    recipient: text('recipient'),
    template: text('template').notNull(),
    language: text('language').$type<'sw' | 'en'>().notNull(),
    /** What the template is filled with; removed as soon as the message has been sent. */
    values: jsonb('values').$type<Record<string, string | number>>(),
    status: text('status').$type<MessageStatus>().notNull(),
    provider: text('provider'),
    providerId: text('provider_id'),
    segments: integer('segments'),
    cost: numeric('cost', { precision: 12, scale: 4 }),
    currency: text('currency'),
    error: text('error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    index('message_person').on(table.personId, table.createdAt),
    index('message_provider').on(table.provider, table.providerId),
    index('message_created').on(table.createdAt),
  ],
);

/** A person who wants no messages of a channel but those they have asked for themselves. */
export const messageOptOut = pgTable(
  'message_opt_out',
  {
    personId: uuid('person_id').notNull(),
    channel: text('channel').$type<MessageChannel>().notNull(),
    since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.channel] })],
);
