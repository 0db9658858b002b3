import { and, eq, sql } from 'drizzle-orm';
import type { MediaFile } from '~/mdx/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import type { Transaction } from '~db/client.server';
import {
  course,
  courseRevision,
  lessonRendering,
  lessonRevision,
  lessonTranslation,
  mediaFile,
  type CourseManifest,
} from '~db/schema/catalog';
import { keepItems } from '~/features/items/index.server';
import { type CompiledLessonText, type CompiledPackage, keptFrontMatter } from './compile-package.server';
import { type CourseChanges, changesBetween } from './course-changes';
import { revisionHashOf } from './hash-of.server';
import { manifestOf } from './course-manifest';

/** Where a course is written: in package files, or in the studio. */
export type CourseHome = 'files' | 'studio';

export interface ImportedCourse {
  slug: string;
  /** `kept-studio`: the course's home is the studio, so files never supersede it; `kept-files`: the other way round. */
  outcome: 'new' | 'updated' | 'unchanged' | 'kept-studio' | 'kept-files';
  /** Its number and its hash. */
  revision?: number;
  revisionHash?: string;
  lessons: number;
  /** What was in force until now; absent for a new course. */
  before?: { revision: string; packageDigest: string };
  /** What differs from the revision before; absent where nothing was imported. */
  changes?: CourseChanges;
}

/** A package without faults, and the hash of the files that it comes from. */
export interface ReadyPackage {
  slug: string;
  digest: string;
  compiled: CompiledPackage;
}

/** Keeps a package's lessons, items and table of contents as revisions and makes them the current ones, in the caller's transaction. */
export async function keepPackage(
  tx: Transaction,
  { slug, digest, compiled }: ReadyPackage,
  home: CourseHome,
): Promise<ImportedCourse> {
  const instituteId = compiled.course.institute;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`course ${compiled.course.id}`}, 0))`);
  const texts = compiled.modules.flatMap((module) =>
    module.lessons.flatMap(({ id, texts }) => [
      { lessonId: id, language: 'sw' as const, text: texts.sw },
      { lessonId: id, language: 'en' as const, text: texts.en },
    ]),
  );
  for (const { lessonId, language, text } of texts) {
    await keepLessonText(tx, { instituteId, lessonId, language, text });
  }
  const lessons = compiled.modules.flatMap((module) => module.lessons);
  const quizzes = [
    ...compiled.modules.flatMap(({ quiz, practice }) => (practice ? [practice, quiz] : [quiz])),
    compiled.final,
  ];
  await keepMediaFiles(
    tx,
    instituteId,
    [...lessons, ...quizzes].flatMap(({ files }) => files),
  );
  await keepItems(
    tx,
    instituteId,
    quizzes.flatMap(({ items }) => items),
  );

  const manifest = manifestOf(compiled);
  const [earlier] = await tx
    .select({
      revision: course.currentRevision,
      packageDigest: course.packageDigest,
      manifest: courseRevision.manifest,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(eq(course.id, manifest.id));
  const revision = await keepRevision(tx, instituteId, manifest);
  await tx
    .insert(course)
    .values({
      id: manifest.id,
      slug,
      instituteId,
      home,
      currentRevision: revision.hash,
      packageDigest: digest,
    })
    .onConflictDoUpdate({
      target: course.id,
      set: { slug, instituteId, currentRevision: revision.hash, packageDigest: digest },
    });
  await tx
    .delete(lessonTranslation)
    .where(and(eq(lessonTranslation.courseId, manifest.id), eq(lessonTranslation.revision, revision.hash)));
  await tx.insert(lessonTranslation).values(
    lessons.map(({ id, translation }) => ({
      courseId: manifest.id,
      revision: revision.hash,
      lessonId: id,
      instituteId,
      blocks: translation,
    })),
  );
  const outcome = !earlier ? 'new' : earlier.revision === revision.hash ? 'unchanged' : 'updated';
  const changes = changesBetween(earlier?.manifest, manifest);
  return {
    slug,
    outcome,
    revision: revision.number,
    revisionHash: revision.hash,
    lessons: texts.length / 2,
    changes,
    ...(earlier && { before: { revision: earlier.revision, packageDigest: earlier.packageDigest } }),
  };
}

/** Keeps files to be served; what is there already, by its hash, is left alone. */
export async function keepMediaFiles(
  tx: Transaction,
  instituteId: string,
  files: readonly MediaFile[],
): Promise<void> {
  for (const { hash, ending, bytes } of files) {
    await tx.insert(mediaFile).values({ hash, ending, instituteId, bytes }).onConflictDoNothing();
  }
}

async function keepLessonText(
  tx: Transaction,
  {
    instituteId,
    lessonId,
    language,
    text,
  }: { instituteId: string; lessonId: string; language: 'sw' | 'en'; text: CompiledLessonText },
): Promise<void> {
  await tx
    .insert(lessonRevision)
    .values({
      hash: text.hash,
      lessonId,
      instituteId,
      language,
      frontMatter: keptFrontMatter(text.frontMatter),
      source: text.source,
      media: text.media,
    })
    .onConflictDoNothing();
  await tx
    .insert(lessonRendering)
    .values({
      lessonHash: text.hash,
      renderer: rendererVersion,
      blocks: text.blocks,
      terms: text.terms,
      compressedBytes: text.compressedBytes,
    })
    .onConflictDoNothing();
}

async function keepRevision(tx: Transaction, instituteId: string, manifest: CourseManifest) {
  const hash = revisionHashOf(manifest);
  const columns = { hash: courseRevision.hash, number: courseRevision.number };
  const [existing] = await tx.select(columns).from(courseRevision).where(eq(courseRevision.hash, hash));
  if (existing) return existing;
  const [made] = await tx
    .insert(courseRevision)
    .values({
      hash,
      courseId: manifest.id,
      instituteId,
      manifest,
      number: sql`(select coalesce(max(number), 0) + 1 from course_revision where course_id = ${manifest.id})`,
    })
    .returning(columns);
  if (!made) throw new Error(`the revision of ${manifest.id} was not kept`);
  return made;
}
