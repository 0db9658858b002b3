import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { dataDirLayout } from './layout.server';
import { checkWritable } from './prepare-data-dir.server';
import { canEnter, chooseServerUser } from './server-user.server';

/** Absolute path of the data folder, and a line for the operator when it isn't where one would look. */
export type ResolvedDataDir = { path: string; note?: string };

/** Where root keeps what an unprivileged user must reach. */
export const SYSTEM_DIR = '/var/lib/tumia';

/**
 * Decides where the data folder is, and makes nothing.
 * @param configured the operator's choice, relative to the project; undefined for `<projectDir>/.data`
 * @throws DataDirError when the folder can't be written or made
 */
export function resolveDataDir(configured: string | undefined, projectDir: string): ResolvedDataDir {
  const wanted = path.resolve(projectDir, configured || '.data');
  const resolved = configured ? { path: wanted } : reachableDefault(wanted, projectDir);
  checkWritable(resolved.path);
  return resolved;
}

function reachableDefault(wanted: string, projectDir: string): ResolvedDataDir {
  const user = chooseServerUser(dataDirLayout(wanted).cluster);
  if (!user || canEnter(user, wanted)) return { path: wanted };
  const hash = createHash('sha256').update(fs.realpathSync(projectDir)).digest('hex').slice(0, 12);
  const elsewhere = path.join(SYSTEM_DIR, hash);
  return {
    path: elsewhere,
    note: `the data folder is ${elsewhere}, because ${user.name}, whom the database runs as, can't enter ${wanted}`,
  };
}
