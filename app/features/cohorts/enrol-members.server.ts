import { eq, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { course } from '~db/schema/catalog';
import { cohortEnrolment } from '~db/schema/cohorts';
import { getCourse, type PublishedCourse } from '~/features/catalog/index.server';
import { admitToCourse, listPrerequisites } from '~/features/progress/index.server';
import { dayOf } from '~/platform/calendar-day';
import type { EventActor } from '~/platform/learning-events.server';

/** The condition on `cohort` that holds for those that enrol people on a day. */
const runsOn = (day: string): SQL =>
  sql`cohort.kind = 'online' and cohort.closed_at is null and cohort.starts_on <= ${day}::date and cohort.ends_on >= ${day}::date`;

interface Undecided extends EventActor {
  courseId: string;
  lookedAt: string;
}

/**
 * Enrols the members of a running cohort in its courses, one by one, and keeps what came of each. Run again, it looks at those who have to
 * complete another course first, and goes on with those who are left: enrolling twice changes nothing.
 * @param whom `all`, or `moved`: who has never been looked at, and who has done something since in a course that they wait for
 * @returns how often somebody was enrolled in a course
 */
export async function enrolMembers(
  cohortId: string,
  signal?: AbortSignal,
  now = new Date(),
  whom: 'all' | 'moved' = 'all',
): Promise<number> {
  const undecided = await listUndecided(cohortId, dayOf(now), whom);
  const courses = new Map<string, PublishedCourse | undefined>();
  let enrolled = 0;
  for (const { courseId, lookedAt, ...person } of undecided) {
    signal?.throwIfAborted();
    if (!courses.has(courseId)) courses.set(courseId, await publishedCourse(courseId));
    const outcome = await settle(person, courses.get(courseId));
    if (outcome.state === 'enrolled') enrolled += 1;
    await database()
      .insert(cohortEnrolment)
      .values({ cohortId, personId: person.id, courseId, ...outcome, lookedAt: new Date(lookedAt) })
      .onConflictDoUpdate({
        target: [cohortEnrolment.cohortId, cohortEnrolment.personId, cohortEnrolment.courseId],
        set: { ...outcome, lookedAt: new Date(lookedAt) },
      });
  }
  return enrolled;
}

/**
 * Does {@link enrolMembers} for every cohort that runs: those that begin today, and those whose members wait.
 * @returns how often somebody was enrolled in a course
 */
export async function enrolInRunningCohorts(
  whom: 'all' | 'moved',
  signal?: AbortSignal,
  now = new Date(),
): Promise<number> {
  const waits = sql`exists (select from cohort_enrolment where cohort_id = cohort.id and state = 'waits')`;
  const cohorts = await database().execute<{ id: string }>(
    sql`select id from cohort where ${runsOn(dayOf(now))} and ${whom === 'all' ? sql`true` : waits} order by id`,
  );
  let enrolled = 0;
  for (const { id } of cohorts) enrolled += await enrolMembers(id, signal, now, whom);
  return enrolled;
}

async function listUndecided(cohortId: string, day: string, whom: 'all' | 'moved'): Promise<Undecided[]> {
  const hasMoved = sql`(outcome.state is null or exists (
    select from learning_event
    where actor_id = any(array(select identity from identities_of(member.person_id) as identity))
      and course_id = any(outcome.waits_for) and occurred_at > outcome.looked_at))`;
  return (await database().execute(sql`
    select account.id, account.cadre, account.council_id as "councilId", account.facility_id as "facilityId",
      wished.course_id as "courseId", now() as "lookedAt"
    from cohort
    join cohort_member as member on member.cohort_id = cohort.id
    join account on account.id = member.person_id and account.merged_into is null
    cross join lateral unnest(cohort.course_ids) with ordinality as wished (course_id, place)
    left join cohort_enrolment as outcome
      on outcome.cohort_id = cohort.id and outcome.person_id = member.person_id and outcome.course_id = wished.course_id
    where cohort.id = ${cohortId}::uuid and ${runsOn(day)} and outcome.state is distinct from 'enrolled'
      and ${whom === 'all' ? sql`true` : hasMoved}
    order by account.id, wished.place`)) as unknown as Undecided[];
}

async function publishedCourse(courseId: string): Promise<PublishedCourse | undefined> {
  const [row] = await database().select({ slug: course.slug }).from(course).where(eq(course.id, courseId));
  return row && (await getCourse(row.slug));
}

async function settle(person: EventActor, wished: PublishedCourse | undefined) {
  if (!wished) return { state: 'refused' as const, waitsFor: [] };
  if ((await admitToCourse(person, wished, uuidv7())) === 'admitted') {
    return { state: 'enrolled' as const, waitsFor: [] };
  }
  const asked = await listPrerequisites(wished.manifest, person.id);
  const waitsFor = asked.flatMap(({ courseId, isMet }) => (isMet ? [] : [courseId]));
  return { state: waitsFor.length > 0 ? ('waits' as const) : ('refused' as const), waitsFor };
}
