import path from 'node:path';
import { keepGlossary, type KeptGlossary, readGlossary } from '~/features/glossary/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import { database, type Transaction } from '~db/client.server';
import { checkPackage, packageFolders, type PackageProgress } from './check-packages.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { drawsFromBanks, fillFromBanks } from './fill-from-banks.server';
import { findClashes, readPublished } from './find-clashes.server';
import { type ImportedCourse, keepPackage, type ReadyPackage } from './keep-package.server';
import { placeInYaml } from '~/platform/content/parse-yaml.server';
import { type KeptPaths, keepPaths } from './keep-paths.server';
import { keepSearchEntries } from './keep-search-entries.server';
import { digestOf, readPackage, readPackageFiles } from './read-package.server';
import { readPaths } from './read-paths.server';
import { checkPrerequisites } from './check-prerequisites.server';
import { publishedReferences, referencesIn } from './read-references.server';

/** What lies with the packages and belongs to a higher feature: its faults, and how it is kept in the same transaction. */
export interface ContentBeside<Kept> {
  faults: ContentFault[];
  keep: (tx: Transaction) => Promise<Kept>;
}

export interface ImportedContent {
  ok: true;
  courses: ImportedCourse[];
  /** undefined where the folder has no such file: what was there stays. */
  glossary: KeptGlossary | undefined;
  paths: KeptPaths | undefined;
}

export type ImportAnswer<Kept = object> = (ImportedContent & Kept) | { ok: false; faults: ContentFault[] };

/**
 * Imports packages as immutable revisions, and the glossary and the learning paths beside them. Nothing is imported where anything is wrong; what hasn't changed is left alone; safe to run twice,
 * at the same time, and while the site serves.
 */
export async function importPackages<Kept extends object = object>(
  folder: string,
  onProgress: PackageProgress = () => undefined,
  beside?: ContentBeside<Kept>,
): Promise<ImportAnswer<Kept>> {
  const published = await readPublished();
  const references = (await referencesIn(folder)) ?? (await publishedReferences());
  const courses: ImportedCourse[] = [];
  const ready: ReadyPackage[] = [];
  const faults: ContentFault[] = [];
  let done = 0;
  for (const packageFolder of await packageFolders(folder)) {
    const slug = path.basename(packageFolder);
    const files = await readPackageFiles(packageFolder);
    const read = drawsFromBanks(files) ? await fillFromBanks(readPackage(slug, files)) : undefined;
    const digest = digestOf(files, read ? `${rendererVersion} ${read.stamp}` : rendererVersion);
    const atSlug = published.courses.find((one) => one.slug === slug);
    if (atSlug?.home === 'studio' || atSlug?.digest === digest) {
      courses.push({ slug, outcome: atSlug.home === 'studio' ? 'kept-studio' : 'unchanged', lessons: 0 });
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
    if (published.courses.some((one) => one.id === compiled.course.id && one.home === 'studio')) {
      courses.push({ slug, outcome: 'kept-studio', lessons: 0 });
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
  faults.push(...prerequisites.faults, ...glossary.faults, ...paths.faults, ...(beside?.faults ?? []));
  if (faults.length > 0) return { ok: false, faults };
  return database().transaction(async (tx) => {
    for (const one of ready) courses.push(await keepPackage(tx, one));
    await keepSearchEntries(tx);
    return {
      ok: true,
      courses,
      glossary: glossary.entries && (await keepGlossary(tx, glossary.entries)),
      paths: paths.paths && (await keepPaths(tx, paths.paths)),
      ...((await beside?.keep(tx)) as Kept),
    };
  });
}
