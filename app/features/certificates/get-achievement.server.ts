import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { courseRevision, learningPathRevision } from '~db/schema/catalog';
import { institute } from '~db/schema/institutes';
import { presentRule } from '~/features/progress/index.server';
import type { AchievementFacts } from './describe-achievement';

/** @returns what was to be learned in a revision of a course or path; undefined where there is none with this hash */
export async function getAchievement(revision: string): Promise<AchievementFacts | undefined> {
  return (await ofCourse(revision)) ?? (await ofPath(revision));
}

async function ofCourse(revision: string): Promise<AchievementFacts | undefined> {
  const [found] = await database()
    .select({ manifest: courseRevision.manifest, sw: institute.nameSw, en: institute.nameEn })
    .from(courseRevision)
    .innerJoin(institute, eq(institute.id, courseRevision.instituteId))
    .where(eq(courseRevision.hash, revision));
  if (!found) return undefined;
  const { manifest, sw, en } = found;
  return {
    kind: 'course',
    courseId: manifest.id,
    courseRevision: revision,
    courseSlug: manifest.slug,
    course: manifest.title,
    summary: manifest.summary,
    creditPoints: manifest.creditPoints,
    hours: manifest.hours,
    outcomes: manifest.outcomes,
    passMark: manifest.final.passMark,
    rule: { sw: presentRule(manifest, sw, 'sw'), en: presentRule(manifest, en, 'en') },
  };
}

async function ofPath(revision: string): Promise<AchievementFacts | undefined> {
  const [found] = await database()
    .select({ manifest: learningPathRevision.manifest })
    .from(learningPathRevision)
    .where(eq(learningPathRevision.hash, revision));
  if (!found) return undefined;
  const { id, slug, title, summary, courses } = found.manifest;
  return {
    kind: 'path',
    courseId: id,
    courseRevision: revision,
    courseSlug: slug,
    course: title,
    summary,
    creditPoints: 0,
    hours: courses.reduce((sum, { hours }) => sum + hours, 0),
    courses,
  };
}
