import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';

export interface ListedCohort {
  id: string;
  kind: 'online' | 'faceToFace';
  name: string;
  startsOn: string;
  endsOn: string;
  members: number;
}

/** The cohorts that somebody runs, the latest first. */
export async function listCohorts(by: CohortRunner): Promise<ListedCohort[]> {
  return (await database().execute(sql`
    select id, kind, name, starts_on::text as "startsOn", ends_on::text as "endsOn",
      (select count(*)::int from cohort_member where cohort_id = cohort.id) as members
    from cohort where ${cohortsOf(by)}
    order by starts_on desc, id desc limit 200`)) as unknown as ListedCohort[];
}
