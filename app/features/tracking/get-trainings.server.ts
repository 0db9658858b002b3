import { type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { textArray } from '~db/text-array';
import type { Holder } from '~/features/accounts/index';
import { dayOf } from '~/platform/calendar-day';
import type { Language } from '~/platform/i18n/language';
import { type Question, readQuestion } from './get-overview.server';
import type { Sight } from './places-in-sight';

/** People at trainings held face to face; somebody who was at two counts twice. */
export interface Attendance {
  trainings: number;
  /** Who has an account. */
  named: number;
  /** Who has none that could be found, and is only counted. */
  counted: number;
}

export interface Trainings {
  question: Question;
  isShared: boolean;
  whole: Attendance;
  /** By the id of a region or council, as the question's sight divides it. */
  areas: (Attendance & { key: string })[];
  /** By cadre, which is empty where a sheet didn't say it. */
  cadres: (Attendance & { key: string })[];
  /** By the month in which the training began, such as `2026-03`, the earliest first. */
  months: (Attendance & { key: string })[];
}

function within(sight: Sight): SQL {
  if (sight.kind === 'councils') {
    const facility = sight.facility === null ? sql`` : sql`and facility_id = ${sight.facility}`;
    return sql`council_id = any(${textArray(sight.councils)}) ${facility}`;
  }
  return sight.areas.includes('nation')
    ? sql`true`
    : sql`'region/' || region_id = any(${textArray(sight.areas)})`;
}

/**
 * Who was trained face to face, of the people whom somebody answers for: counted apart from courses. Who has an account counts where they
 * work today, who has none where the training was held. A training that hasn't begun has trained nobody yet.
 * @param isShared for the eyes of others
 */
export async function getTrainings(
  holder: Pick<Holder, 'grants'>,
  search: URLSearchParams,
  language: Language,
  isShared: boolean,
): Promise<Trainings> {
  const question = await readQuestion(holder, search, language);
  const { filter, sight, subjects } = question;
  const isOfCourse = filter.course !== undefined || filter.institute !== undefined;
  const isHeld = sql`cohort.kind = 'faceToFace' and cohort.starts_on <= ${dayOf(new Date())}::date`;
  const area = sight.children.kind === 'region' ? sql`region_id` : sql`council_id`;
  const rows = (await database().execute(sql`
    with attended as (
      select cohort.id as training, cohort.course_ids, to_char(cohort.starts_on, 'YYYY-MM') as month, true as is_named, 1 as people,
        coalesce(account.cadre, member.cadre) as cadre, coalesce(account.sex, '') as sex,
        coalesce(account.council_id, member.council_id) as council_id,
        case when account.id is null then member.facility_id else account.facility_id end as facility_id
      from cohort join cohort_member as member on member.cohort_id = cohort.id
      left join account on account.id = member.person_id and account.merged_into is null
      where ${isHeld}
      union all
      select cohort.id, cohort.course_ids, to_char(cohort.starts_on, 'YYYY-MM'), false, people, cadre, sex, cohort.council_id, null
      from cohort join attendance_count on attendance_count.cohort_id = cohort.id
      where ${isHeld}
    )
    select grouping(${area}, cadre, month) as set, coalesce(${area}, cadre, month) as key,
      count(distinct training)::int as trainings, coalesce(sum(people) filter (where is_named), 0)::int as named,
      coalesce(sum(people) filter (where not is_named), 0)::int as counted
    from attended join council on council.id = council_id
    where ${within(sight)}
      ${isOfCourse ? sql`and course_ids && ${textArray(subjects)}` : sql``}
      ${filter.cadre === undefined ? sql`` : sql`and cadre = ${filter.cadre}`}
      ${filter.sex === undefined ? sql`` : sql`and sex = ${filter.sex}`}
      ${filter.from === undefined ? sql`` : sql`and month >= ${filter.from}`}
      ${filter.to === undefined ? sql`` : sql`and month <= ${filter.to}`}
    group by grouping sets ((${area}), (cadre), (month), ())
    order by set, key`)) as unknown as (Attendance & { set: number; key: string | null })[];
  const of = (wanted: number) =>
    rows.flatMap(({ set, key, ...counts }) => (set === wanted ? [{ ...counts, key: key ?? '' }] : []));
  const whole = rows.find(({ set }) => set === sets.whole);
  return {
    question,
    isShared,
    whole: { trainings: whole?.trainings ?? 0, named: whole?.named ?? 0, counted: whole?.counted ?? 0 },
    areas: of(sets.areas),
    cadres: of(sets.cadres),
    months: of(sets.months),
  };
}

/** What PostgreSQL's `grouping` says of each set: a bit for each of area, cadre and month that is not in it. */
const sets = { areas: 0b011, cadres: 0b101, months: 0b110, whole: 0b111 };
