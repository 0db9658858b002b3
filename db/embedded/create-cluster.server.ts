import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseStartError } from './errors.server';
import { dataDirLayout } from './layout.server';
import type { Programs } from './programs.server';
import { runProgram } from './run-program.server';
import type { ServerUser } from './server-user.server';

/** The role that owns the database and, as this server serves nothing else, is its superuser. */
const OWNER_ROLE = 'tumia_owner';
const DATABASE = 'tumia';

/** Tells whether the data folder holds PostgreSQL's files already. */
export function clusterExists(dataDir: string): boolean {
  return fs.existsSync(dataDirLayout(dataDir).cluster);
}

/**
 * Runs initdb with a fresh random password. The files get their final name only when they are complete, so that a kill
 * half-way leaves nothing that looks like a database.
 * @throws DatabaseStartError when initdb fails
 */
export async function createCluster(
  dataDir: string,
  programs: Programs,
  user: ServerUser | undefined,
  initdbFlags: string[],
): Promise<void> {
  if (!user) refuseNamelessUser();
  const { cluster, unfinishedPrefix, passwordFile } = dataDirLayout(dataDir);
  removeUnfinished(dataDir, path.basename(unfinishedPrefix));
  // A new name each time: an initdb that outlived its app may still be writing to the old one.
  const unfinishedCluster = fs.mkdtempSync(unfinishedPrefix);
  fs.rmSync(passwordFile, { force: true });
  fs.writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (user) for (const file of [unfinishedCluster, passwordFile]) fs.chownSync(file, user.uid, user.gid);

  const flags = [
    ['--pgdata', unfinishedCluster],
    ['--username', OWNER_ROLE],
    ['--pwfile', passwordFile],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    '--no-locale',
    initdbFlags,
  ].flat();
  await runProgram(programs.initdb, flags, { cwd: dataDir, user });
  fs.renameSync(unfinishedCluster, cluster);
}

/** Containers may run under a user id without a name, which initdb refuses. */
function refuseNamelessUser(): void {
  try {
    os.userInfo();
  } catch (error) {
    throw new DatabaseStartError(
      `PostgreSQL needs a name for user id ${process.getuid?.()}: add it to /etc/passwd, or set DATABASE_URL to a PostgreSQL server`,
      { cause: error },
    );
  }
}

function removeUnfinished(dataDir: string, prefix: string): void {
  for (const name of fs.readdirSync(dataDir)) {
    if (!name.startsWith(prefix)) continue;
    fs.rmSync(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Where a client finds the product's database; the password comes from the data folder. */
export function databaseUrl(dataDir: string, port: number): string {
  const password = fs.readFileSync(dataDirLayout(dataDir).passwordFile, 'utf8').trim();
  return `postgres://${OWNER_ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}
