import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { council, facility } from './places';

/** Which organisation unit of DHIS2 a council is. */
export const dhis2OrgUnit = pgTable('dhis2_org_unit', {
  councilId: text('council_id')
    .primaryKey()
    .references(() => council.id),
  orgUnit: text('org_unit').notNull().unique(),
});

/** Which organisation unit of DHIS2 a facility is. */
export const dhis2Facility = pgTable('dhis2_facility', {
  facilityId: text('facility_id')
    .primaryKey()
    .references(() => facility.id),
  orgUnit: text('org_unit').notNull().unique(),
});

/** The wish to fetch how many monthly reports of a form were due, came, and came in time. Its id is that of the web form. */
export const dhis2RatePull = pgTable('dhis2_rate_pull', {
  id: uuid('id').primaryKey(),
  /** Id of the form in DHIS2. */
  dataSet: text('data_set').notNull(),
  /** The first and the last month, such as `2026-03`. */
  fromMonth: text('from_month').notNull(),
  toMonth: text('to_month').notNull(),
  orderedBy: uuid('ordered_by').notNull(),
  orderedAt: timestamp('ordered_at', { withTimezone: true }).notNull().defaultNow(),
  settledAt: timestamp('settled_at', { withTimezone: true }),
  /** Why nothing was taken over, with DHIS2's own words. */
  fault: text('fault'),
  message: text('message'),
  /** Of the councils and months that DHIS2 knows: how many were taken over, how many of these were new, and how many make no sense. */
  taken: integer('taken'),
  changed: integer('changed'),
  rejected: integer('rejected'),
});

/** A figure for DHIS2, by the ids that {@link ../../app/features/reports/dhis2-metadata.ts} gives. */
export interface DataValue {
  dataElement: string;
  /** Of a facility; left out where it is the council's. */
  orgUnit?: string;
  categoryOptionCombo: string;
  value: string;
}

/** Why a wish isn't sent on: DHIS2 doesn't let Tumia in, or gave no usable answer however often it was tried. */
export type PushFault =
  | 'login'
  | 'notAllowed'
  | 'address'
  | 'redirected'
  | 'broken'
  | 'slow'
  | 'unreachable'
  | 'tooLarge'
  | 'notSet';

/** The wish to send a month's figures to DHIS2, or to try it. Its id is that of the form. */
export const dhis2Push = pgTable('dhis2_push', {
  id: uuid('id').primaryKey(),
  /** Such as `2026-03`. */
  month: text('month').notNull(),
  isDryRun: boolean('is_dry_run').notNull(),
  orderedBy: uuid('ordered_by').notNull(),
  orderedAt: timestamp('ordered_at', { withTimezone: true }).notNull().defaultNow(),
  /** Why nothing more is sent. */
  fault: text('fault').$type<PushFault>(),
});

/** One council of it, with the figures as they were counted: a repetition sends the same. */
export const dhis2PushRow = pgTable(
  'dhis2_push_row',
  {
    pushId: uuid('push_id')
      .notNull()
      .references(() => dhis2Push.id),
    councilId: text('council_id')
      .notNull()
      .references(() => council.id),
    orgUnit: text('org_unit').notNull(),
    values: jsonb('values').$type<DataValue[]>().notNull(),
    /** Null while it waits. */
    outcome: text('outcome').$type<'taken' | 'conflict'>(),
    imported: integer('imported'),
    updated: integer('updated'),
    ignored: integer('ignored'),
    /** What DHIS2 says of what it didn't take. */
    message: text('message'),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.pushId, table.councilId] })],
);
