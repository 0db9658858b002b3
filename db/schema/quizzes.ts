import { sql } from 'drizzle-orm';
import {
  boolean,
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
    /** Of a practice quiz: it counts for nothing, and each answer is explained at once. */
    isPractice: boolean('is_practice').notNull().default(false),
    number: integer('number').notNull(),
    seed: integer('seed').notNull(),
    drawn: jsonb('drawn').$type<DrawnItem[]>().notNull(),
    responses: jsonb('responses').$type<Responses>().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    savedAt: timestamp('saved_at', { withTimezone: true }),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    /** When its time is over by the server's clock, the grace aside; null where it has no limit. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** Mean of the items' shares, 0 to 100. */
    score: real('score'),
    passMark: real('pass_mark').notNull(),
    /** Item revisions that were corrected after it was graded, each with the one that it was graded by in the end. */
    corrections: jsonb('corrections').$type<Record<string, string>>().notNull().default({}),
  },
  (table) => [
    index('attempt_person_quiz').on(table.personId, table.quizId),
    index('attempt_course').on(table.courseId, table.submittedAt),
    uniqueIndex('attempt_open_once')
      .on(table.personId, table.quizId)
      .where(sql`submitted_at is null`),
    uniqueIndex('attempt_number').on(table.personId, table.quizId, table.number),
  ],
);

/** More time or more attempts than a quiz allows, given to one learner for a reason. Ended, never deleted. */
export const accommodation = pgTable(
  'accommodation',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    instituteId: instituteId(),
    /** Time beyond the limit, in per cent of it. */
    extraTimePercent: integer('extra_time_percent').notNull(),
    /** Attempts beyond those that each quiz of the course allows. */
    extraAttempts: integer('extra_attempts').notNull(),
    reason: text('reason').notNull(),
    givenBy: uuid('given_by').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull().defaultNow(),
    endedBy: uuid('ended_by'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    index('accommodation_person_course').on(table.personId, table.courseId),
    index('accommodation_course').on(table.courseId),
  ],
);

/** An attempt that passed and no longer does since a question was corrected, and whose certificate the institute has to decide on. */
export const gradeReview = pgTable(
  'grade_review',
  {
    id: uuid('id').primaryKey(),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    instituteId: instituteId(),
    scoreBefore: real('score_before').notNull(),
    scoreAfter: real('score_after').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    decision: text('decision').$type<'kept' | 'revoked'>(),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [
    index('grade_review_course').on(table.courseId),
    index('grade_review_attempt').on(table.attemptId),
  ],
);
