import { and, asc, eq } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { publication } from '~db/schema/authoring';
import { courseRevision } from '~db/schema/catalog';

export interface EarlierRevision {
  /** Its hash, and the digest of the package that made it. */
  revision: string;
  packageDigest: string;
  number: number;
  publishedAt: Date;
  /** What was said of it when the studio published it; null where package files brought it. */
  releaseNote: string | null;
}

/**
 * The revision that a roll back leads to: the one that was in force when the one in force was first published. So a second roll back goes
 * further back, and never to what was left by the first.
 * @param inForce hash of the revision in force
 */
export async function findEarlierRevision(
  executor: Executor,
  courseId: string,
  inForce: string,
): Promise<EarlierRevision | undefined> {
  const firstOf = (revision: string) =>
    executor
      .select()
      .from(publication)
      .where(
        and(
          eq(publication.courseId, courseId),
          eq(publication.kind, 'published'),
          eq(publication.revision, revision),
        ),
      )
      .orderBy(asc(publication.publishedAt), asc(publication.id))
      .limit(1);
  const [first] = await firstOf(inForce);
  if (!first?.previousRevision || !first.previousDigest) return undefined;
  const { previousRevision: revision, previousDigest: packageDigest } = first;
  const [[made], [published]] = await Promise.all([
    executor.select().from(courseRevision).where(eq(courseRevision.hash, revision)),
    firstOf(revision),
  ]);
  if (!made) return undefined;
  return {
    revision,
    packageDigest,
    number: made.number,
    publishedAt: published?.publishedAt ?? made.publishedAt,
    releaseNote: published?.releaseNote ?? null,
  };
}

/** The same for a page to say where a roll back leads. */
export const getEarlierRevision = async (
  courseId: string,
  inForce: string,
): Promise<EarlierRevision | null> => (await findEarlierRevision(database(), courseId, inForce)) ?? null;
