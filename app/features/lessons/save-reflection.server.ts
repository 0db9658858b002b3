import { and, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { reflection } from '~db/schema/lessons';

export interface WrittenReflection {
  lessonId: string;
  reflectionId: string;
  /** Empty: the learner takes back what they wrote. */
  text: string;
}

/** Keeps what a learner wrote under a lesson's question, in place of what they wrote there before. */
export async function saveReflection(
  personId: string,
  { lessonId, reflectionId, text }: WrittenReflection,
): Promise<void> {
  if (text === '') {
    await database()
      .delete(reflection)
      .where(
        and(
          isSamePerson(reflection.personId, personId),
          eq(reflection.lessonId, lessonId),
          eq(reflection.reflectionId, reflectionId),
        ),
      );
    return;
  }
  await database()
    .insert(reflection)
    .values({ personId, lessonId, reflectionId, text })
    .onConflictDoUpdate({
      target: [reflection.personId, reflection.lessonId, reflection.reflectionId],
      set: { text, writtenAt: sql`now()` },
    });
}
