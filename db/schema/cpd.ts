import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { course } from './catalog';
import type { Localized } from './items';

/** A council that registers health workers, and how many CPD points it asks of them. Administrators change the rule. */
export const professionalCouncil = pgTable('professional_council', {
  /** The abbreviation that people know it by, such as `MCT`. */
  id: text('id').primaryKey(),
  /** Its place in a list, from 0. */
  position: integer('position').notNull(),
  name: jsonb('name').$type<Localized>().notNull(),
  /** Codes of the cadres that it registers. */
  cadres: jsonb('cadres').$type<string[]>().notNull(),
  periodMonths: integer('period_months').notNull(),
  /** The first day of any one of its periods; the others follow from it. */
  periodStart: date('period_start').notNull(),
  /** Least points in a period; null where the council's rule is not known. */
  requiredPoints: integer('required_points'),
  /** Most points of category 1, in per cent of those required; null where there is no such limit. */
  categoryOnePercent: integer('category_one_percent'),
  /** Least points from the activities of a professional association, in per cent of those required; null where none are asked. */
  associationPercent: integer('association_percent'),
  /** Whether the rule was found in the council's own words; else it is a setting to be confirmed. */
  isConfirmed: boolean('is_confirmed').notNull(),
});

/** That a professional council has accredited courses, under which number and from when until when. */
export const cpdApproval = pgTable(
  'cpd_approval',
  {
    id: uuid('id').primaryKey(),
    professionalCouncilId: text('professional_council_id')
      .notNull()
      .references(() => professionalCouncil.id),
    /** The council's number of the accreditation. */
    number: text('number').notNull(),
    category: integer('category').$type<1 | 2>(),
    validFrom: date('valid_from').notNull(),
    /** The last day. */
    validUntil: date('valid_until').notNull(),
    /** The last day where it ended early; the day before the first where it was recorded by mistake. */
    endedOn: date('ended_on'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('cpd_approval_council').on(table.professionalCouncilId)],
);

/** How many points an approval gives to a course. */
export const cpdApprovedCourse = pgTable(
  'cpd_approved_course',
  {
    approvalId: uuid('approval_id')
      .notNull()
      .references(() => cpdApproval.id),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    points: real('points').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.approvalId, table.courseId] }),
    index('cpd_approved_course_course').on(table.courseId),
  ],
);
