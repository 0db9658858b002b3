import {
  boolean,
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
import { bytes } from '../bytes-column';

export type MessageChannel = 'sms' | 'email';

/** Waiting to be sent; handed to the provider; at the phone; not delivered; not sent. `error` tells why, see platform/messages. */
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
    /** The person asked for it just then, such as a code: quiet hours, opting out and limits don't hold for it. */
    asked: boolean('asked').notNull().default(false),
    /** What the template is filled with; removed as soon as the message has been handed over or given up. */
    values: jsonb('values').$type<Record<string, string | number>>(),
    /** An email's attachment; removed with the values. */
    file: bytes('file'),
    fileName: text('file_name'),
    status: text('status').$type<MessageStatus>().notNull(),
    provider: text('provider'),
    providerId: text('provider_id'),
    segments: integer('segments'),
    cost: numeric('cost', { precision: 12, scale: 4 }),
    currency: text('currency'),
    error: text('error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When it was handed to the provider, written before that is done: a message that has it is never handed over again. */
    sentAt: timestamp('sent_at', { withTimezone: true }),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    index('message_person').on(table.personId, table.createdAt),
    index('message_provider').on(table.provider, table.providerId),
    index('message_created').on(table.createdAt),
    index('message_sent').on(table.sentAt),
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
