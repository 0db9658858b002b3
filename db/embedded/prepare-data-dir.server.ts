import fs from 'node:fs';
import path from 'node:path';
import { DataDirError, errorCode } from './errors.server';
import { dataDirLayout } from './layout.server';
import { makeFolders } from './make-folders.server';
import { canEnter, chooseServerUser, type ServerUser } from './server-user.server';

const FAULTS: Record<string, string> = {
  EACCES: 'this user has no permission',
  EPERM: 'this user has no permission',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  ENOENT: 'the file system takes no folder there',
  ENAMETOOLONG: 'the path is too long',
  ENOSPC: 'the disk is full',
};

const ADVICE = 'set TUMIA_DATA_DIR to a folder that this user can write';

/** Turns a file system's error about the data folder into one line for the operator, and leaves other errors alone. */
export function explainDataDirFault(dataDir: string, error: unknown): unknown {
  const reason = FAULTS[errorCode(error) ?? ''];
  if (!reason) return error;
  return new DataDirError(`the data folder ${dataDir} can't be written (${reason}): ${ADVICE}`, {
    cause: error,
  });
}

/**
 * Checks, without changing anything, that the data folder can be written or made.
 * @throws DataDirError
 */
export function checkWritable(dataDir: string): void {
  try {
    let existing = dataDir;
    while (!fs.existsSync(existing)) existing = path.dirname(existing);
    // Looking below a regular file fails with ENOTDIR, which existsSync hides.
    fs.readdirSync(existing);
    fs.accessSync(existing, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw explainDataDirFault(dataDir, error);
  }
}

/**
 * Makes the data folder, closed to others: 0700, or as root 0710 with the group of the user whom the server runs as.
 * @throws DataDirError when it can't be made or written, or the server's user can't enter it
 */
export function prepareDataDir(dataDir: string): void {
  try {
    makeDataDir(dataDir, chooseServerUser(dataDirLayout(dataDir).cluster));
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw explainDataDirFault(dataDir, error);
  }
}

function makeDataDir(dataDir: string, user: ServerUser | undefined): void {
  if (user) refuseUnlessEnterable(path.dirname(dataDir), dataDir, user);
  makeFolders(path.dirname(dataDir));
  const made = makeFolder(dataDir);
  if (!user) return;
  // Another's or a filled folder may hold what is nobody's business: only an empty one is taken over.
  if (made || (!canEnter(user, dataDir) && fs.readdirSync(dataDir).length === 0)) {
    fs.chownSync(dataDir, 0, user.gid);
    fs.chmodSync(dataDir, 0o710);
  }
  refuseUnlessEnterable(dataDir, dataDir, user);
}

/** @returns whether the folder is new */
function makeFolder(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && fs.statSync(folder).isDirectory()) return false;
    throw error;
  }
}

function refuseUnlessEnterable(folder: string, dataDir: string, user: ServerUser): void {
  if (canEnter(user, folder)) return;
  throw new DataDirError(
    `the data folder ${dataDir} can't be entered by ${user.name}, whom the database runs as: ` +
      'set TUMIA_DATA_DIR to a folder such as /var/lib/tumia, or start Tumia as an ordinary user',
  );
}
