import { type SQL, sql } from 'drizzle-orm';

/** The table of events with the columns that a seed fills, in their order. */
export const seededEvents: SQL = sql.raw(
  'learning_event (id, actor_id, verb, object_type, object_id, revision, course_id, result, cadre, council_id, facility_id, occurred_at, source)',
);
