import { date, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** People who take a course or a path together, or who were trained face to face: these are counted apart. */
export const cohort = pgTable('cohort', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<'online' | 'faceToFace'>().notNull(),
  name: text('name').notNull(),
  /** Ids of the courses, in order; none of a face-to-face training. */
  courseIds: text('course_ids').array().notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on').notNull(),
  createdBy: uuid('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
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
    /** When they were enrolled in what of the courses they may begin; null while the job hasn't come to them. */
    enrolledAt: timestamp('enrolled_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.personId] }),
    index('cohort_member_person').on(table.personId),
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
