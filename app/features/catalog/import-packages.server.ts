import { keepGlossary, type KeptGlossary } from '~/features/glossary/index.server';
import { database, type Transaction } from '~db/client.server';
import type { ContentFault } from '~/platform/content/content-fault';
import type { PackageProgress } from './check-packages.server';
import { judgePackages } from './judge-packages.server';
import { type CourseHome, type ImportedCourse, keepPackage } from './keep-package.server';
import { type KeptPaths, keepPaths } from './keep-paths.server';
import { keepSearchEntries } from './keep-search-entries.server';

/** What lies with the packages and belongs to a higher feature: its faults, and how it is kept in the same transaction. */
export interface ContentBeside<Kept> {
  faults: ContentFault[];
  keep: (tx: Transaction, courses: readonly ImportedCourse[]) => Promise<Kept>;
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
 * @param home whose packages they are: a course of another home is left alone
 */
export async function importPackages<Kept extends object = object>(
  folder: string,
  onProgress: PackageProgress = () => undefined,
  beside?: ContentBeside<Kept>,
  home: CourseHome = 'files',
): Promise<ImportAnswer<Kept>> {
  const judged = await judgePackages(folder, home, onProgress);
  const faults = [...judged.faults, ...(beside?.faults ?? [])];
  if (faults.length > 0) return { ok: false, faults };
  return database().transaction(async (tx) => {
    const courses = [...judged.settled];
    for (const one of judged.ready) courses.push(await keepPackage(tx, one, home));
    await keepSearchEntries(tx);
    return {
      ok: true,
      courses,
      glossary: judged.glossary && (await keepGlossary(tx, judged.glossary)),
      paths: judged.paths && (await keepPaths(tx, judged.paths)),
      ...((await beside?.keep(tx, courses)) as Kept),
    };
  });
}
