import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { rendererVersion } from '~/mdx/index.server';
import { database, type Transaction } from '~db/client.server';
import { institute } from '~db/schema/accounts';
import {
  course,
  courseRevision,
  itemRevision,
  lessonRendering,
  lessonRevision,
  type CourseManifest,
  type ItemBody,
} from '~db/schema/catalog';
import {
  type CompiledLessonText,
  type CompiledPackage,
  compilePackage,
  hashOf,
  keptFrontMatter,
} from './compile-package.server';
import type { ContentFault } from './content-fault';
import { manifestOf } from './course-manifest';
import { placeInYaml } from './parse-yaml.server';
import { digestOf, type PackageFiles, readPackage, readPackageFiles } from './read-package.server';

export interface ImportedCourse {
  slug: string;
  /** `kept-studio`: the course's home is the studio, so files never supersede it. */
  outcome: 'new' | 'updated' | 'unchanged' | 'kept-studio';
  revision?: number;
  lessons: number;
}

export type ImportAnswer = { ok: true; courses: ImportedCourse[] } | { ok: false; faults: ContentFault[] };

export type ImportProgress = (done: number, file: string) => void;

interface ReadyPackage {
  slug: string;
  digest: string;
  compiled: CompiledPackage;
}

/** @returns the folders of course packages in `folder`: itself, or those under its `courses/` */
async function packageFolders(folder: string): Promise<string[]> {
  const isPackage = (candidate: string) =>
    access(path.join(candidate, 'course.yml')).then(
      () => true,
      () => false,
    );
  if (await isPackage(folder)) return [folder];
  const courses = path.join(folder, 'courses');
  const entries = await readdir(courses, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(courses, entry.name));
}

/** Reads and compiles packages without a database. @returns every fault; none means that they can be imported */
export async function checkPackages(
  folder: string,
  onProgress: ImportProgress = () => undefined,
): Promise<{ faults: ContentFault[]; packages: CompiledPackage[] }> {
  const faults: ContentFault[] = [];
  const packages: CompiledPackage[] = [];
  let done = 0;
  for (const packageFolder of await packageFolders(folder)) {
    const files = await readPackageFiles(packageFolder);
    const checked = await checkPackage(packageFolder, files, (file) => onProgress(++done, file));
    faults.push(...checked.faults);
    if (checked.package) packages.push(checked.package);
  }
  return { faults, packages };
}

async function checkPackage(folder: string, files: PackageFiles, onLesson: (file: string) => void) {
  const compiled = await compilePackage(readPackage(path.basename(folder), files), onLesson);
  const faults = compiled.faults.map((fault) => ({ ...fault, file: path.join(folder, fault.file) }));
  return { package: compiled.package, faults };
}

/**
 * Imports packages as immutable revisions. Nothing is imported where anything is wrong; what hasn't changed is left alone; safe to run twice,
 * at the same time, and while the site serves.
 */
export async function importPackages(
  folder: string,
  onProgress: ImportProgress = () => undefined,
): Promise<ImportAnswer> {
  const published = await readPublished();
  const courses: ImportedCourse[] = [];
  const ready: ReadyPackage[] = [];
  const faults: ContentFault[] = [];
  let done = 0;
  for (const packageFolder of await packageFolders(folder)) {
    const slug = path.basename(packageFolder);
    const files = await readPackageFiles(packageFolder);
    const digest = digestOf(files, rendererVersion);
    const atSlug = published.courses.find((one) => one.slug === slug);
    if (atSlug?.home === 'studio' || atSlug?.digest === digest) {
      courses.push({ slug, outcome: atSlug.home === 'studio' ? 'kept-studio' : 'unchanged', lessons: 0 });
      continue;
    }
    const checked = await checkPackage(packageFolder, files, (file) => onProgress(++done, file));
    faults.push(...checked.faults);
    const compiled = checked.package;
    if (!compiled) continue;
    if (published.courses.some((one) => one.id === compiled.course.id && one.home === 'studio')) {
      courses.push({ slug, outcome: 'kept-studio', lessons: 0 });
      continue;
    }
    const courseFile = files.get('course.yml')?.toString('utf8') ?? '';
    for (const { key, message } of clashesOf(compiled, published, ready)) {
      faults.push({ ...placeInYaml(path.join(packageFolder, 'course.yml'), courseFile, [key]), message });
    }
    ready.push({ slug, digest, compiled });
  }
  if (faults.length > 0) return { ok: false, faults };
  await database().transaction(async (tx) => {
    for (const one of ready) courses.push(await importPackage(tx, one));
  });
  return { ok: true, courses };
}

interface Published {
  courses: { id: string; slug: string; home: 'files' | 'studio'; digest: string }[];
  institutes: Set<string>;
}

async function readPublished(): Promise<Published> {
  const { id, slug, home, packageDigest: digest } = course;
  const institutes = await database().select({ id: institute.id }).from(institute);
  return {
    courses: await database().select({ id, slug, home, digest }).from(course),
    institutes: new Set(institutes.map((one) => one.id)),
  };
}

/** What keeps a package without faults of its own from standing beside what is there already, by the key of `course.yml`. */
function clashesOf(
  { slug, course: { id, institute: owner } }: CompiledPackage,
  published: Published,
  ready: ReadyPackage[],
): { key: string; message: string }[] {
  const namesake = published.courses.find((one) => one.slug === slug && one.id !== id);
  const twin = ready.find((one) => one.compiled.course.id === id);
  return [
    ...(published.institutes.has(owner)
      ? []
      : [{ key: 'institute', message: `there is no institute ${owner}` }]),
    ...(namesake ? [{ key: 'id', message: `the course at ${slug} has the id ${namesake.id}` }] : []),
    ...(twin ? [{ key: 'id', message: `the package ${twin.slug} has the id ${id} too` }] : []),
  ];
}

async function importPackage(
  tx: Transaction,
  { slug, digest, compiled }: ReadyPackage,
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
  const items: ItemBody[] = [...compiled.modules.map((module) => module.quiz), compiled.final].flatMap(
    (quiz) => quiz.items,
  );
  await tx
    .insert(itemRevision)
    .values(items.map((body) => ({ hash: hashOf(body), itemId: body.id, instituteId, body })))
    .onConflictDoNothing();

  const manifest = manifestOf(compiled, hashOf);
  const { revision, isNew } = await keepRevision(tx, instituteId, manifest);
  await tx
    .insert(course)
    .values({
      id: manifest.id,
      slug,
      instituteId,
      home: 'files',
      currentRevision: revision.hash,
      packageDigest: digest,
    })
    .onConflictDoUpdate({
      target: course.id,
      set: { slug, instituteId, currentRevision: revision.hash, packageDigest: digest },
    });
  const outcome = !isNew ? 'unchanged' : revision.number === 1 ? 'new' : 'updated';
  return { slug, outcome, revision: revision.number, lessons: texts.length / 2 };
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
      html: text.html,
      compressedBytes: text.compressedBytes,
    })
    .onConflictDoNothing();
}

async function keepRevision(tx: Transaction, instituteId: string, manifest: CourseManifest) {
  const hash = hashOf(manifest);
  const columns = { hash: courseRevision.hash, number: courseRevision.number };
  const [existing] = await tx.select(columns).from(courseRevision).where(eq(courseRevision.hash, hash));
  if (existing) return { revision: existing, isNew: false };
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
  return { revision: made, isNew: true };
}
