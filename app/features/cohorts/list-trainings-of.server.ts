import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { hasBegun } from './has-begun.server';

/** A training that a person attended face to face. Days are such as 2026-03-31. */
export interface AttendedTraining {
  id: string;
  /** The cohort's own name, for one that says neither topic nor course. */
  name: string;
  topic: string | null;
  courseIds: string[];
  startsOn: string;
  endsOn: string;
  place: string | null;
  council: string | null;
}

/** The trainings that a person attended face to face, the latest first; one that hasn't begun has been attended by nobody. */
export async function listTrainingsOf(personId: string, now = new Date()): Promise<AttendedTraining[]> {
  return (await database().execute(sql`
    select cohort.id, cohort.name, topic, course_ids as "courseIds", starts_on::text as "startsOn", ends_on::text as "endsOn",
      place, council.name as council
    from cohort left join council on council.id = cohort.council_id
    where cohort.kind = 'faceToFace' and ${hasBegun(now)} and exists (
      select from cohort_member where cohort_id = cohort.id
        and person_id = any(array(select identity from identities_of(${personId}::uuid) as identity)))
    order by starts_on desc, cohort.id`)) as unknown as AttendedTraining[];
}
