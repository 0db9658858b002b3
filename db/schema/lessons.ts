import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What a learner wrote for themselves under a lesson's question: nobody else reads it. */
export const reflection = pgTable(
  'reflection',
  {
    personId: uuid('person_id').notNull(),
    lessonId: text('lesson_id').notNull(),
    /** The question's id in its lesson. */
    reflectionId: text('reflection_id').notNull(),
    text: text('text').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.lessonId, table.reflectionId] })],
);
