import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import { keepSearchEntries } from './keep-search-entries.server';

/** What of a course is in force. */
export interface InForce {
  revision: string;
  packageDigest: string;
  manifest: CourseManifest;
  home: 'files' | 'studio';
  archivedAt: Date | null;
}

/** @returns what is in force of a course, held until the transaction ends; undefined where it was never published */
export async function lockInForce(tx: Transaction, courseId: string): Promise<InForce | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`course ${courseId}`}, 0))`);
  const [found] = await tx
    .select({
      revision: course.currentRevision,
      packageDigest: course.packageDigest,
      manifest: courseRevision.manifest,
      home: course.home,
      archivedAt: course.archivedAt,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(eq(course.id, courseId));
  return found;
}

/** Puts a revision that was published before into force again, exactly as it was. */
export async function putInForce(
  tx: Transaction,
  courseId: string,
  { revision, packageDigest }: Pick<InForce, 'revision' | 'packageDigest'>,
): Promise<void> {
  await tx
    .update(course)
    .set({ currentRevision: revision, packageDigest, archivedAt: null })
    .where(eq(course.id, courseId));
  await keepSearchEntries(tx);
}

/** Takes a course out of the catalogue, or puts it back; whoever is enrolled keeps it. */
export async function setArchived(tx: Transaction, courseId: string, isArchived: boolean): Promise<void> {
  await tx
    .update(course)
    .set({ archivedAt: isArchived ? sql`now()` : null })
    .where(eq(course.id, courseId));
}
