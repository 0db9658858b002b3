import { type SQL, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { inState } from './certificate-state.server';
import type { Question } from './get-overview.server';
import { said } from './list-learners.server';
import type { Sight } from './places-in-sight';
import type { CertificateState } from './schemas';

export interface ListedCertificate {
  id: string;
  number: string;
  personId: string;
  name: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
  courseId: string | null;
  /** Id of the learning path that it is of. */
  pathId: string | null;
  /** ISO 8601, to the microsecond: a list goes on after it. */
  issuedAt: string;
  validUntil: string | null;
}

/** Where a list goes on: after the certificate of this moment and id. */
export type CertificatePlace = Pick<ListedCertificate, 'issuedAt' | 'id'>;

interface ListedCertificates {
  certificates: ListedCertificate[];
  /** How many there are, counted up to {@link countedCertificates}. */
  total: number;
  nextAfter: string | null;
}

const pageSize = 50;
/** Longer lists are called "more than" this. */
export const countedCertificates = 10_000;

const textArray = (values: readonly string[]): SQL =>
  sql`${`{${values.map((one) => `"${one}"`).join(',')}}`}::text[]`;

function ofPlaces(sight: Sight): SQL {
  if (sight.kind === 'councils')
    return sql`and account.council_id = any(${textArray(sight.councils)})
      ${sight.facility === null ? sql`` : sql`and account.facility_id = ${sight.facility}`}`;
  if (sight.areas.includes('nation')) return sql``;
  return sql`and account.council_id in (select id from council where 'region/' || region_id = any(${textArray(sight.areas)}))`;
}

/** The account in use behind one that was merged, however often it was. */
const heldNowBy = sql`(
  with recursive up as (
    select merged.merged_into as id
    union all
    select account.merged_into from up join account on account.id = up.id where account.merged_into is not null
  )
  select up.id from up join account on account.id = up.id where account.merged_into is null)`;

/**
 * Certificates of one state beside the accounts of their holders, who still have one, and what the filters leave; months are those of the
 * issue. What was issued to an account that has been merged belongs to the one in use.
 * @param end what each of the two selections ends with: an order that an index has, and a limit, spare it from sorting all
 */
function certificatesBehind(
  { filter, sight, subjects }: Question,
  state: CertificateState,
  after: CertificatePlace | undefined,
  end: SQL,
): SQL {
  const { cadre, sex, from, to } = filter;
  const month = sql`to_char(issued_at at time zone 'Africa/Dar_es_Salaam', 'YYYY-MM')`;
  const columns = sql`credential.*, account.id as holder_id, account.name as holder, account.cadre as cadre_now,
    account.council_id as council_now, account.facility_id as facility_now, account.facility as own_words`;
  const conditions = sql`
    ${inState[state]} ${ofPlaces(sight)}
    ${subjects.includes('') ? sql`` : sql`and course_id = any(${textArray(subjects)})`}
    ${cadre === undefined ? sql`` : sql`and account.cadre = ${cadre}`}
    ${sex === undefined ? sql`` : sql`and account.sex = ${sex}`}
    ${from === undefined ? sql`` : sql`and ${month} >= ${from}`}
    ${to === undefined ? sql`` : sql`and ${month} <= ${to}`}
    ${after === undefined ? sql`` : sql`and (issued_at, credential.id) < (${after.issuedAt}::timestamptz, ${after.id}::uuid)`}`;
  return sql`(
    (select ${columns} from credential join account on account.id = person_id
      where account.merged_into is null and ${conditions} ${end})
    union all
    (select ${columns} from account as merged join credential on person_id = merged.id join account on account.id = ${heldNowBy}
      where merged.merged_into is not null and ${conditions} ${end})
  ) as credential`;
}

const isoOf = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Certificates of one state, those issued last first, from a place of the list on. */
export async function pageOfCertificates(
  executor: Executor,
  question: Question,
  state: CertificateState,
  after: CertificatePlace | undefined,
  limit: number,
): Promise<ListedCertificate[]> {
  const newestFirst = sql`order by issued_at desc, credential.id desc limit ${limit}`;
  // Those that end soon are few, and behind all that were issued since: the index by issue would be walked through these.
  const end = state === 'expiring' ? sql`` : newestFirst;
  return (await executor.execute(sql`
    with shown as (
      select credential.* from ${certificatesBehind(question, state, after, end)} ${newestFirst}
    )
    select shown.id, number, holder_id as "personId", holder as name, cadre_now as cadre, council.name as "councilName",
      coalesce(facility.name, own_words) as "facilityName", course_id as "courseId", path_id as "pathId",
      ${isoOf(sql`issued_at`)} as "issuedAt", ${isoOf(sql`valid_until`)} as "validUntil"
    from shown join council on council.id = council_now left join facility on facility.id = facility_now
    order by issued_at desc, shown.id desc`)) as unknown as ListedCertificate[];
}

/** Certificates of somebody's area, fifty at a time. That somebody has looked is written down. */
export async function listCertificates(
  by: ActingParty,
  question: Question,
  state: CertificateState,
  after: CertificatePlace | undefined,
): Promise<ListedCertificates> {
  return database().transaction(async (tx) => {
    const rows = await pageOfCertificates(tx, question, state, after, pageSize + 1);
    const most = countedCertificates + 1;
    const [counted] = (await tx.execute(sql`
      select count(*)::int as total from (
        select from ${certificatesBehind(question, state, undefined, sql`limit ${most}`)} limit ${most}
      ) as counted`)) as unknown as { total: number }[];
    const certificates = rows.slice(0, pageSize);
    const last = certificates.at(-1);
    await recordAudit(tx, by, {
      action: 'people.listed',
      detail: { ...said(question), certificates: state, shown: certificates.length },
    });
    return {
      certificates,
      total: counted?.total ?? 0,
      nextAfter: last && rows.length > pageSize ? `${last.issuedAt}/${last.id}` : null,
    };
  });
}
