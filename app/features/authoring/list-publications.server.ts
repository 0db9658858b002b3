import { desc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { publication } from '~db/schema/authoring';
import { courseRevision } from '~db/schema/catalog';
import { nameAccounts } from '~/features/accounts/index.server';

export interface Publication {
  id: string;
  kind: 'published' | 'rolledBack';
  /** Hash of the revision that came into force, and its number. */
  revision: string;
  number: number;
  previousRevision: string | null;
  releaseNote: string;
  by: string | null;
  publishedAt: Date;
}

/** What came into force of a course from the studio, the last first. */
export async function listPublications(courseId: string): Promise<Publication[]> {
  const rows = await database()
    .select({
      id: publication.id,
      kind: publication.kind,
      revision: publication.revision,
      number: courseRevision.number,
      previousRevision: publication.previousRevision,
      releaseNote: publication.releaseNote,
      publishedBy: publication.publishedBy,
      publishedAt: publication.publishedAt,
    })
    .from(publication)
    .innerJoin(courseRevision, eq(courseRevision.hash, publication.revision))
    .where(eq(publication.courseId, courseId))
    .orderBy(desc(publication.publishedAt), desc(publication.id));
  const names = await nameAccounts(rows.map(({ publishedBy }) => publishedBy));
  return rows.map(({ publishedBy, ...one }) => ({ ...one, by: names.get(publishedBy ?? '') ?? null }));
}
