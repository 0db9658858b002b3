import { check, date, index, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { council, facility } from './places';

/** How an answer to "why?" is known. */
export type Evidence = 'seen' | 'counted' | 'assumed' | '';

/** One of the worksheets that a meeting looks at. */
export interface AgendaPoint {
  id: string;
  /** Such as `W05`. */
  worksheet: string;
  part: string;
  /** The saved figures, which may be gone or no longer shared; null where the figure is typed into the finding alone. */
  runId: string | null;
  /** The figure in words, as the meeting writes it. */
  figure: string;
  finding: string;
  /** Why, and why that, down to a cause that something can be done about. */
  whys: { answer: string; evidence: Evidence }[];
}

/** What a meeting decides. Days such as `2025-06-30`, empty where nothing was said. */
export interface ReviewAction {
  id: string;
  action: string;
  /** Key of the worksheet that showed the problem; empty where none is named. */
  worksheet: string;
  indicator: string;
  /** Numbers as they were typed. */
  baseline: string;
  target: string;
  /** A role, or a name. */
  owner: string;
  due: string;
  /** Who must help, where the facility can't do it alone. */
  level: 'facility' | 'council' | 'region';
}

export type ActionStatus = 'open' | 'done' | 'dropped';

/** A decision of an earlier meeting, as this one found it. */
export interface CarriedAction extends ReviewAction {
  /** The day of the meeting that decided it. */
  decidedOn: string;
  status: ActionStatus;
  /** Empty unless it is done. */
  completedOn: string;
  note: string;
}

/** A data review meeting: its agenda, findings and decisions are the words of whoever writes its minutes. */
export const reviewMeeting = pgTable(
  'review_meeting',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    /** As DHIS2 writes it, such as `202510`. */
    period: text('period').notNull(),
    /** Null where it is not the meeting of a facility of the registry. */
    facilityCode: text('facility_code').references(() => facility.id),
    heldOn: date('held_on').notNull(),
    chair: text('chair').notNull(),
    present: text('present').notNull(),
    points: jsonb('points').$type<AgendaPoint[]>().notNull(),
    actions: jsonb('actions').$type<ReviewAction[]>().notNull(),
    carried: jsonb('carried').$type<CarriedAction[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('review_meeting_person').on(table.personId, table.heldOn),
    index('review_meeting_facility').on(table.facilityCode),
  ],
);

/** With whom minutes are shared: a facility's team or a council's coordinators. Taking it back deletes the row. */
export const reviewMeetingShare = pgTable(
  'review_meeting_share',
  {
    id: uuid('id').primaryKey(),
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => reviewMeeting.id, { onDelete: 'cascade' }),
    facilityId: text('facility_id').references(() => facility.id),
    councilId: text('council_id').references(() => council.id),
    sharedAt: timestamp('shared_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('review_meeting_share_once')
      .on(table.meetingId, table.facilityId, table.councilId)
      .nullsNotDistinct(),
    index('review_meeting_share_facility').on(table.facilityId),
    index('review_meeting_share_council').on(table.councilId),
    check('review_meeting_share_place', sql`num_nonnulls(${table.facilityId}, ${table.councilId}) = 1`),
  ],
);
