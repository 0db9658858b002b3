import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instituteId } from './institutes';
import { course, courseRevision } from './catalog';

/** A drawn item: which revision, and its options in the order shown; for `matching` its choices, for `ordering` its steps. */
export interface DrawnItem {
  hash: string;
  itemId: string;
  options: string[];
  /** The options of each blank that is chosen, by the blank's key, in the order shown. */
  blanks?: Record<string, string[]>;
}

/**
 * What was answered, by the item's id: option keys for choices, `['true']` or `['false']`, or a number or a text as it was typed.
 * Parts of an answer stand under `<item's id>.<key>`: the choice of a prompt, a step's place counted from 1, what is in a blank.
 */
export type Responses = Record<string, string[]>;

/** One try at a quiz. What is drawn is pinned to item revisions, so that it is graded against what was seen. */
export const attempt = pgTable(
  'attempt',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    courseRevision: text('course_revision')
      .notNull()
      .references(() => courseRevision.hash),
    instituteId: instituteId(),
    quizId: text('quiz_id').notNull(),
    number: integer('number').notNull(),
    seed: integer('seed').notNull(),
    drawn: jsonb('drawn').$type<DrawnItem[]>().notNull(),
    responses: jsonb('responses').$type<Responses>().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    savedAt: timestamp('saved_at', { withTimezone: true }),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    /** Mean of the items' shares, 0 to 100. */
    score: real('score'),
    passMark: real('pass_mark').notNull(),
  },
  (table) => [
    index('attempt_person_quiz').on(table.personId, table.quizId),
    uniqueIndex('attempt_open_once')
      .on(table.personId, table.quizId)
      .where(sql`submitted_at is null`),
    uniqueIndex('attempt_number').on(table.personId, table.quizId, table.number),
  ],
);
