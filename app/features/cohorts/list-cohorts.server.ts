import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';

export interface ListedCohort {
  id: string;
  kind: 'online' | 'faceToFace';
  name: string;
  startsOn: string;
  endsOn: string;
  isClosed: boolean;
  /** With those on an attendance sheet who have no account. */
  people: number;
}

/** The cohorts that somebody runs, the latest first, closed ones last. */
export async function listCohorts(by: CohortRunner): Promise<ListedCohort[]> {
  return (await database().execute(sql`
    select id, kind, name, starts_on::text as "startsOn", ends_on::text as "endsOn", closed_at is not null as "isClosed",
      (select count(*)::int from cohort_member where cohort_id = cohort.id)
        + (select coalesce(sum(people), 0)::int from attendance_count where cohort_id = cohort.id) as people
    from cohort where ${cohortsOf(by)}
    order by closed_at is not null, starts_on desc, id desc limit 200`)) as unknown as ListedCohort[];
}
