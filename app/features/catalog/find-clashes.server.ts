import { eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { course, courseRevision } from '~db/schema/catalog';
import type { Problem } from '~/platform/content/problem';
import type { CompiledPackage } from './compile-package.server';

/** What the database holds already, as far as a new package may clash with it. */
export interface Published {
  courses: {
    id: string;
    slug: string;
    home: 'files' | 'studio';
    digest: string;
    prerequisites: string[];
  }[];
  institutes: Set<string>;
}

export async function readPublished(): Promise<Published> {
  const { id, slug, home, packageDigest: digest } = course;
  const institutes = await database().select({ id: institute.id }).from(institute);
  return {
    courses: await database()
      .select({
        id,
        slug,
        home,
        digest,
        prerequisites: sql<string[]>`coalesce(${courseRevision.manifest} -> 'prerequisites', '[]')`,
      })
      .from(course)
      .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision)),
    institutes: new Set(institutes.map((one) => one.id)),
  };
}

/** What keeps a package without faults of its own from standing beside what is there already, by the key of `course.yml`. */
export function findClashes(
  { slug, course: { id, institute: owner } }: CompiledPackage,
  published: Published,
  ready: { slug: string; compiled: CompiledPackage }[],
): (Problem & { key: string })[] {
  const namesake = published.courses.find((one) => one.slug === slug && one.id !== id);
  const twin = ready.find((one) => one.compiled.course.id === id);
  return [
    ...(published.institutes.has(owner)
      ? []
      : [{ key: 'institute', code: 'instituteUnknown' as const, values: { institute: owner } }]),
    ...(namesake ? [{ key: 'id', code: 'slugTaken' as const, values: { slug, id: namesake.id } }] : []),
    ...(twin ? [{ key: 'id', code: 'courseIdTwice' as const, values: { other: twin.slug, id } }] : []),
  ];
}
