import { and, eq, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course, courseRevision } from '~db/schema/catalog';
import { enrolment } from '~db/schema/enrolments';
import { learningEvent } from '~db/schema/events';
import type { Localized } from '~db/schema/items';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';

/** A course that asks for a worksheet to be done with one's own facility's figures. */
export interface AskingCourse {
  id: string;
  slug: string;
  title: Localized;
  revision: string;
  isDone: boolean;
}

/** The courses that a person is enrolled in and that ask for this worksheet. @param worksheet its key, such as `W08` */
export async function listAskingCourses(
  personId: string,
  worksheet: string,
  executor: Executor = database(),
): Promise<AskingCourse[]> {
  return executor
    .select({
      id: course.id,
      slug: course.slug,
      title: sql<Localized>`${courseRevision.manifest} -> 'title'`,
      revision: course.currentRevision,
      isDone: sql<boolean>`exists (
        select from ${learningEvent}
        where ${isSamePerson(learningEvent.actorId, personId)} and ${learningEvent.courseId} = ${course.id}
          and ${learningEvent.verb} = 'completed' and ${learningEvent.objectId} = ${worksheet}
          and ${learningEvent.objectType} = 'worksheet')`,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(
      and(
        sql`${courseRevision.manifest} -> 'completion' -> 'worksheets' @> ${JSON.stringify([worksheet])}::jsonb`,
        sql`exists (
          select from ${enrolment}
          where ${isSamePerson(enrolment.personId, personId)} and ${enrolment.courseId} = ${course.id})`,
      ),
    )
    .orderBy(course.id);
}

/**
 * Records that a person has done a worksheet with their own facility's figures, in each of their courses that asks for it. Of the figures
 * nothing is kept. A replay changes nothing.
 * @param run `part` of the worksheet
 * @returns ids of the courses in which it counts
 */
export async function recordOwnRun(
  actor: EventActor,
  { worksheet, part, clientUuid }: { worksheet: string; part: string; clientUuid: string },
): Promise<string[]> {
  const { courses } = await answerOnce(actor.id, clientUuid, `own figures ${worksheet}`, async (tx) => {
    const asking = await listAskingCourses(actor.id, worksheet, tx);
    const open = asking.filter(({ isDone }) => !isDone);
    if (open.length > 0) {
      await recordEvents(
        tx,
        open.map(({ id, revision }) => ({
          actor,
          verb: 'completed',
          objectType: 'worksheet',
          objectId: worksheet,
          courseId: id,
          revision,
          result: { part },
          clientUuid,
        })),
      );
    }
    return { courses: asking.map(({ id }) => id) };
  });
  return courses;
}
