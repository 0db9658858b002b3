import path from 'node:path';
import { readGlossary } from '~/features/glossary/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import type { ContentFault } from '~/platform/content/content-fault';
import { placeInYaml } from '~/platform/content/parse-yaml.server';
import { checkPackage, packageFolders, type PackageProgress } from './check-packages.server';
import { checkPrerequisites } from './check-prerequisites.server';
import { drawsFromBanks, fillFromBanks } from './fill-from-banks.server';
import { findClashes, readPublished } from './find-clashes.server';
import type { CourseHome, ImportedCourse, ReadyPackage } from './keep-package.server';
import { digestOf, readPackage, readPackageFiles } from './read-package.server';
import { readPaths } from './read-paths.server';
import { publishedReferences, referencesIn } from './read-references.server';

export interface JudgedContent {
  /** Courses that an import leaves alone. */
  settled: ImportedCourse[];
  /** Packages without faults that differ from what is published. */
  ready: ReadyPackage[];
  faults: ContentFault[];
  /** undefined where the folder has no such file. */
  glossary: Awaited<ReturnType<typeof readGlossary>>['entries'];
  paths: Awaited<ReturnType<typeof readPaths>>['paths'];
}

/**
 * Reads and compiles everything in a folder as an import does, with all faults, and writes nothing.
 * @param home whose packages they are
 */
export async function judgePackages(
  folder: string,
  home: CourseHome,
  onProgress: PackageProgress = () => undefined,
): Promise<JudgedContent> {
  const published = await readPublished();
  const references = (await referencesIn(folder)) ?? (await publishedReferences());
  const settled: ImportedCourse[] = [];
  const ready: ReadyPackage[] = [];
  const faults: ContentFault[] = [];
  let done = 0;
  for (const packageFolder of await packageFolders(folder)) {
    const slug = path.basename(packageFolder);
    const files = await readPackageFiles(packageFolder);
    const read = drawsFromBanks(files) ? await fillFromBanks(readPackage(slug, files)) : undefined;
    const digest = digestOf(files, read ? `${rendererVersion} ${read.stamp}` : rendererVersion);
    const atSlug = published.courses.find((one) => one.slug === slug);
    if (atSlug && (atSlug.home !== home || atSlug.digest === digest)) {
      settled.push({ slug, outcome: atSlug.home === home ? 'unchanged' : keptFor[atSlug.home], lessons: 0 });
      continue;
    }
    const onLesson = (lesson: string) => onProgress(++done, lesson);
    const checked = await checkPackage(
      packageFolder,
      read?.package ?? readPackage(slug, files),
      references,
      onLesson,
    );
    faults.push(...checked.faults);
    const compiled = checked.package;
    if (!compiled) continue;
    const elsewhere = published.courses.find((one) => one.id === compiled.course.id && one.home !== home);
    if (elsewhere) {
      settled.push({ slug, outcome: keptFor[elsewhere.home], lessons: 0 });
      continue;
    }
    const courseFile = files.get('course.yml')?.toString('utf8') ?? '';
    for (const { key, ...problem } of findClashes(compiled, published, ready)) {
      faults.push({ ...placeInYaml(path.join(packageFolder, 'course.yml'), courseFile, [key]), ...problem });
    }
    ready.push({ slug, digest, compiled });
  }
  const glossary = await readGlossary(folder);
  const paths = await readPaths(folder, published);
  const prerequisites = await checkPrerequisites(folder, published.courses);
  faults.push(...prerequisites.faults, ...glossary.faults, ...paths.faults);
  return { settled, ready, faults, glossary: glossary.entries, paths: paths.paths };
}

const keptFor = { files: 'kept-files', studio: 'kept-studio' } as const;
