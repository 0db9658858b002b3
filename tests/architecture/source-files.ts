import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What is built, downloaded or left behind by a run; .gitignore names the same. */
const notSource = new Set([
  '.git',
  'node_modules',
  'build',
  '.data',
  'test-results',
  'playwright-report',
  'coverage',
  '.vite',
]);

/**
 * @param folder relative to the repository; '' for all of it
 * @returns the paths of all source files below it, relative to the repository, with `/` between the folders
 */
export function listSourceFiles(folder: string): string[] {
  return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const here = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return notSource.has(entry.name) ? [] : listSourceFiles(here);
    return entry.isFile() && entry.name !== '.env' ? [here] : [];
  });
}
