import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { courseRevision } from '~db/schema/catalog';
import type { AchievementFacts } from './open-badge';

/** @returns what was to be learned in a course's revision; undefined where there is none with this hash */
export async function getAchievement(revision: string): Promise<AchievementFacts | undefined> {
  const [found] = await database()
    .select({ hash: courseRevision.hash, manifest: courseRevision.manifest })
    .from(courseRevision)
    .where(eq(courseRevision.hash, revision));
  if (!found) return undefined;
  const { hash, manifest } = found;
  return {
    courseId: manifest.id,
    courseRevision: hash,
    courseSlug: manifest.slug,
    course: manifest.title,
    summary: manifest.summary,
    creditPoints: manifest.creditPoints,
    hours: manifest.hours,
    outcomes: manifest.outcomes,
    passMark: manifest.final.passMark,
  };
}
