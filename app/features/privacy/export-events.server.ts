import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course } from '~db/schema/catalog';
import { learningEvent } from '~db/schema/events';

/** What a person did on the way through courses, as the log keeps it, the first event first. */
export async function exportEvents(personId: string) {
  return database()
    .select({
      at: learningEvent.occurredAt,
      verb: learningEvent.verb,
      objectType: learningEvent.objectType,
      objectId: learningEvent.objectId,
      course: course.slug,
      result: learningEvent.result,
      cadre: learningEvent.cadre,
      councilId: learningEvent.councilId,
      facilityCode: learningEvent.facilityId,
    })
    .from(learningEvent)
    .leftJoin(course, eq(course.id, learningEvent.courseId))
    .where(isSamePerson(learningEvent.actorId, personId))
    .orderBy(asc(learningEvent.occurredAt), asc(learningEvent.id));
}
