import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';

export interface Standing {
  courseId: string;
  /** Days ago. */
  enrolled: number;
  started?: number;
  last?: number;
  passed?: number;
  certified?: number;
  /** Days from now. */
  until?: number;
  certificate?: 'valid' | 'expiring' | 'expired';
}

/** Lets a person stand in a course as if the log had been counted so. */
export async function stand(
  person: { id: string; cadre: string; councilId: string; facilityId: string | null },
  { courseId, enrolled, started, last, passed, certified, until, certificate }: Standing,
): Promise<void> {
  const daysAgo = (days: number | undefined) =>
    days === undefined ? sql`null` : sql`now() - make_interval(days => ${days}::int)`;
  await database().execute(sql`
    insert into standing (person_id, course_id, enrolled_at, started_at, last_activity_at, lessons, passed_at, certified_at,
      valid_until, certificate, is_here, cadre, council_id, facility_id)
    values (${person.id}::uuid, ${courseId}, ${daysAgo(enrolled)}, ${daysAgo(started)}, ${daysAgo(last ?? started)}, '{}',
      ${daysAgo(passed)}, ${daysAgo(certified)}, ${until === undefined ? sql`null` : daysAgo(-until)},
      ${certificate ?? null}, true, ${person.cadre}, ${person.councilId}, ${person.facilityId})`);
}
