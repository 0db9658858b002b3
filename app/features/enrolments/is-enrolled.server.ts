import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { enrolment } from '~db/schema/enrolments';

export async function isEnrolled(personId: string, courseId: string): Promise<boolean> {
  const rows = await database()
    .select({ courseId: enrolment.courseId })
    .from(enrolment)
    .where(and(isSamePerson(enrolment.personId, personId), eq(enrolment.courseId, courseId)));
  return rows.length > 0;
}
