import { and, eq, isNotNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course } from '~db/schema/catalog';

/** Whether a course has been taken out of the catalogue: who is enrolled goes on, nobody new is. */
export async function isArchived(courseId: string): Promise<boolean> {
  const found = await database()
    .select({ id: course.id })
    .from(course)
    .where(and(eq(course.id, courseId), isNotNull(course.archivedAt)));
  return found.length > 0;
}
