import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BackupError, type BackupFault } from './backup-fault';
import { hashesToRead } from './media-shelf';
import { openBackup } from './open-backup.server';
import { fileIndexOf, type PackageChoices, planPackage, type PlannedPackage } from './plan-package';
import type { StoredFile } from './read-files';
import type { BackupReport } from './report';
import { slugOf } from './slug-of';

/** Bytes of all files that come along: no package may be larger. */
const maxPackageBytes = 100 * 1024 * 1024;

export type ConvertBackupAnswer =
  | { outcome: 'converted'; report: BackupReport; written: number }
  | { outcome: 'refused'; fault: BackupFault | 'folderName' | 'folderTaken' | 'folderClosed' };

/**
 * Makes a course package of a backup file of Moodle's, in a folder that is new or empty. Nothing is left there where it fails.
 * @param folder whose name becomes the course's address
 */
export async function convertBackup(
  file: string,
  folder: string,
  choices: Omit<PackageChoices, 'slug'>,
): Promise<ConvertBackupAnswer> {
  const slug = path.basename(path.resolve(folder));
  if (slug !== slugOf(slug)) return { outcome: 'refused', fault: 'folderName' };
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0) return { outcome: 'refused', fault: 'folderTaken' };
  try {
    const backup = await openBackup(file);
    const index = fileIndexOf(backup.texts);
    const { read, tooMuch } = hashesToRead(index.ofCourse, maxPackageBytes);
    const stored = read.size === 0 ? new Map<string, StoredFile>() : await backup.readFiles(read);
    for (const hash of tooMuch) stored.set(hash, 'tooMuch');
    const planned = planPackage(backup.texts, index, stored, { ...choices, slug });
    if (!(await writePackage(planned.files, folder))) return { outcome: 'refused', fault: 'folderClosed' };
    return { outcome: 'converted', report: planned.report, written: planned.files.size };
  } catch (error) {
    if (error instanceof BackupError) return { outcome: 'refused', fault: error.fault };
    throw error;
  }
}

/** Writes beside the folder first, so that it is there whole or not at all. @returns whether it could be written */
async function writePackage(files: PlannedPackage['files'], folder: string): Promise<boolean> {
  const target = path.resolve(folder);
  let temporary: string | undefined;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    temporary = await mkdtemp(`${target}-`);
    for (const [name, content] of files) {
      const place = path.join(temporary, ...name.split('/'));
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, content);
    }
    await rename(temporary, target);
    return true;
  } catch (error) {
    if (temporary) await rm(temporary, { recursive: true, force: true });
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
