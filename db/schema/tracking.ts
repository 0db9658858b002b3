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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { account } from './accounts';
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
    /** Whether one of the course's graded quizzes was failed twice or more and not passed. */
    failedTwice: boolean('failed_twice').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.courseId] }),
    index('standing_council').on(table.councilId, table.courseId),
    index('standing_facility').on(table.facilityId, table.courseId),
    index('standing_course').on(table.courseId, table.personId),
    index('standing_valid_until').on(table.validUntil),
    index('standing_expiring')
      .on(table.courseId, table.councilId)
      .where(sql`${table.certificate} = 'expiring'`),
    // By month, for the figures that go to DHIS2.
    index('standing_enrolled')
      .on(table.enrolledAt)
      .where(sql`${table.courseId} <> ''`),
    index('standing_passed')
      .on(table.passedAt)
      .where(sql`${table.courseId} <> '' and ${table.passedAt} is not null`),
    index('standing_certified')
      .on(table.certifiedAt)
      .where(sql`${table.courseId} <> '' and ${table.certifiedAt} is not null`),
    index('standing_failed')
      .on(table.courseId, table.councilId)
      .where(sql`${table.failedTwice}`),
    index('standing_not_begun')
      .on(table.enrolledAt)
      .where(sql`${table.startedAt} is null`),
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

/** Monthly reports of a council's facilities: how many were due, came, and came in time. */
export const reportingRate = pgTable(
  'reporting_rate',
  {
    councilId: text('council_id')
      .notNull()
      .references(() => council.id),
    /** Such as `2026-03`. */
    month: text('month').notNull(),
    expected: integer('expected').notNull(),
    received: integer('received').notNull(),
    onTime: integer('on_time').notNull(),
    /** Where it was last said so. */
    source: text('source').$type<'file' | 'dhis2'>().notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.councilId, table.month] }),
    check(
      'reporting_rate_counts',
      sql`0 <= ${table.onTime} and ${table.onTime} <= ${table.received} and ${table.received} <= ${table.expected} and ${table.expected} > 0`,
    ),
  ],
);

/** That somebody gets the overview of their area by email, week by week or month by month. */
export const overviewOrder = pgTable(
  'overview_order',
  {
    /** That of the form. */
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    /** The filters, as an address says them. */
    search: text('search').notNull(),
    rhythm: text('rhythm').$type<'weekly' | 'monthly'>().notNull(),
    kind: text('kind').$type<'pdf' | 'xlsx'>().notNull(),
    orderedAt: timestamp('ordered_at', { withTimezone: true }).notNull().defaultNow(),
    /** When its person cancelled it, or no longer answered for an area. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: text('ended_by').$type<'person' | 'role'>(),
  },
  (table) => [index('overview_order_person').on(table.personId)],
);

/** An office that gets what somebody ordered, once it has said yes by a link in an email. */
export const overviewRecipient = pgTable(
  'overview_recipient',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => overviewOrder.id, { onDelete: 'cascade' }),
    /** As its orderer names it. */
    office: text('office').notNull(),
    /** Where it is: `region/kigoma` or `council/kigoma-dc`. */
    place: text('place').notNull(),
    /** Null once nothing is sent to it any more. */
    email: text('email'),
    /** SHA-256 of the address, by which one that has said no is known again. */
    emailHash: text('email_hash').notNull(),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull().defaultNow(),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** Its orderer, by taking it off the list or with the order; the office itself; or the orderer's role, which no longer reaches it. */
    endedBy: text('ended_by').$type<'orderer' | 'recipient' | 'role'>(),
  },
  (table) => [
    uniqueIndex('overview_recipient_once')
      .on(table.orderId, table.emailHash)
      .where(sql`${table.endedAt} is null`),
    index('overview_recipient_address').on(table.emailHash),
  ],
);

/** For which periods an overview was written down to be sent: once each. */
export const overviewSending = pgTable(
  'overview_sending',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => overviewOrder.id, { onDelete: 'cascade' }),
    /** The month or the Monday that has begun, such as `2026-03` or `2026-03-02`. */
    period: text('period').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.period] })],
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

/** Trainings held face to face whose attendance has to be counted anew. Triggers write here in the transaction of the change itself. */
export const attendanceDue = pgTable('attendance_due', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  cohortId: uuid('cohort_id').notNull(),
});

/** How many people of a council, cadre and sex were at a training: today's of those who have an account, else as it was written down then. */
export const attendance = pgTable(
  'attendance',
  {
    cohortId: uuid('cohort_id').notNull(),
    councilId: text('council_id').notNull(),
    /** Empty where nobody has said it; so is the sex. */
    cadre: text('cadre').notNull(),
    sex: text('sex').notNull(),
    /** In which the training began, such as `2026-03`. */
    month: text('month').notNull(),
    /** The course that was taught, if it is one of ours; else empty. */
    subject: text('subject').notNull(),
    /** Who has an account, or had one. */
    named: integer('named').notNull(),
    /** Who has none that could be found. */
    counted: integer('counted').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.councilId, table.cadre, table.sex] }),
    index('attendance_council').on(table.councilId),
  ],
);

/** Attendance counted for the nation and each region; `*` as a cadre or a sex holds all. */
export const attendanceTally = pgTable(
  'attendance_tally',
  {
    area: text('area').notNull(),
    cadre: text('cadre').notNull(),
    sex: text('sex').notNull(),
    month: text('month').notNull(),
    subject: text('subject').notNull(),
    trainings: integer('trainings').notNull(),
    named: integer('named').notNull(),
    counted: integer('counted').notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.sex, table.cadre, table.month, table.subject] })],
);
