import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type CompiledPackage, compilePackage } from './compile-package.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { type PackageReferences, referencesIn, referencesTo } from './read-references.server';
import { banksNamed } from './fill-from-banks.server';
import { readPackage, type ReadPackage, readPackageFiles } from './read-package.server';

/** Told after each lesson: how many are done, and which one it was. What it throws ends the work. */
export type PackageProgress = (done: number, lesson: string) => void | Promise<void>;

/** What may stand in a content folder beside `courses/`, or make it a toolkit's package, and never stands in a course's. */
const besideCourses = ['glossary.yml', 'paths.yml', 'toolkits', 'toolkit.yml'];

/**
 * @returns the folders of course packages in `folder`: those under its `courses/`; where it has none, itself, unless it holds other
 *   content alone
 */
export async function packageFolders(folder: string): Promise<string[]> {
  const courses = path.join(folder, 'courses');
  const entries = await readdir(courses, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    const names = await readdir(folder).catch(() => []);
    return names.some((name) => besideCourses.includes(name)) ? [] : [folder];
  }
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(courses, entry.name));
}

/**
 * Reads and compiles packages without a database, and so without the questions of banks.
 * @returns every fault, and as remarks what only the import can judge
 */
export async function checkPackages(
  folder: string,
  onProgress: PackageProgress = () => undefined,
): Promise<{ faults: ContentFault[]; remarks: ContentFault[]; packages: CompiledPackage[] }> {
  const faults: ContentFault[] = [];
  const remarks: ContentFault[] = [];
  const packages: CompiledPackage[] = [];
  const references = (await referencesIn(folder)) ?? referencesTo([]);
  let done = 0;
  for (const packageFolder of await packageFolders(folder)) {
    const files = await readPackageFiles(packageFolder);
    const onLesson = (lesson: string) => onProgress(++done, lesson);
    const read = readPackage(path.basename(packageFolder), files);
    const checked = await checkPackage(packageFolder, read, references, onLesson);
    faults.push(...checked.faults);
    remarks.push(...within(packageFolder, banksNamed(read)));
    if (checked.package) packages.push(checked.package);
  }
  return { faults, remarks, packages };
}

const within = (folder: string, faults: readonly ContentFault[]) =>
  faults.map((fault) => ({ ...fault, file: path.join(folder, fault.file) }));

/** Compiles a package that has been read; places of faults start at `folder`. */
export async function checkPackage(
  folder: string,
  read: ReadPackage,
  references: PackageReferences,
  onLesson: (file: string) => void | Promise<void>,
) {
  const compiled = await compilePackage(read, references, onLesson);
  return { package: compiled.package, faults: within(folder, compiled.faults) };
}
