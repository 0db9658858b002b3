import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course } from '~db/schema/catalog';
import { signOff } from '~db/schema/progress';

/** The sign-offs that a person was given, with the facilitator's note, the first one first. */
export async function exportSignOffs(personId: string) {
  return database()
    .select({
      course: course.slug,
      note: signOff.note,
      givenAt: signOff.givenAt,
      takenBackAt: signOff.takenBackAt,
    })
    .from(signOff)
    .innerJoin(course, eq(course.id, signOff.courseId))
    .where(isSamePerson(signOff.personId, personId))
    .orderBy(asc(signOff.givenAt));
}
