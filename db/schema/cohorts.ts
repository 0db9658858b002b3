import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { council } from './places';

/** People who take a course or a path together, or who were trained face to face: these are counted apart. */
export const cohort = pgTable('cohort', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<'online' | 'faceToFace'>().notNull(),
  name: text('name').notNull(),
  /** Ids of the courses, in order; of a face-to-face training the one that was taught, if it is one of ours. */
  courseIds: text('course_ids').array().notNull(),
  /** What a face-to-face training was about, in the words of whoever entered it. */
  topic: text('topic'),
  /** Where a face-to-face training was held, and the council that it counts for with those who have no account. */
  place: text('place'),
  councilId: text('council_id').references(() => council.id),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on').notNull(),
  createdBy: uuid('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  /** Nobody is added to a closed cohort, or enrolled by it. */
  closedAt: timestamp('closed_at', { withTimezone: true }),
});

/** Who runs a cohort, beside the person who made it. */
export const cohortFacilitator = pgTable(
  'cohort_facilitator',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohort.id),
    personId: uuid('person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.personId] }),
    index('cohort_facilitator_person').on(table.personId),
  ],
);

/** Who is in a cohort, with cadre and workplace of the moment they joined: somebody who moves stays, and where they came from too. */
export const cohortMember = pgTable(
  'cohort_member',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohort.id),
    personId: uuid('person_id').notNull(),
    cadre: text('cadre').notNull(),
    councilId: text('council_id').notNull(),
    facilityId: text('facility_id'),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.personId] }),
    index('cohort_member_person').on(table.personId),
    index('cohort_member_facility').on(table.facilityId),
  ],
);

/** What a facilitator writes down about a cohort, for those who run it. */
export const cohortNote = pgTable(
  'cohort_note',
  {
    id: uuid('id').primaryKey(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohort.id),
    authorId: uuid('author_id').notNull(),
    text: text('text').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('cohort_note_cohort').on(table.cohortId, table.writtenAt)],
);

/** What came of enrolling a member in a course of the cohort; no row while the job hasn't come to them. */
export const cohortEnrolment = pgTable(
  'cohort_enrolment',
  {
    cohortId: uuid('cohort_id').notNull(),
    personId: uuid('person_id').notNull(),
    courseId: text('course_id').notNull(),
    /** `refused`: the course takes nobody now. */
    state: text('state').$type<'enrolled' | 'waits' | 'refused'>().notNull(),
    /** Ids of the courses to complete first. */
    waitsFor: text('waits_for').array().notNull(),
    lookedAt: timestamp('looked_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.personId, table.courseId] }),
    foreignKey({
      name: 'cohort_enrolment_member',
      columns: [table.cohortId, table.personId],
      foreignColumns: [cohortMember.cohortId, cohortMember.personId],
    }).onDelete('cascade'),
    index('cohort_enrolment_waits')
      .on(table.cohortId)
      .where(sql`state = 'waits'`),
  ],
);

/** People on the attendance sheet of a face-to-face training who have no account that could be found: how many, and nothing else of them. */
export const attendanceCount = pgTable(
  'attendance_count',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohort.id),
    /** Empty where the sheet doesn't say it. */
    cadre: text('cadre').notNull(),
    sex: text('sex').$type<'female' | 'male' | ''>().notNull(),
    people: integer('people').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.cadre, table.sex] }),
    check('attendance_count_people', sql`${table.people} > 0`),
  ],
);
