import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { reflection } from '~db/schema/lessons';

/** What a person wrote for themselves, the first first. */
export async function exportReflections(personId: string) {
  return database()
    .select({
      lessonId: reflection.lessonId,
      reflectionId: reflection.reflectionId,
      text: reflection.text,
      writtenAt: reflection.writtenAt,
    })
    .from(reflection)
    .where(isSamePerson(reflection.personId, personId))
    .orderBy(asc(reflection.writtenAt), asc(reflection.lessonId), asc(reflection.reflectionId));
}
