import { type SQL, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { isOpened } from '~/features/accounts/index.server';
import type { ActingParty } from '~/platform/audit.server';
import { recordAudit } from '~/platform/audit.server';
import type { Question } from './get-overview.server';
import type { Sight } from './places-in-sight';
import { type ListedFigure, partOfFigure, type Step } from './schemas';

export interface ListedLearner {
  personId: string;
  name: string;
  /** In E.164 form. */
  phone: string;
  cadre: string;
  regionName: string;
  councilName: string;
  facilityName: string | null;
  /** Empty: all courses together. */
  courseId: string;
  enrolledAt: Date | null;
  lastActivityAt: Date | null;
  lessons: number;
  /** The furthest step; `invited` where somebody was added and has not opened the account yet. */
  state: Step | 'invited';
  certifiedAt: Date | null;
  validUntil: Date | null;
}

/** Where a list goes on: after the person of this name and id, and the course. */
export interface ListPlace {
  name: string;
  personId: string;
  courseId: string;
}

interface ListedLearners {
  learners: ListedLearner[];
  /** How many there are, counted up to {@link countedLearners}. */
  total: number;
  /** The person and course after whom the next page goes on; null on the last one. */
  nextAfter: string | null;
}

const pageSize = 50;
/** Longer lists are called "more than" this. */
export const countedLearners = 10_000;

const textArray = (values: readonly string[]): SQL =>
  sql`${`{${values.map((one) => `"${one}"`).join(',')}}`}::text[]`;

/** Those whom a sight leaves. A nation and whole regions are all that somebody with the right to them may see. */
function within(sight: Sight): SQL {
  if (sight.kind === 'councils') {
    const facility = sight.facility === null ? sql`` : sql`and standing.facility_id = ${sight.facility}`;
    return sql`standing.council_id = any(${textArray(sight.councils)}) ${facility}`;
  }
  if (sight.areas.includes('nation')) return sql`true`;
  return sql`standing.council_id in (select id from council where 'region/' || region_id = any(${textArray(sight.areas)}))`;
}

const atStep: Record<Step | 'staffed' | 'paced', SQL> = {
  known: sql`true`,
  enrolled: sql`enrolled_at is not null`,
  active: sql`started_at is not null`,
  passed: sql`passed_at is not null`,
  certified: sql`certificate in ('valid', 'expiring')`,
  expiring: sql`certificate = 'expiring'`,
  expired: sql`certificate = 'expired'`,
  staffed: sql`certificate in ('valid', 'expiring') and exists (
    select from headcount where headcount.council_id = standing.council_id and headcount.cadre = standing.cadre)`,
  paced: sql`days is not null`,
};

const monthIn = (column: SQL) => sql`to_char(${column} at time zone 'Africa/Dar_es_Salaam', 'YYYY-MM')`;

function ofFigure(figure: ListedFigure, question: Question): SQL {
  const part = partOfFigure(figure);
  if (part === undefined) return atStep[figure as keyof typeof atStep];
  switch (part.of) {
    case 'did':
      return sql`${part.lesson} = any(lessons)`;
    case 'stopped': {
      const lessons = lessonsOf(question);
      const later = lessons.slice(lessons.indexOf(part.lesson) + 1);
      return sql`${part.lesson} = any(lessons) and not lessons && ${textArray(later)} and passed_at is null`;
    }
    case 'passed':
      return sql`${monthIn(sql`passed_at`)} = ${part.month}`;
    case 'certified':
      return sql`${monthIn(sql`certified_at`)} = ${part.month}`;
  }
}

/** Ids of the lessons of the chosen course, in their order. */
const lessonsOf = ({ choices, subjects }: Question): string[] =>
  choices.courses
    .filter(({ id }) => subjects.includes(id))
    .flatMap(({ lessons }) => lessons.map(({ id }) => id));

/** The condition on `standing` and `account` for those behind a figure. */
export function behindFigure(question: Question, figure: ListedFigure): SQL {
  const { filter, sight, subjects } = question;
  const { cadre, sex, from, to } = filter;
  const month = monthIn(sql`enrolled_at`);
  const ofStep = figure === 'known' ? [''] : subjects;
  return sql`course_id = any(${textArray(ofStep)}) and ${within(sight)} and ${ofFigure(figure, question)} and is_here
    ${cadre === undefined ? sql`` : sql`and standing.cadre = ${cadre}`}
    ${sex === undefined ? sql`` : sql`and standing.sex = ${sex}`}
    ${from === undefined || figure === 'known' ? sql`` : sql`and ${month} >= ${from}`}
    ${to === undefined || figure === 'known' ? sql`` : sql`and ${month} <= ${to}`}`;
}

const stateOf = sql<
  ListedLearner['state']
>`case when certificate = 'valid' then 'certified' when certificate is not null then certificate
  when passed_at is not null then 'passed' when started_at is not null then 'active'
  when enrolled_at is not null then 'enrolled' when is_opened then 'known' else 'invited' end`;

/**
 * The condition that a row of `standing` and `account` stands after a place of a list by name. It bounds the account alone, so that the
 * index by name begins there; one over columns of both tables would be looked at row by row from the beginning of the list.
 */
export const goingOnAfter = (after: ListPlace | undefined): SQL =>
  after === undefined
    ? sql``
    : sql`and (account.name, account.id) >= (${after.name}, ${after.personId}::uuid)
      and not (account.id = ${after.personId}::uuid and course_id <= ${after.courseId})`;

/** Learners behind a figure by name, from a place of the list on. */
export async function pageOfLearners(
  executor: Executor,
  question: Question,
  figure: ListedFigure,
  after: ListPlace | undefined,
  limit: number,
): Promise<ListedLearner[]> {
  type Row = Omit<ListedLearner, 'enrolledAt' | 'lastActivityAt' | 'certifiedAt' | 'validUntil'> &
    Record<'enrolledAt' | 'lastActivityAt' | 'certifiedAt' | 'validUntil', string | null>;
  const rows = (await executor.execute(sql`
    with shown as (
      select standing.*, account.name, account.phone, account.facility as own_words, ${isOpened} as is_opened
      from standing join account on account.id = person_id
      where ${behindFigure(question, figure)}
      ${goingOnAfter(after)}
      order by account.name, account.id, course_id limit ${limit}
    )
    select person_id as "personId", shown.name, phone, shown.cadre, region.name as "regionName", council.name as "councilName",
      coalesce(facility.name, own_words) as "facilityName", course_id as "courseId", enrolled_at as "enrolledAt",
      last_activity_at as "lastActivityAt", coalesce(array_length(lessons, 1), 0) as lessons, ${stateOf} as state,
      certified_at as "certifiedAt", valid_until as "validUntil"
    from shown join council on council.id = shown.council_id join region on region.id = council.region_id
    left join facility on facility.id = shown.facility_id
    order by shown.name, person_id, course_id`)) as unknown as Row[];
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return rows.map((row) => ({
    ...row,
    enrolledAt: moment(row.enrolledAt),
    lastActivityAt: moment(row.lastActivityAt),
    certifiedAt: moment(row.certifiedAt),
    validUntil: moment(row.validUntil),
  }));
}

/** The learners behind a figure, fifty at a time. That somebody has looked is written down, of whose area and which figure. */
export async function listLearners(
  by: ActingParty,
  question: Question,
  figure: ListedFigure,
  afterRow: { personId: string; courseId: string } | undefined,
): Promise<ListedLearners> {
  return database().transaction(async (tx) => {
    const after = afterRow && (await placeAfter(tx, afterRow));
    const rows = await pageOfLearners(tx, question, figure, after, pageSize + 1);
    const [counted] = (await tx.execute(sql`
      select count(*)::int as total from (
        select from standing where ${behindFigure(question, figure)} limit ${countedLearners + 1}
      ) as counted`)) as unknown as { total: number }[];
    const learners = rows.slice(0, pageSize);
    const last = learners.at(-1);
    await recordAudit(tx, by, {
      action: 'people.listed',
      detail: { ...said(question), step: figure, shown: learners.length },
    });
    return {
      learners,
      total: counted?.total ?? 0,
      nextAfter: last && rows.length > pageSize ? `${last.personId}/${last.courseId}` : null,
    };
  });
}

/** @param after of the last row: the person and the course, which is empty where all are taken together */
export async function placeAfter(
  executor: Executor,
  after: { personId: string; courseId: string },
): Promise<ListPlace | undefined> {
  const [row] = (await executor.execute(
    sql`select name from account where id = ${after.personId}::uuid`,
  )) as unknown as { name: string }[];
  return row && { name: row.name, ...after };
}

/** What the audit trail keeps of a question: where, and of whom. */
export const said = ({ filter: { region, council, facility, cadre } }: Question): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ region, council, facility, cadre }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
