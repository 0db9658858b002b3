import { readGlossary } from '~/features/glossary/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { checkPackages, type PackageProgress } from './check-packages.server';
import type { CompiledPackage } from './compile-package.server';
import { readPaths } from './read-paths.server';
import { checkPrerequisites } from './check-prerequisites.server';

export interface CheckedContent {
  faults: ContentFault[];
  /** What only the import can judge. */
  remarks: ContentFault[];
  packages: CompiledPackage[];
  /** How many terms the glossary and how many learning paths there are; undefined where the folder has no such file. */
  terms: number | undefined;
  paths: number | undefined;
}

/** Reads all content of a folder without a database. @returns every fault; none means that it can be imported */
export async function checkContent(folder: string, onProgress?: PackageProgress): Promise<CheckedContent> {
  const { faults, remarks, packages } = await checkPackages(folder, onProgress);
  const glossary = await readGlossary(folder);
  const paths = await readPaths(folder);
  const prerequisites = await checkPrerequisites(folder);
  return {
    faults: [...faults, ...prerequisites.faults, ...glossary.faults, ...paths.faults],
    remarks: [...remarks, ...prerequisites.remarks, ...paths.remarks],
    packages,
    terms: glossary.entries?.length,
    paths: paths.paths?.length,
  };
}
