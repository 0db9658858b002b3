import { asc, desc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { cohort, cohortFacilitator, cohortNote } from '~db/schema/cohorts';
import { recordAudit } from '~/platform/audit.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';

export interface CohortMember {
  personId: string;
  /** Null where the person has no account any more. */
  name: string | null;
  cadre: string;
  /** Where they worked when they joined, and where they do now: not the same where they have moved. */
  joinedAt: { council: string; facility: string | null };
  now: { council: string; facility: string | null } | null;
  /** In the cohort's courses together. */
  lessons: number;
  certificates: number;
  lastActivityAt: Date | null;
  isEnrolled: boolean;
}

export interface Cohort {
  id: string;
  kind: 'online' | 'faceToFace';
  name: string;
  courseIds: string[];
  startsOn: string;
  endsOn: string;
  facilitators: string[];
  members: CohortMember[];
  notes: { id: string; author: string | null; text: string; writtenAt: Date }[];
}

/** A cohort with how each of its members does. That somebody has looked is written down. @returns undefined where it isn't theirs */
export async function getCohort(by: CohortRunner, cohortId: string): Promise<Cohort | undefined> {
  const [found] = await database()
    .select()
    .from(cohort)
    .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`);
  if (!found) return undefined;
  const [facilitators, members, notes] = await Promise.all([
    database()
      .select({ name: account.name })
      .from(cohortFacilitator)
      .innerJoin(account, eq(account.id, cohortFacilitator.personId))
      .where(eq(cohortFacilitator.cohortId, cohortId))
      .orderBy(asc(account.name)),
    listMembers(cohortId, found.courseIds),
    database()
      .select({
        id: cohortNote.id,
        author: account.name,
        text: cohortNote.text,
        writtenAt: cohortNote.writtenAt,
      })
      .from(cohortNote)
      .leftJoin(account, eq(account.id, cohortNote.authorId))
      .where(eq(cohortNote.cohortId, cohortId))
      .orderBy(desc(cohortNote.writtenAt))
      .limit(50),
  ]);
  await recordAudit(database(), by, { action: 'people.listed', detail: { shown: members.length } });
  const { id, kind, name, courseIds, startsOn, endsOn } = found;
  return {
    id,
    kind,
    name,
    courseIds,
    startsOn,
    endsOn,
    facilitators: facilitators.map((one) => one.name),
    members,
    notes,
  };
}

async function listMembers(cohortId: string, courseIds: string[]): Promise<CohortMember[]> {
  type Row = Omit<CohortMember, 'joinedAt' | 'now' | 'lastActivityAt'> & {
    council: string;
    facility: string | null;
    councilNow: string | null;
    facilityNow: string | null;
    lastActivityAt: string | null;
  };
  const courses = sql`${`{${courseIds.map((id) => `"${id}"`).join(',')}}`}::text[]`;
  const rows = (await database().execute(sql`
    select member.person_id as "personId", account.name, coalesce(account.cadre, member.cadre) as cadre,
      council.name as council, facility.name as facility, council_now.name as "councilNow",
      coalesce(facility_now.name, account.facility) as "facilityNow", done.lessons, done.last as "lastActivityAt",
      member.enrolled_at is not null as "isEnrolled",
      (select count(*)::int from credential where credential.person_id = any(who.ids) and credential.course_id = any(${courses})
        and credential.ended_at is null) as certificates
    from cohort_member as member
    left join account on account.id = member.person_id and account.merged_into is null
    join council on council.id = member.council_id
    left join facility on facility.id = member.facility_id
    left join council as council_now on council_now.id = account.council_id
    left join facility as facility_now on facility_now.id = account.facility_id
    cross join lateral (select array(select identity from identities_of(member.person_id) as identity) as ids) as who
    cross join lateral (
      select count(distinct object_id) filter (where verb = 'completed' and object_type = 'lesson')::int as lessons,
        max(occurred_at) filter (where verb <> 'registered') as last
      from learning_event where actor_id = any(who.ids) and course_id = any(${courses})
    ) as done
    where member.cohort_id = ${cohortId}::uuid
    order by account.name nulls last, member.person_id`)) as unknown as Row[];
  return rows.map(({ council, facility, councilNow, facilityNow, lastActivityAt, ...row }) => ({
    ...row,
    joinedAt: { council, facility },
    now: councilNow === null ? null : { council: councilNow, facility: facilityNow },
    lastActivityAt: lastActivityAt === null ? null : new Date(lastActivityAt),
  }));
}
