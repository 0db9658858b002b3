import { type SQL, sql } from 'drizzle-orm';
import { dayOf } from '~/platform/calendar-day';

/** The condition that a cohort or a training has begun by a moment: a training that hasn't has trained nobody yet. */
export const hasBegun = (now: Date): SQL => sql`cohort.starts_on <= ${dayOf(now)}::date`;
