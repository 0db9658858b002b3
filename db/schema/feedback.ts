import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { institute } from './institutes';

/** What somebody tells about a page, and what the institute of its course answers. */
export const feedback = pgTable(
  'feedback',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    /** Which page, as the person wrote it or came from it. */
    page: text('page').notNull(),
    text: text('text').notNull(),
    /** Whose course the page belongs to; null: administrators answer. */
    instituteId: text('institute_id').references(() => institute.id),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    /** When those who answer were told that it waits. */
    announcedAt: timestamp('announced_at', { withTimezone: true }),
    /** When the person put the answer aside. */
    answerReadAt: timestamp('answer_read_at', { withTimezone: true }),
  },
  (table) => [
    index('feedback_person').on(table.personId, table.sentAt),
    index('feedback_institute').on(table.instituteId, table.answeredAt),
    index('feedback_unannounced')
      .on(table.sentAt)
      .where(sql`${table.announcedAt} is null`),
  ],
);
