import { and, eq, exists, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { learningEvent } from '~db/schema/events';
import { reflection } from '~db/schema/lessons';

/** What a page of a lesson says of one person. */
export interface LessonStanding {
  isDone: boolean;
  /** Whether the person has written something under a question of the lesson. */
  hasWritten: boolean;
}

/** Asks all of it in one statement. */
export async function getLessonStanding(
  personId: string,
  { courseId, lessonId }: { courseId: string; lessonId: string },
): Promise<LessonStanding> {
  const done = database()
    .select({ one: sql`1` })
    .from(learningEvent)
    .where(
      and(
        isSamePerson(learningEvent.actorId, personId),
        eq(learningEvent.courseId, courseId),
        eq(learningEvent.verb, 'completed'),
        eq(learningEvent.objectType, 'lesson'),
        eq(learningEvent.objectId, lessonId),
      ),
    );
  const written = database()
    .select({ one: sql`1` })
    .from(reflection)
    .where(and(isSamePerson(reflection.personId, personId), eq(reflection.lessonId, lessonId)));
  const [found] = await database()
    .select({
      isDone: sql<boolean>`${exists(done)}`,
      hasWritten: sql<boolean>`${exists(written)}`,
    })
    .from(sql`(values (1)) as one(one)`);
  return found ?? { isDone: false, hasWritten: false };
}
