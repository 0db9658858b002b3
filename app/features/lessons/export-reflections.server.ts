import { asc, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course, courseRevision } from '~db/schema/catalog';
import { reflection } from '~db/schema/lessons';

/** The slug of the course that teaches the lesson of a reflection now; null where none does. */
const courseOfLesson = sql<string | null>`(
  select ${course.slug} from ${course}
  join ${courseRevision} on ${courseRevision.hash} = ${course.currentRevision}
  where jsonb_path_exists(
    ${courseRevision.manifest},
    '$.modules[*].lessons[*] ? (@.id == $lesson)',
    jsonb_build_object('lesson', ${reflection.lessonId}))
  limit 1)`;

/** What a person wrote for themselves, the first first. */
export async function exportReflections(personId: string) {
  return database()
    .select({
      course: courseOfLesson,
      lessonId: reflection.lessonId,
      reflectionId: reflection.reflectionId,
      text: reflection.text,
      writtenAt: reflection.writtenAt,
    })
    .from(reflection)
    .where(isSamePerson(reflection.personId, personId))
    .orderBy(asc(reflection.writtenAt), asc(reflection.lessonId), asc(reflection.reflectionId));
}
