import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import { course, courseRevision } from '~db/schema/catalog';
import type { DraftActor } from './draft-actor.server';
import { worksOnCoursesOf } from './policy';

/** The published courses whose home is package files, of institutes on whose courses somebody works. */
export async function listFilesCourses(actor: DraftActor) {
  const isOpen = database()
    .select({ one: sql`1` })
    .from(draftCourse)
    .where(eq(draftCourse.id, course.id));
  const rows = await database()
    .select({ slug: course.slug, instituteId: course.instituteId, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(and(eq(course.home, 'files'), isNull(course.archivedAt), notExists(isOpen)))
    .orderBy(asc(course.id));
  return rows
    .filter(({ instituteId }) => worksOnCoursesOf(actor, instituteId))
    .map(({ slug, instituteId, manifest }) => ({ slug, instituteId, title: manifest.title }));
}
