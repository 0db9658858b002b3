import { and, eq, inArray, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { learningEvent, type LearningVerb } from '~db/schema/events';
import { type CourseFacts, factsOf, type ProgressEvent } from './course-facts';

/** What progress is read from; attempts are saved far more often than they are graded. */
const readVerbs: LearningVerb[] = ['registered', 'completed', 'graded', 'approved', 'voided', 'earned'];

/** What a person has done in a course, in one statement. */
export async function getCourseFacts(
  personId: string,
  courseId: string,
  executor: Executor = database(),
): Promise<CourseFacts> {
  const events = await executor
    .select({
      id: learningEvent.id,
      verb: learningEvent.verb,
      objectType: learningEvent.objectType,
      objectId: learningEvent.objectId,
      occurredAt: learningEvent.occurredAt,
      // A grade holds answer by answer what nobody reads here.
      result: sql<ProgressEvent['result']>`${learningEvent.result} - array['right', 'shares', 'regraded']`,
    })
    .from(learningEvent)
    .where(
      and(
        isSamePerson(learningEvent.actorId, personId),
        eq(learningEvent.courseId, courseId),
        inArray(learningEvent.verb, readVerbs),
      ),
    );
  return factsOf(events, new Date());
}
