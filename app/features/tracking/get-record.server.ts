import { and, eq, type SQL, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { council, facility, region } from '~db/schema/places';
import { workplaceName } from '~/features/accounts/index.server';
import type { Holder } from '~/features/accounts/index';
import { peopleWithin } from '~/features/people/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { stateOfCertificate } from './certificate-state.server';
import { trackingGrants } from './policy';
import type { CertificateState } from './schemas';

/** How somebody stands in a course. */
interface CourseRecord {
  courseId: string;
  enrolledAt: string | null;
  lastActivityAt: string | null;
  /** How many lessons are done. */
  lessons: number;
  passedAt: string | null;
}

interface CertificateRecord {
  number: string;
  courseId: string | null;
  /** Id of the learning path that it is of. */
  pathId: string | null;
  state: CertificateState;
  issuedAt: string;
  validUntil: string | null;
}

/** Where somebody worked, and as what, while learning: what each event keeps of its moment. */
interface PlaceRecord {
  from: string;
  to: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
}

/** How a person has learned, for those who answer for them. Moments are ISO 8601. */
export interface LearnerRecord {
  id: string;
  name: string;
  cadre: string;
  regionName: string;
  councilName: string;
  facilityName: string | null;
  courses: CourseRecord[];
  /** The newest first. */
  certificates: CertificateRecord[];
  /** The latest first. */
  places: PlaceRecord[];
}

/**
 * The record of one of the people whom somebody tracks; that it was looked at is written down.
 * @returns undefined where the person is not among them
 */
export async function getRecord(
  holder: Pick<Holder, 'grants'>,
  by: ActingParty,
  personId: string,
): Promise<LearnerRecord | undefined> {
  return database().transaction(async (tx) => {
    const [person] = await tx
      .select({
        id: account.id,
        name: account.name,
        cadre: account.cadre,
        regionName: region.name,
        councilName: council.name,
        facilityName: workplaceName,
      })
      .from(account)
      .innerJoin(council, eq(council.id, account.councilId))
      .innerJoin(region, eq(region.id, council.regionId))
      .leftJoin(facility, eq(facility.id, account.facilityId))
      .where(and(eq(account.id, personId), peopleWithin({ grants: trackingGrants(holder) })));
    if (!person) return undefined;
    await recordAudit(tx, by, { action: 'person.viewed', personId, detail: { in: 'tracking' } });
    return {
      ...person,
      courses: await read<CourseRecord>(tx, coursesOf(personId)),
      certificates: await read<CertificateRecord>(tx, certificatesOf(personId)),
      places: await read<PlaceRecord>(tx, placesOf(personId)),
    };
  });
}

const read = async <Row>(tx: Transaction, statement: SQL) =>
  (await tx.execute(statement)) as unknown as Row[];

const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const coursesOf = (personId: string): SQL => sql`
  select course_id as "courseId", ${iso(sql`enrolled_at`)} as "enrolledAt", ${iso(sql`last_activity_at`)} as "lastActivityAt",
    coalesce(array_length(lessons, 1), 0) as lessons, ${iso(sql`passed_at`)} as "passedAt"
  from standing where person_id = ${personId}::uuid and course_id <> ''
  order by last_activity_at desc nulls last, course_id`;

/** The account and those that were merged into it. */
const identities = (personId: string): SQL => sql`
  with recursive identity as (
    select ${personId}::uuid as id
    union all
    select account.id from identity join account on account.merged_into = identity.id
  )`;

const certificatesOf = (personId: string): SQL => sql`
  ${identities(personId)}
  select number, course_id as "courseId", path_id as "pathId", ${stateOfCertificate} as state, ${iso(sql`issued_at`)} as "issuedAt",
    ${iso(sql`valid_until`)} as "validUntil"
  from identity join credential on person_id = identity.id
  order by issued_at desc, number`;

/** Events one after the other at the same place are one stay. */
const placesOf = (personId: string): SQL => sql`
  ${identities(personId)}, event as (
    select occurred_at, cadre, council_id, facility_id,
      row_number() over (order by occurred_at, learning_event.id)
        - row_number() over (partition by cadre, council_id, facility_id order by occurred_at, learning_event.id) as stay
    from identity join learning_event on actor_id = identity.id
  )
  select ${iso(sql`min(occurred_at)`)} as "from", ${iso(sql`max(occurred_at)`)} as "to", cadre, council.name as "councilName",
    facility.name as "facilityName"
  from event join council on council.id = event.council_id left join facility on facility.id = event.facility_id
  group by stay, cadre, event.council_id, event.facility_id, council.name, facility.name
  order by max(occurred_at) desc`;
