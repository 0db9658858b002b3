import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Verbs follow xAPI's vocabulary. */
export type LearningVerb =
  | 'registered'
  | 'completed'
  | 'initialized'
  | 'saved'
  | 'submitted'
  | 'graded'
  | 'approved'
  | 'voided'
  | 'earned'
  /** Another credential of the same award took its place. */
  | 'replaced'
  | 'revoked'
  /** A revoked credential is in force again. */
  | 'restored';

export type LearningObjectType =
  'course' | 'lesson' | 'quiz' | 'attempt' | 'worksheet' | 'sign-off' | 'credential';

/**
 * The spine: what a person did, written once and never changed, in the transaction of the change itself.
 * `actorId` is an opaque person id and `cadre`, `councilId` and `facilityId` are that moment's, so that erasing an account never edits the log.
 */
export const learningEvent = pgTable(
  'learning_event',
  {
    id: uuid('id').primaryKey(),
    /** The UUID under which the phone sent it; null where the server acted by itself. */
    clientUuid: uuid('client_uuid'),
    actorId: uuid('actor_id').notNull(),
    verb: text('verb').$type<LearningVerb>().notNull(),
    objectType: text('object_type').$type<LearningObjectType>().notNull(),
    objectId: text('object_id').notNull(),
    revision: text('revision'),
    /** Of a learning path's certificate: the path. */
    courseId: text('course_id').notNull(),
    result: jsonb('result').$type<Record<string, unknown>>(),
    cadre: text('cadre').notNull(),
    councilId: text('council_id').notNull(),
    facilityId: text('facility_id'),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull().defaultNow(),
    claimedAt: timestamp('claimed_at', { withTimezone: true }),
    source: text('source').$type<'web' | 'phone'>().notNull(),
  },
  (table) => [
    index('learning_event_progress').on(table.actorId, table.courseId, table.verb, table.objectId),
    // The newest grade of each attempt of a course, for the analysis of its questions.
    index('learning_event_graded')
      .on(table.courseId, table.objectId, table.occurredAt.desc().nullsFirst())
      .where(sql`verb = 'graded' and object_type = 'attempt'`),
  ],
);

/** The first answer to everything a phone may send twice; a replay of the same UUID gets it again. */
export const receipt = pgTable(
  'receipt',
  {
    accountId: uuid('account_id').notNull(),
    clientUuid: uuid('client_uuid').notNull(),
    answer: jsonb('answer').$type<Record<string, unknown>>().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.clientUuid] })],
);
