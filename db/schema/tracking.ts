import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { council } from './places';

/**
 * People whose standings have to be counted anew. Triggers write here in the transaction of the change itself, so that a row is seen exactly
 * when the change is, however late it commits.
 */
export const rollupDue = pgTable('rollup_due', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  personId: uuid('person_id').notNull(),
  since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
});

/** One row: for which day in East Africa the ends of certificates have been looked at. */
export const rollupState = pgTable(
  'rollup_state',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    day: date('day').notNull(),
    doneAt: timestamp('done_at', { withTimezone: true }).notNull(),
    /** Whether a council has gone to another region since everything was counted; a trigger says so. */
    placesMoved: boolean('places_moved').notNull().default(false),
  },
  (table) => [check('rollup_state_only', sql`${table.isOnly}`)],
);

/**
 * How a person stands in a course, counted from the log of events and the certificates; with an empty `courseId`, in all courses together.
 * Merged accounts stand as one person. Cadre and place are the account's, or those of the last event where there is no account any more.
 */
export const standing = pgTable(
  'standing',
  {
    personId: uuid('person_id').notNull(),
    courseId: text('course_id').notNull(),
    enrolledAt: timestamp('enrolled_at', { withTimezone: true }),
    startedAt: timestamp('started_at', { withTimezone: true }),
    lastActivityAt: timestamp('last_activity_at', { withTimezone: true }),
    /** Ids of the lessons done. */
    lessons: text('lessons').array().notNull(),
    passedAt: timestamp('passed_at', { withTimezone: true }),
    /** When the first certificate was issued, where one is in force. */
    certifiedAt: timestamp('certified_at', { withTimezone: true }),
    validUntil: timestamp('valid_until', { withTimezone: true }),
    /** Of the certificate, on the day of `rollup_state`; null where none is in force. */
    certificate: text('certificate').$type<'valid' | 'expiring' | 'expired'>(),
    /** Whole days from enrolment to the certificate. */
    days: integer('days'),
    /** Whether the person still has an account: who has none has left. */
    isHere: boolean('is_here').notNull(),
    cadre: text('cadre').notNull(),
    councilId: text('council_id').notNull(),
    facilityId: text('facility_id'),
    sex: text('sex').$type<'female' | 'male'>(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.courseId] }),
    index('standing_council').on(table.councilId, table.courseId),
    index('standing_facility').on(table.facilityId, table.courseId),
    index('standing_course').on(table.courseId, table.personId),
    index('standing_valid_until').on(table.validUntil),
  ],
);

/**
 * Standings counted for the nation, each region and each council (`nation`, `region/kigoma`, `council/kigoma-dc`). An empty `subject`, `cadre`,
 * `sex` or `month` holds all. By month, of nation and regions: those enrolled in it, and how many passed or were certified in it.
 */
export const tally = pgTable(
  'tally',
  {
    subject: text('subject').notNull(),
    area: text('area').notNull(),
    cadre: text('cadre').notNull(),
    sex: text('sex').notNull(),
    /** In East Africa, such as `2026-03`. */
    month: text('month').notNull(),
    known: integer('known').notNull(),
    enrolled: integer('enrolled').notNull(),
    active: integer('active').notNull(),
    passed: integer('passed').notNull(),
    certified: integer('certified').notNull(),
    expiring: integer('expiring').notNull(),
    expired: integer('expired').notNull(),
    /** Certified and not left. */
    staffed: integer('staffed').notNull(),
    passedIn: integer('passed_in').notNull(),
    certifiedIn: integer('certified_in').notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.subject, table.cadre, table.sex, table.month] })],
);

/** How many days people took from enrolment to certificate. Areas are nation and regions; an empty cadre holds all. */
export const paceTally = pgTable(
  'pace_tally',
  {
    subject: text('subject').notNull(),
    area: text('area').notNull(),
    cadre: text('cadre').notNull(),
    days: integer('days').notNull(),
    people: integer('people').notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.subject, table.cadre, table.days] })],
);

/** How many did each lesson. Areas are nation and regions; an empty cadre holds all. */
export const lessonTally = pgTable(
  'lesson_tally',
  {
    subject: text('subject').notNull(),
    area: text('area').notNull(),
    cadre: text('cadre').notNull(),
    lesson: text('lesson').notNull(),
    people: integer('people').notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.subject, table.cadre, table.lesson] })],
);

/** How many at a facility hold a valid certificate. */
export const facilityTally = pgTable(
  'facility_tally',
  {
    subject: text('subject').notNull(),
    facilityId: text('facility_id').notNull(),
    certified: integer('certified').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.facilityId] })],
);

/** Health workers in post, as the council's staff list says: what coverage is measured against. */
export const headcount = pgTable(
  'headcount',
  {
    councilId: text('council_id')
      .notNull()
      .references(() => council.id),
    cadre: text('cadre').notNull(),
    inPost: integer('in_post').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.councilId, table.cadre] })],
);

/** That somebody who enrolled and didn't begin was written to, on which day after: once each. */
export const nudge = pgTable(
  'nudge',
  {
    personId: uuid('person_id').notNull(),
    courseId: text('course_id').notNull(),
    /** Whether it is the first one or the second. */
    turn: integer('turn').$type<1 | 2>().notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.courseId, table.turn] })],
);
