import fs from 'node:fs';
import path from 'node:path';
import { completePrograms } from './complete-programs.server';
import { DatabaseStartError } from './errors.server';
import { makeFolders } from './make-folders.server';

/**
 * Copies a program package for everybody to read, once: `destination` is complete whenever it exists.
 * @returns destination
 * @throws DatabaseStartError
 */
export function copyPrograms(root: string, destination: string): string {
  if (fs.existsSync(destination)) return destination;
  const draft = `${destination}.${process.pid}`;
  try {
    makeFolders(path.dirname(destination));
    fs.cpSync(path.join(root, 'native'), path.join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    openToAll(draft);
    completePrograms(draft);
    putInPlace(draft, destination);
    return destination;
  } catch (error) {
    throw new DatabaseStartError(
      `PostgreSQL's programs can't be copied to ${destination}: ${String(error)}`.replaceAll('\n', ' '),
      { cause: error },
    );
  } finally {
    if (fs.existsSync(draft)) fs.rmSync(draft, { recursive: true });
  }
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory() || entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode | modeForAll(entry));
  }
}

const modeForAll = (entry: fs.Dirent) => (entry.isDirectory() ? 0o755 : 0o644);

function putInPlace(draft: string, destination: string): void {
  try {
    fs.renameSync(draft, destination);
  } catch (error) {
    // Another process was quicker with the same copy.
    if (!fs.existsSync(destination)) throw error;
  }
}
