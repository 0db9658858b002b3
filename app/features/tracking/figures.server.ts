import { type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { textArray } from '~db/text-array';
import { measures, monthsOfStanding } from './count-standings.server';
import type { Sight } from './places-in-sight';
import type { Step, TrackingFilter } from './schemas';

/** Counts of one subject in one area. */
export interface Counts extends Record<Step, number> {
  staffed: number;
}

export interface AreaCounts extends Counts {
  subject: string;
  /** Id of the region or council. */
  area: string;
}

export interface MonthCounts extends Counts {
  subject: string;
  /** Empty: all together. */
  month: string;
  passedIn: number;
  certifiedIn: number;
}

type Narrowing = Pick<TrackingFilter, 'cadre' | 'sex'>;

const ofStandings = (
  councils: readonly string[],
  facility: string | null,
  subjects: string[],
  { cadre, sex }: Narrowing,
): SQL => sql`
  council_id = any(${textArray(councils)}) and course_id = any(${textArray(subjects)})
  ${facility === null ? sql`` : sql`and facility_id = ${facility}`}
  ${cadre === undefined ? sql`` : sql`and standing.cadre = ${cadre}`}
  ${sex === undefined ? sql`` : sql`and sex = ${sex}`}`;

const ofTally = (areas: readonly string[], subjects: string[], { cadre, sex }: Narrowing): SQL => sql`
  area = any(${textArray(areas)}) and subject = any(${textArray(subjects)})
  and cadre = ${cadre ?? ''} and sex = ${sex ?? ''}`;

const inPeriod = ({ from, to }: Pick<TrackingFilter, 'from' | 'to'>): SQL =>
  from === undefined && to === undefined
    ? sql`month = ''`
    : sql`month between ${from ?? '0000'} and ${to ?? '9999'}`;

const beginOf = (month: string): SQL =>
  sql`(${`${month}-01`}::timestamp at time zone 'Africa/Dar_es_Salaam')`;
const endOf = (month: string): SQL =>
  sql`((${`${month}-01`}::timestamp + interval '1 month') at time zone 'Africa/Dar_es_Salaam')`;

/** Moments are compared, as writing out the month of each would take most of the time. */
const enrolledIn = ({ from, to }: Pick<TrackingFilter, 'from' | 'to'>): SQL => sql`
  ${from === undefined ? sql`` : sql`and enrolled_at >= ${beginOf(from)}`}
  ${to === undefined ? sql`` : sql`and enrolled_at < ${endOf(to)}`}`;

const sums = sql`sum(known)::int as known, sum(enrolled)::int as enrolled, sum(active)::int as active, sum(passed)::int as passed,
  sum(certified)::int as certified, sum(expiring)::int as expiring, sum(expired)::int as expired, sum(staffed)::int as staffed`;

/** The condition on `facility` for those in sight. */
export function facilitiesWithin(sight: Sight): SQL {
  if (sight.kind === 'councils')
    return sight.facility === null
      ? sql`council_id = any(${textArray(sight.councils)})`
      : sql`facility.id = ${sight.facility}`;
  if (sight.areas.includes('nation')) return sql`true`;
  return sql`council_id in (select id from council where 'region/' || region_id = any(${textArray(sight.areas)}))`;
}

/** Statements behind the overview; each reads small tables, or the standings of some councils by their index. */
const statements = {
  /** Counts by subject and month. */
  months: (sight: Sight, subjects: string[], filter: TrackingFilter): SQL =>
    sight.kind === 'areas'
      ? sql`select subject, month, ${sums}, sum(passed_in)::int as "passedIn", sum(certified_in)::int as "certifiedIn"
          from tally where ${ofTally(sight.areas, subjects, filter)} group by subject, month`
      : sql`select subject, month, ${sums}, sum(passed_in)::int as "passedIn", sum(certified_in)::int as "certifiedIn" from (
          select course_id as subject, month, ${measures}
          from standing cross join lateral (${monthsOfStanding}) as of_month
          where ${ofStandings(sight.councils, sight.facility, subjects, filter)} group by 1, 2
        ) as counted group by subject, month`,

  /** Counts by subject and by the areas within. */
  areas: (sight: Sight, subjects: string[], filter: TrackingFilter): SQL => {
    const { kind, ids } = sight.children;
    const hasPeriod = filter.from !== undefined || filter.to !== undefined;
    if (kind === 'region' || (sight.kind === 'areas' && !hasPeriod)) {
      const names = ids.map((id) => `${kind}/${id}`);
      return sql`select subject, substr(area, ${kind.length + 2}::int) as area, ${sums}
        from tally where ${ofTally(names, subjects, filter)} and ${inPeriod(filter)} group by 1, 2`;
    }
    const facility = sight.kind === 'councils' ? sight.facility : null;
    return sql`select course_id as subject, council_id as area, ${measures}
      from standing cross join (values (true, false, false)) as counted (in_group, passed_in, certified_in)
      where ${ofStandings(ids, facility, subjects, filter)} ${enrolledIn(filter)} group by 1, 2`;
  },

  /** How many of each cadre got a certificate in each month. */
  trends: (sight: Sight, subjects: string[], filter: TrackingFilter): SQL =>
    sight.kind === 'areas'
      ? sql`select cadre, month, sum(certified_in)::int as "certifiedIn" from tally
          where area = any(${textArray(sight.areas)}) and subject = any(${textArray(subjects)}) and cadre <> ''
            and sex = ${filter.sex ?? ''} and month <> '' group by cadre, month having sum(certified_in) > 0`
      : sql`select standing.cadre, month, count(*)::int as "certifiedIn"
          from standing cross join lateral (${monthsOfStanding}) as of_month
          where ${ofStandings(sight.councils, sight.facility, subjects, filter)} and certified_in group by 1, 2`,

  /** Certified people who are still here beside health workers in post, by area within and cadre, where the latter are known. */
  coverage: ({ children: { kind, ids } }: Sight, subject: string, { cadre }: TrackingFilter): SQL => {
    const area = kind === 'region' ? sql`council.region_id` : sql`council.id`;
    return sql`
      select ${area} as area, headcount.cadre, coalesce(sum(staffed), 0)::int as certified, sum(in_post)::int as "inPost"
      from headcount join council on council.id = council_id
      left join tally on tally.area = 'council/' || council_id and subject = ${subject} and tally.cadre = headcount.cadre
        and sex = '' and month = ''
      where ${area} = any(${textArray(ids)}) ${cadre === undefined ? sql`` : sql`and headcount.cadre = ${cadre}`}
      group by 1, 2`;
  },

  /** Facilities that operate, and those where somebody holds a valid certificate. */
  facilities: (sight: Sight, subjects: string[]): SQL => sql`
    select count(*)::int as operating, count(reached.facility_id)::int as reached
    from facility left join (
      select distinct facility_id from facility_tally where subject = any(${textArray(subjects)}) and certified > 0
    ) as reached on reached.facility_id = facility.id
    where status = 'operating' and ${facilitiesWithin(sight)}`,

  /** How many took how many days from enrolment to certificate. */
  pace: (sight: Sight, subjects: string[], { cadre }: TrackingFilter): SQL =>
    sight.kind === 'areas'
      ? sql`select days, sum(people)::int as people from pace_tally
          where area = any(${textArray(sight.areas)}) and subject = any(${textArray(subjects)}) and cadre = ${cadre ?? ''}
            and people > 0 group by days order by days`
      : sql`select days, count(*)::int as people from standing
          where ${ofStandings(sight.councils, sight.facility, subjects, { cadre })} and days is not null group by days order by days`,

  /** How many did each lesson. */
  lessons: (sight: Sight, subject: string, { cadre }: TrackingFilter): SQL =>
    sight.kind === 'areas'
      ? sql`select lesson, sum(people)::int as people from lesson_tally
          where area = any(${textArray(sight.areas)}) and subject = ${subject} and cadre = ${cadre ?? ''} group by lesson`
      : sql`select lesson, count(*)::int as people from standing cross join unnest(lessons) as lesson
          where ${ofStandings(sight.councils, sight.facility, [subject], { cadre })} group by lesson`,
};

/** Certified health workers among those in post, of a cadre in an area within. */
export interface CoverageCounts {
  area: string;
  cadre: string;
  certified: number;
  inPost: number;
}

export interface Figures {
  months: MonthCounts[];
  /** Certificates by cadre and month; undefined where one cadre was chosen. */
  trends: { cadre: string; month: string; certifiedIn: number }[] | undefined;
  areas: AreaCounts[];
  /** Undefined for one facility, and where several courses are taken together: a person may be certified in more than one. */
  coverage: CoverageCounts[] | undefined;
  facilities: { operating: number; reached: number };
  pace: { days: number; people: number }[];
  lessons: Map<string, number> | undefined;
  /** When the rollups were last brought up to date. */
  countedAt: Date | null;
}

/**
 * The figures of the overview.
 * @param subjects those of the filter @param everySubject ids of all courses, which the picture of areas by courses shows beside each other
 */
export async function getFigures(
  sight: Sight,
  subjects: string[],
  everySubject: string[],
  filter: TrackingFilter,
): Promise<Figures> {
  const rows = async <Row>(statement: SQL) => (await database().execute(statement)) as unknown as Row[];
  const [only] = subjects.length === 1 ? subjects : [];
  const [months, trends, areas, coverage, facilities, pace, lessons, state] = await Promise.all([
    rows<MonthCounts>(statements.months(sight, [...new Set([...subjects, ...everySubject, ''])], filter)),
    filter.cadre === undefined
      ? rows<NonNullable<Figures['trends']>[number]>(statements.trends(sight, subjects, filter))
      : undefined,
    rows<AreaCounts>(statements.areas(sight, [...new Set([...subjects, ...everySubject])], filter)),
    only === undefined || filter.facility !== undefined
      ? undefined
      : rows<CoverageCounts>(statements.coverage(sight, only, filter)),
    rows<Figures['facilities']>(statements.facilities(sight, subjects)),
    rows<Figures['pace'][number]>(statements.pace(sight, subjects, filter)),
    only ? rows<{ lesson: string; people: number }>(statements.lessons(sight, only, filter)) : undefined,
    rows<{ at: string }>(sql`select done_at as at from rollup_state`),
  ]);
  return {
    months,
    trends,
    areas,
    coverage,
    facilities: facilities[0] ?? { operating: 0, reached: 0 },
    pace,
    lessons: lessons && new Map(lessons.map(({ lesson, people }) => [lesson, people])),
    countedAt: state[0] ? new Date(state[0].at) : null,
  };
}

/** Health workers in post by area within. */
export function headcountsWithin({ children }: Sight, { cadre }: TrackingFilter): SQL {
  const area = children.kind === 'region' ? sql`region_id` : sql`council_id`;
  return sql`select ${area} as area, sum(in_post)::int as "inPost" from headcount join council on council.id = council_id
    where ${area} = any(${textArray(children.ids)}) ${cadre === undefined ? sql`` : sql`and cadre = ${cadre}`} group by 1`;
}
