import { and, asc, desc, eq, exists, inArray, isNull, min, ne, not, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import { enrolment } from '~db/schema/enrolments';
import { learningEvent } from '~db/schema/events';
import type { Localized } from '~db/schema/items';
import { council, facility } from '~db/schema/places';
import { signOff } from '~db/schema/progress';
import { workplaceName } from '~/features/accounts/index.server';
import { coursePath } from './course-path';
import { getCourseFacts } from './get-course-facts.server';
import type { Requirement } from './requirements';
import { type Facilitator, isFacilitatedBy, isSignedOffBy } from './sign-off-scope.server';

/** Learners of one course that a page shows; who is signed off makes room for the next. */
const mostAwaiting = 50;

/** Sign-offs that stand, of all courses, that a page shows. */
const mostGiven = 50;

export interface AwaitingLearner {
  personId: string;
  name: string;
  cadre: string;
  /** The facility in the registry, else as typed; null where neither is known. */
  facility: string | null;
  council: string;
  enrolledAt: Date;
  finalScore: number | undefined;
  /** What is left beside the sign-off. */
  left: Requirement[];
}

export interface CourseToSignOff {
  id: string;
  slug: string;
  manifest: CourseManifest;
  learners: AwaitingLearner[];
  /** How many more await a sign-off than are listed. */
  more: number;
}

/**
 * The courses in which a facilitator signs learners off, with those who have done every lesson that the course asks for and are not signed
 * off, who enrolled first first.
 */
export async function listAwaitingSignOff(facilitator: Facilitator): Promise<CourseToSignOff[]> {
  const courses = await database()
    .select({ id: course.id, slug: course.slug, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(isSignedOffBy(facilitator))
    .orderBy(asc(course.id));
  return Promise.all(
    courses.map(async (one) => {
      const rows = await findAwaiting(one.id, lessonsAskedFor(one.manifest), facilitator.actorId);
      const learners = await Promise.all(
        rows.slice(0, mostAwaiting).map(async ({ learner }): Promise<AwaitingLearner> => {
          const path = coursePath(one.manifest, await getCourseFacts(learner.personId, one.id));
          const left = path.requirements.filter(({ kind, isMet }) => !isMet && kind !== 'signOff');
          return { ...learner, finalScore: path.finalScore, left };
        }),
      );
      return { ...one, learners, more: (rows[0]?.total ?? 0) - learners.length };
    }),
  );
}

function lessonsAskedFor({ completion, modules }: CourseManifest): string[] {
  const asked = completion?.lessons ?? 'all';
  return asked === 'all' ? modules.flatMap(({ lessons }) => lessons.map(({ id }) => id)) : asked;
}

/** Of the person of an enrolment: their own account, or the one that it was merged into. Upwards, since for each account downwards is slow. */
const accountInUse = sql`(
  with recursive up (id, merged_into) as (
    select id, merged_into from account where id = ${enrolment.personId}
    union all
    select account.id, account.merged_into from account join up on account.id = up.merged_into)
  select id from up where merged_into is null)`;

async function findAwaiting(courseId: string, lessons: readonly string[], facilitatorId: string) {
  const lessonsDone = database()
    .select({ done: sql`count(distinct ${learningEvent.objectId})` })
    .from(learningEvent)
    .where(
      and(
        isSamePerson(learningEvent.actorId, account.id),
        eq(learningEvent.courseId, courseId),
        eq(learningEvent.verb, 'completed'),
        eq(learningEvent.objectType, 'lesson'),
        inArray(learningEvent.objectId, [...lessons]),
      ),
    );
  const standing = database()
    .select({ id: signOff.id })
    .from(signOff)
    .where(
      and(
        isSamePerson(signOff.personId, account.id),
        eq(signOff.courseId, courseId),
        isNull(signOff.takenBackAt),
      ),
    );
  return database()
    .select({
      learner: {
        personId: account.id,
        name: account.name,
        cadre: account.cadre,
        facility: workplaceName,
        council: council.name,
        enrolledAt: sql<Date>`${min(enrolment.enrolledAt)}`.mapWith(enrolment.enrolledAt),
      },
      /** How many await in all, beyond the limit too. */
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(enrolment)
    .innerJoin(account, eq(account.id, accountInUse))
    .innerJoin(council, eq(council.id, account.councilId))
    .leftJoin(facility, eq(facility.id, account.facilityId))
    .where(
      and(
        eq(enrolment.courseId, courseId),
        ne(account.id, facilitatorId),
        not(exists(standing)),
        sql`(${lessonsDone}) = ${lessons.length}`,
      ),
    )
    .groupBy(account.id, council.id, facility.id)
    .orderBy(asc(min(enrolment.enrolledAt)), asc(account.id))
    .limit(mostAwaiting);
}

export interface StandingSignOff {
  id: string;
  course: Localized;
  name: string;
  note: string;
  givenAt: Date;
}

/** The sign-offs that stand in the courses of a facilitator's institutes, the newest first. */
export async function listSignOffs(facilitator: Facilitator): Promise<StandingSignOff[]> {
  return database()
    .select({
      id: signOff.id,
      course: sql<Localized>`${courseRevision.manifest} -> 'title'`,
      name: account.name,
      note: signOff.note,
      givenAt: signOff.givenAt,
    })
    .from(signOff)
    .innerJoin(course, eq(course.id, signOff.courseId))
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .innerJoin(account, and(isSamePerson(signOff.personId, account.id), isNull(account.mergedInto)))
    .where(
      and(
        isFacilitatedBy(facilitator, signOff.instituteId),
        isNull(signOff.takenBackAt),
        ne(account.id, facilitator.actorId),
      ),
    )
    .orderBy(desc(signOff.givenAt), desc(signOff.id))
    .limit(mostGiven);
}
