import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { course } from './catalog';
import { instituteId } from './institutes';

/**
 * A facilitator's word that a learner can do what a course teaches. That it was given or taken back is in the log; the note stands here
 * alone.
 */
export const signOff = pgTable(
  'sign_off',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    instituteId: instituteId(),
    note: text('note').notNull(),
    givenBy: uuid('given_by').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull().defaultNow(),
    takenBackBy: uuid('taken_back_by'),
    takenBackAt: timestamp('taken_back_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('sign_off_standing')
      .on(table.personId, table.courseId)
      .where(sql`taken_back_at is null`),
    index('sign_off_institute').on(table.instituteId, table.givenAt),
  ],
);
