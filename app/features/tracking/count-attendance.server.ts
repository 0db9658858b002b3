import { type SQL, sql } from 'drizzle-orm';
import { hasBegun } from '~/features/cohorts/index.server';
import type { Rollup } from './count-standings.server';

/**
 * Who was at trainings that have begun by a moment, as the sheets and the accounts say it now, in the order of the columns of `attendance`.
 * @param condition on `cohort`
 */
export const countAttendance = (condition: SQL, now: Date): SQL => sql`
  with training as materialized (
    select id, council_id, to_char(starts_on, 'YYYY-MM') as month, coalesce(course_ids[1], '') as subject
    from cohort where kind = 'faceToFace' and ${hasBegun(now)} and ${condition}
  )
  select cohort_id, council_id, cadre, sex, month, subject, sum(named)::int as named, sum(counted)::int as counted
  from (
    select training.id as cohort_id, coalesce(account.council_id, member.council_id) as council_id,
      coalesce(account.cadre, member.cadre) as cadre, coalesce(account.sex, '') as sex, month, subject, 1 as named, 0 as counted
    from training join cohort_member as member on member.cohort_id = training.id
    left join account on account.id = member.person_id and account.merged_into is null
    union all
    select training.id, training.council_id, cadre, sex, month, subject, 0, people
    from training join attendance_count on attendance_count.cohort_id = training.id where training.council_id is not null
  ) as attended
  group by 1, 2, 3, 4, 5, 6`;

/** The cells of `attendance_tally` over rows like those of `attendance`. */
export const cellsOfAttendance = (attended: SQL, condition: SQL): SQL => sql`
  select area, in_cadre as cadre, in_sex as sex, month, subject, count(distinct cohort_id)::int as trainings,
    sum(named)::int as named, sum(counted)::int as counted
  from ${attended} as attended join council on council.id = council_id
  cross join lateral (values ('nation'), ('region/' || region_id)) as place (area)
  cross join lateral (values ('*'), (attended.cadre)) as of_cadre (in_cadre)
  cross join lateral (values ('*'), (attended.sex)) as of_sex (in_sex)
  where ${condition}
  group by 1, 2, 3, 4, 5`;

/** How the tally is counted from `attendance`: a training is in so many cells, and what it adds to each doesn't hang on other trainings. */
export const attendanceRollup: Rollup = {
  table: 'attendance_tally',
  keys: ['area', 'cadre', 'sex', 'month', 'subject'],
  counts: ['trainings', 'named', 'counted'],
  rows: (condition) => cellsOfAttendance(sql`attendance`, condition),
};
