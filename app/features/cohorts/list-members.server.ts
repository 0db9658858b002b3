import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { textArray } from '~db/text-array';
import type { Grant } from '~/features/accounts/index';
import { peopleWithin } from '~/features/people/index.server';

interface Workplace {
  council: string;
  facility: string | null;
}

/** What came of enrolling a member in a course. */
export interface MemberEnrolment {
  courseId: string;
  state: 'enrolled' | 'waits' | 'refused';
  /** Ids of the courses to complete first. */
  waitsFor: string[];
}

export interface CohortMember {
  personId: string;
  /** Null where the person has no account any more. */
  name: string | null;
  /** In E.164 form; null unless the reader may open the record. */
  phone: string | null;
  cadre: string;
  /** Where they worked when they joined, and where they do now: not the same where they have moved. */
  joinedAt: Workplace;
  now: Workplace | null;
  /** In the cohort's courses together. */
  lessons: number;
  certificates: number;
  lastActivityAt: Date | null;
  /** In the order of the cohort's courses; none while the job hasn't come to them. */
  enrolments: MemberEnrolment[];
  /** Whether the reader may open the record of how they learn. */
  hasRecord: boolean;
}

/**
 * The members of a cohort by name, and how each does in its courses.
 * @param recordGrants those by which the reader may open records of members
 */
export async function listMembers(
  cohortId: string,
  courseIds: readonly string[],
  recordGrants: readonly Grant[],
): Promise<CohortMember[]> {
  type Row = Omit<CohortMember, 'joinedAt' | 'now' | 'lastActivityAt'> & {
    council: string;
    facility: string | null;
    councilNow: string | null;
    facilityNow: string | null;
    lastActivityAt: string | null;
  };
  const courses = textArray(courseIds);
  const rows = (await database().execute(sql`
    select member.person_id as "personId", account.name, coalesce(account.cadre, member.cadre) as cadre,
      council.name as council, facility.name as facility, council_now.name as "councilNow",
      coalesce(facility_now.name, account.facility) as "facilityNow", done.lessons, done.last as "lastActivityAt",
      may.open as "hasRecord", case when may.open then account.phone end as phone,
      (select coalesce(jsonb_agg(jsonb_build_object('courseId', course_id, 'state', state, 'waitsFor', waits_for)
          order by array_position(${courses}, course_id)), '[]')
        from cohort_enrolment where cohort_id = member.cohort_id and person_id = member.person_id) as enrolments,
      (select count(distinct course_id)::int from credential where credential.person_id = any(who.ids)
        and credential.course_id = any(${courses}) and credential.ended_at is null) as certificates
    from cohort_member as member
    left join account on account.id = member.person_id and account.merged_into is null
    join council on council.id = member.council_id
    left join facility on facility.id = member.facility_id
    left join council as council_now on council_now.id = account.council_id
    left join facility as facility_now on facility_now.id = account.facility_id
    cross join lateral (select coalesce(${peopleWithin({ grants: recordGrants })} and account.id is not null, false) as open) as may
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
