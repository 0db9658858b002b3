import { asc, eq, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision, learningPath, type CourseManifest } from '~db/schema/catalog';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { SlugSchema } from './schemas';

export interface PathSummary {
  slug: string;
  title: string;
  summary: string;
  cadres: string[];
  courses: number;
  /** Of all courses together. */
  hours: number;
}

/** The learning paths in the order of their file. @param cadre of the people whom they are for; undefined lets all through */
export async function listPaths(language: Language, cadre?: string): Promise<PathSummary[]> {
  const paths = (await database().select().from(learningPath).orderBy(asc(learningPath.position))).filter(
    ({ cadres }) => cadre === undefined || cadres.includes(cadre),
  );
  const manifests = await readManifests(paths.flatMap((path) => path.courses.map((one) => one.course)));
  return paths.map(({ slug, title, summary, cadres, courses }) => ({
    slug,
    title: title[language],
    summary: summary[language],
    cadres,
    courses: courses.length,
    hours: courses.reduce((sum, one) => sum + (manifests.get(one.course)?.hours ?? 0), 0),
  }));
}

/** A course at its place in a path. */
export interface CourseOfPath {
  courseId: string;
  manifest: CourseManifest;
  /** What it is good for here. */
  why: LocalizedText;
}

export interface LearningPath {
  id: string;
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  cadres: string[];
  courses: CourseOfPath[];
  /** Id of the institute that issues the certificate of the whole path; null where it has none. */
  certifiedBy: string | null;
}

/** @returns a path with the current revisions of its courses, or undefined where none has this slug */
export async function getLearningPath(slug: string): Promise<LearningPath | undefined> {
  if (!SlugSchema.safeParse(slug).success) return undefined;
  const [path] = await database().select().from(learningPath).where(eq(learningPath.slug, slug));
  if (!path) return undefined;
  const manifests = await readManifests(path.courses.map((one) => one.course));
  return {
    id: path.id,
    slug: path.slug,
    certifiedBy: path.certifiedBy,
    title: path.title,
    summary: path.summary,
    cadres: path.cadres,
    courses: path.courses.flatMap(({ course: courseId, why }) => {
      const manifest = manifests.get(courseId);
      return manifest ? [{ courseId, manifest, why }] : [];
    }),
  };
}

async function readManifests(courseIds: string[]): Promise<Map<string, CourseManifest>> {
  const rows = await database()
    .select({ id: course.id, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(inArray(course.id, [...new Set(courseIds)]));
  return new Map(rows.map(({ id, manifest }) => [id, manifest]));
}
