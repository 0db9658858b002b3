import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import {
  course,
  courseRevision,
  learningPath,
  learningPathRevision,
  type PathManifest,
} from '~db/schema/catalog';
import { hashOf } from './hash-of.server';

export interface PathRevision {
  hash: string;
  instituteId: string;
  manifest: PathManifest;
}

/**
 * Keeps what a learning path is made of now, so that its certificates say the same for ever.
 * @returns undefined where there is no such path, nobody certifies it, or one of its courses is not published
 */
export async function keepPathRevision(tx: Transaction, pathId: string): Promise<PathRevision | undefined> {
  const [path] = await tx.select().from(learningPath).where(eq(learningPath.id, pathId));
  if (!path?.certifiedBy) return undefined;
  const courseIds = path.courses.map((one) => one.course);
  const rows = await tx
    .select({ id: course.id, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(inArray(course.id, courseIds));
  const manifests = new Map(rows.map(({ id, manifest }) => [id, manifest]));
  const courses = courseIds.flatMap((id) => {
    const found = manifests.get(id);
    return found ? [{ id, slug: found.slug, title: found.title, hours: found.hours }] : [];
  });
  if (courses.length < courseIds.length) return undefined;
  const manifest = { id: path.id, slug: path.slug, title: path.title, summary: path.summary, courses };
  const kept = { hash: hashOf(manifest), instituteId: path.certifiedBy, manifest };
  await tx
    .insert(learningPathRevision)
    .values({ ...kept, pathId })
    .onConflictDoNothing();
  return kept;
}
