import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { course } from './catalog';

export const enrolment = pgTable(
  'enrolment',
  {
    personId: uuid('person_id').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    enrolledAt: timestamp('enrolled_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.courseId] })],
);
