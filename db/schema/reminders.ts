import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Why somebody is reminded, or `notice` for words of one's own; also the name of the message's template. */
export type ReminderKind = 'goOn' | 'tryAgain' | 'certificateEnds' | 'notice';

export type ReminderChannel = 'sms' | 'email' | 'app';

/** What became of one person's reminder; anything but `sent` says why it was left out. */
export type ReminderOutcome = 'sent' | 'gone' | 'example' | 'optedOut' | 'noAddress' | 'recent' | 'capped';

/** The wish to remind many people at once. Its id is that of the form, so that a form sent twice is one wish. */
export const reminderOrder = pgTable(
  'reminder_order',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<ReminderKind>().notNull(),
    channel: text('channel').$type<ReminderChannel>().notNull(),
    /** Of a notice: what was written. */
    text: text('text'),
    orderedBy: uuid('ordered_by').notNull(),
    orderedAt: timestamp('ordered_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('reminder_order_by').on(table.orderedBy, table.orderedAt)],
);

/** One person of such a wish: written down with it, settled one by one. */
export const reminder = pgTable(
  'reminder',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => reminderOrder.id),
    personId: uuid('person_id').notNull(),
    /** The course it is about; null for a notice. */
    courseId: text('course_id'),
    /** When the certificate ends that it is about. */
    validUntil: timestamp('valid_until', { withTimezone: true }),
    /** Null while it waits. */
    outcome: text('outcome').$type<ReminderOutcome>(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    /** When the person put it aside, of one that is shown in the app. */
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.personId] }),
    index('reminder_person').on(table.personId, table.settledAt),
  ],
);
