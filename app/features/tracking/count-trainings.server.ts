import { type SQL, sql } from 'drizzle-orm';
import { textArray } from '~db/text-array';
import { hasBegun } from '~/features/cohorts/index.server';
import { cellsOfAttendance, countAttendance } from './count-attendance.server';
import type { Question } from './get-overview.server';
import type { Sight } from './places-in-sight';

/** What a row counts by, as PostgreSQL's `grouping` says it: a bit for each of area, cadre and month that it is not of. */
export const sets = { areas: 0b011, cadres: 0b101, months: 0b110, whole: 0b111 };

const isDue = sql`in (select cohort_id from attendance_due)`;
/** Trainings that the tally doesn't say yet as they are now. */
const dueAt = (now: Date) => sql`(${countAttendance(sql`id ${isDue}`, now)})`;

/** The condition on month and course of a training. */
function ofTraining({ filter, subjects }: Question): SQL {
  const { from, to, course, institute } = filter;
  return sql`true
    ${course === undefined && institute === undefined ? sql`` : sql`and subject = any(${textArray(subjects)})`}
    ${from === undefined ? sql`` : sql`and month >= ${from}`}
    ${to === undefined ? sql`` : sql`and month <= ${to}`}`;
}

/**
 * A statement that counts who was at trainings: rows of a set, a key, trainings and people. What has changed since the tallies were counted is
 * counted beside them.
 */
export function countTrainings(question: Question, now = new Date()): SQL {
  const { sight } = question;
  return sight.kind === 'areas' && sight.areas.includes('nation') && sight.children.kind === 'region'
    ? ofNation(question, sight.children.ids, now)
    : ofPlaces(question, now);
}

function ofNation(question: Question, regions: readonly string[], now: Date): SQL {
  const { cadre, sex } = question.filter;
  const [oneCadre, oneSex] = [cadre ?? '*', sex ?? '*'];
  const asked = sql`sex = ${oneSex} and ${ofTraining(question)}
    and (area = 'nation' or area = any(${textArray(regions.map((id) => `region/${id}`))}) and cadre = ${oneCadre})`;
  return sql`
    with cell as (
      select area, cadre, month, trainings, named, counted from attendance_tally where ${asked}
      union all
      select area, cadre, month, -trainings, -named, -counted
      from (${cellsOfAttendance(sql`attendance`, sql`cohort_id ${isDue}`)}) as stale where ${asked}
      union all
      select area, cadre, month, trainings, named, counted from (${cellsOfAttendance(dueAt(now), sql`true`)}) as fresh where ${asked}
    )
    select set, key, sum(trainings)::int as trainings, sum(named)::int as named, sum(counted)::int as counted
    from cell cross join lateral (
      select ${sets.whole}::int as set, null as key where area = 'nation' and cadre = ${oneCadre}
      union all select ${sets.months}::int, month where area = 'nation' and cadre = ${oneCadre}
      union all select ${sets.cadres}::int, cadre where area = 'nation' and ${cadre === undefined ? sql`cadre <> '*'` : sql`cadre = ${cadre}`}
      union all select ${sets.areas}::int, substr(area, 8) where area <> 'nation' and cadre = ${oneCadre}
    ) as of_set
    group by set, key having sum(trainings) > 0
    order by set, key`;
}

function ofPlaces(question: Question, now: Date): SQL {
  const { filter, sight } = question;
  const area = sight.children.kind === 'region' ? sql`region_id` : sql`council_id`;
  return sql`
    with attended as (${attendedAt(sight, now)})
    select grouping(${area}, cadre, month) as set, coalesce(${area}, cadre, month) as key,
      count(distinct cohort_id)::int as trainings, coalesce(sum(named), 0)::int as named, coalesce(sum(counted), 0)::int as counted
    from attended join council on council.id = council_id
    where ${ofTraining(question)}
      ${filter.cadre === undefined ? sql`` : sql`and cadre = ${filter.cadre}`}
      ${filter.sex === undefined ? sql`` : sql`and sex = ${filter.sex}`}
    group by grouping sets ((${area}), (cadre), (month), ())
    order by set, key`;
}

/** Rows like those of `attendance` for the councils or the facility of a sight. */
function attendedAt(sight: Sight, now: Date): SQL {
  if (sight.kind === 'councils' && sight.facility !== null)
    return attendedAtFacility(sight.councils, sight.facility, now);
  const isThere =
    sight.kind === 'councils'
      ? sql`council_id = any(${textArray(sight.councils)})`
      : sql`council_id in (select id from council where 'region/' || region_id = any(${textArray(sight.areas)}))`;
  return sql`
    select * from attendance where ${isThere} and cohort_id not ${isDue}
    union all
    select * from ${dueAt(now)} as fresh where ${isThere}`;
}

/** Who has no account was written down with a council alone. */
const attendedAtFacility = (councils: readonly string[], facility: string, now: Date): SQL => sql`
  select cohort.id as cohort_id, who.council_id, who.cadre, sex, to_char(starts_on, 'YYYY-MM') as month, coalesce(course_ids[1], '') as subject,
    1 as named, 0 as counted
  from (
    select cohort_id, account.council_id, account.cadre, coalesce(account.sex, '') as sex
    from account join cohort_member on person_id = account.id
    where account.facility_id = ${facility} and account.council_id = any(${textArray(councils)}) and merged_into is null
    union all
    select cohort_id, council_id, cadre, ''
    from cohort_member as member
    where facility_id = ${facility} and council_id = any(${textArray(councils)})
      and not exists (select from account where id = member.person_id and merged_into is null)
  ) as who join cohort on cohort.id = cohort_id and kind = 'faceToFace' and ${hasBegun(now)}`;
