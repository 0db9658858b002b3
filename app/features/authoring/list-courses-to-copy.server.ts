import { and, asc, eq, exists, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse, publication } from '~db/schema/authoring';
import { course } from '~db/schema/catalog';
import type { DraftActor } from './draft-actor.server';
import { selectDrafts } from './find-draft.server';
import { institutesWrittenFor } from './policy';

/** The courses of the studio that somebody may copy: those that they write, and what others share. */
export async function listCoursesToCopy(actor: DraftActor) {
  const own = institutesWrittenFor(actor);
  const isInForce = exists(
    database()
      .select({ one: sql`1` })
      .from(course)
      .innerJoin(
        publication,
        and(eq(publication.courseId, course.id), eq(publication.revision, course.currentRevision)),
      )
      .where(
        and(eq(course.id, draftCourse.id), isNull(course.archivedAt), isNotNull(publication.draftVersion)),
      ),
  );
  const isShared = and(ne(draftCourse.sharing, 'no'), isInForce);
  const rows = await selectDrafts()
    .where(
      and(
        isNull(draftCourse.proposesTo),
        own === 'all' ? undefined : or(inArray(draftCourse.instituteId, own), isShared),
      ),
    )
    .orderBy(asc(draftCourse.id));
  return rows.map(({ slug, title, institute, instituteId }) => ({ slug, title, institute, instituteId }));
}
