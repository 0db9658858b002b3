import { type SQL, sql } from 'drizzle-orm';

/** Days before its end from which a certificate counts as expiring. */
export const expiringDays = 60;

/** Midnight in East Africa at which the day of the rollup begins. */
const dayBegins = sql`(select (day::timestamp at time zone 'Africa/Dar_es_Salaam') from rollup_state)`;

/**
 * The standings of people as the log of events, the certificates and the accounts say them now, in the order of the table's columns.
 * @param persons the accounts in use whose standings are counted; without them, everybody's
 */
export const countStandings = (persons?: SQL): SQL => sql`
  with recursive root as (${
    persons
      ? sql`select person from unnest(${persons}::uuid[]) as person`
      : sql`select id as person from account where merged_into is null
          union select actor_id from learning_event where not exists (select from account where id = actor_id)`
  }),
  identity as (
    select person, person as identity from root
    union all
    select identity.person, account.id from identity join account on account.merged_into = identity.identity
  ),
  current as materialized (
    select course.id as course_id, manifest from course join course_revision on hash = current_revision
  ),
  quiz as materialized (
    select course_id, manifest #>> '{final,id}' as quiz, true as is_final from current
    union all
    select course_id, module #>> '{quiz,id}', false from current, jsonb_array_elements(manifest -> 'modules') as module
  ),
  done as (
    select person, course_id,
      min(occurred_at) filter (where verb = 'registered' and object_type = 'course') as enrolled_at,
      min(occurred_at) filter (where object_type in ('lesson', 'attempt', 'quiz', 'worksheet')) as started_at,
      max(occurred_at) filter (where object_type in ('lesson', 'attempt', 'quiz', 'worksheet')) as last_activity_at,
      array_agg(distinct object_id order by object_id)
        filter (where verb = 'completed' and object_type = 'lesson') as lessons
    from identity join learning_event on actor_id = identity join current using (course_id)
    group by person, course_id
  ),
  newest_grade as (
    select distinct on (actor_id, course_id, object_id) person, course_id, quiz, is_final,
      (result ->> 'passed')::boolean as passed,
      min(occurred_at) over (partition by actor_id, course_id, object_id) as graded_at
    from identity join learning_event on actor_id = identity join quiz using (course_id)
    where verb = 'graded' and object_type = 'attempt' and result ->> 'quizId' = quiz
    order by actor_id, course_id, object_id, occurred_at desc, id desc
  ),
  pass as (
    select person, course_id, min(graded_at) as passed_at from newest_grade where passed and is_final group by person, course_id
  ),
  failed as (
    select distinct person, course_id, true as failed_twice from (
      select person, course_id from newest_grade group by person, course_id, quiz
      having count(*) filter (where not passed) >= 2 and not bool_or(passed)
    ) as of_quiz
  ),
  certificate as (
    select person, course_id, min(issued_at) as certified_at,
      nullif(max(coalesce(valid_until, 'infinity')) filter (where ended_at is null), 'infinity') as valid_until
    from identity join credential on person_id = identity
    where course_id is not null
    group by person, course_id having bool_or(ended_at is null)
  ),
  place as (
    select person, account.id is not null as is_here, coalesce(account.cadre, last.cadre) as cadre,
      coalesce(account.council_id, last.council_id) as council_id,
      case when account.id is null then last.facility_id else account.facility_id end as facility_id, sex
    from root
    left join account on account.id = person
    left join lateral (
      select cadre, council_id, facility_id from learning_event
      where account.id is null and actor_id = person order by occurred_at desc, id desc limit 1
    ) as last on true
    where account.merged_into is null and coalesce(account.cadre, last.cadre) is not null
  ),
  of_course as (
    select person, course_id, enrolled_at, started_at, last_activity_at, coalesce(lessons, '{}') as lessons, passed_at,
      certified_at, valid_until,
      case when certified_at is null then null
        when valid_until < ${dayBegins} then 'expired'
        when valid_until < ${dayBegins} + make_interval(days => ${expiringDays}) then 'expiring'
        else 'valid' end as certificate,
      case when certified_at >= enrolled_at then floor(extract(epoch from certified_at - enrolled_at) / 86400)::int end as days,
      coalesce(failed_twice, false) as failed_twice
    from done left join pass using (person, course_id) left join certificate using (person, course_id)
    left join failed using (person, course_id)
    where enrolled_at is not null or started_at is not null or certified_at is not null
  ),
  of_all as (
    select person, '' as course_id, min(enrolled_at), min(started_at), max(last_activity_at), '{}'::text[], min(passed_at),
      min(certified_at), null::timestamptz,
      case when bool_or(certificate = 'valid') then 'valid' when bool_or(certificate = 'expiring') then 'expiring'
        when bool_or(certificate = 'expired') then 'expired' end,
      min(days), false
    from place left join of_course using (person)
    group by person
  )
  select person, counted.course_id, enrolled_at, started_at, last_activity_at, lessons, passed_at, certified_at,
    valid_until, certificate, days, is_here, cadre, council_id, facility_id, sex, failed_twice
  from (select * from of_course union all select * from of_all) as counted join place using (person)`;

const monthOf = (column: SQL): SQL => sql`to_char(${column} at time zone 'Africa/Dar_es_Salaam', 'YYYY-MM')`;

/** The months under which a standing is counted: all together, the one of enrolment, and those of passing and of the certificate. */
export const monthsOfStanding: SQL = sql`
  select '' as month, true as in_group, false as passed_in, false as certified_in
  union all select ${monthOf(sql`enrolled_at`)}, true, false, false where enrolled_at is not null
  union all select ${monthOf(sql`passed_at`)}, false, true, false where passed_at is not null
  union all select ${monthOf(sql`certified_at`)}, false, false, true where certified_at is not null`;

/** The counts of `tally` over rows of `standing`, each beside one of its {@link monthsOfStanding}. */
export const measures: SQL = sql`
  count(*) filter (where in_group and is_here)::int as known,
  count(*) filter (where in_group and enrolled_at is not null)::int as enrolled,
  count(*) filter (where in_group and started_at is not null)::int as active,
  count(*) filter (where in_group and passed_at is not null)::int as passed,
  count(*) filter (where in_group and certificate in ('valid', 'expiring'))::int as certified,
  count(*) filter (where in_group and certificate = 'expiring')::int as expiring,
  count(*) filter (where in_group and certificate = 'expired')::int as expired,
  count(*) filter (where in_group and is_here and certificate in ('valid', 'expiring'))::int as staffed,
  count(*) filter (where passed_in)::int as passed_in,
  count(*) filter (where certified_in)::int as certified_in`;

const areas = sql`lateral (values ('nation', true), ('region/' || region_id, true), ('council/' || council.id, false)) as place (area, by_month)`;
const everyCadre = sql`lateral (values (''), (standing.cadre)) as of_cadre (in_cadre)`;

/** A table of rollups: how its rows are counted from standings, and which of its columns are its key and its counts. */
export interface Rollup {
  table: string;
  keys: string[];
  counts: string[];
  rows: (condition: SQL) => SQL;
}

export const rollups: Rollup[] = [
  {
    table: 'tally',
    keys: ['subject', 'area', 'cadre', 'sex', 'month'],
    counts: [
      'known',
      'enrolled',
      'active',
      'passed',
      'certified',
      'expiring',
      'expired',
      'staffed',
      'passed_in',
      'certified_in',
    ],
    rows: (condition) => sql`
      select course_id as subject, area, in_cadre as cadre, in_sex as sex, month, ${measures}
      from standing join council on council.id = council_id
      cross join ${areas} cross join ${everyCadre}
      cross join lateral (select '' as in_sex union all select sex where sex is not null) as of_sex
      cross join lateral (${monthsOfStanding}) as of_month
      where (by_month or month = '') and ${condition}
      group by 1, 2, 3, 4, 5`,
  },
  {
    table: 'pace_tally',
    keys: ['subject', 'area', 'cadre', 'days'],
    counts: ['people'],
    rows: (condition) => sql`
      select course_id as subject, area, in_cadre as cadre, days, count(*)::int as people
      from standing join council on council.id = council_id cross join ${areas} cross join ${everyCadre}
      where by_month and days is not null and ${condition}
      group by 1, 2, 3, 4`,
  },
  {
    table: 'lesson_tally',
    keys: ['subject', 'area', 'cadre', 'lesson'],
    counts: ['people'],
    rows: (condition) => sql`
      select course_id as subject, area, in_cadre as cadre, lesson, count(*)::int as people
      from standing join council on council.id = council_id cross join ${areas} cross join ${everyCadre}
      cross join unnest(lessons) as lesson
      where by_month and ${condition}
      group by 1, 2, 3, 4`,
  },
  {
    table: 'facility_tally',
    keys: ['subject', 'facility_id'],
    counts: ['certified'],
    rows: (condition) => sql`
      select course_id as subject, facility_id, count(*)::int as certified
      from standing
      where facility_id is not null and is_here and certificate in ('valid', 'expiring') and ${condition}
      group by 1, 2`,
  },
];
