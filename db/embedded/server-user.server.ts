import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** An unprivileged user whom PostgreSQL runs as; `name` is for messages. */
export type ServerUser = { name: string; uid: number; gid: number };

const CANDIDATES = ['postgres', 'nobody'];
const LAST_RESORT: ServerUser = { name: 'uid 65534', uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root: gives the user to become, without creating one. A cluster that exists keeps its
 * owner, whom PostgreSQL insists on.
 * @param cluster PostgreSQL's own folder, which need not exist yet
 * @returns undefined when this process is not root and the server simply runs as the same user
 */
export function chooseServerUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const user = lookUpUser(name);
    if (user) return user;
  }
  return LAST_RESORT;
}

function lookUpUser(name: string): ServerUser | undefined {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** The options that make `spawn` start a program as this user. */
export function spawnAs(user: ServerUser | undefined): { uid?: number; gid?: number } {
  // spawn takes signed ids only; the "nobody" of macOS is -2, which `id` prints as 4294967294.
  return user ? { uid: user.uid | 0, gid: user.gid | 0 } : {};
}

/**
 * Tells whether the user may pass through `folder` and all folders above it, by their permission bits. Of a path that
 * doesn't exist yet, the part that exists counts.
 */
export function canEnter(user: ServerUser, folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const stats = fs.statSync(current, { throwIfNoEntry: false });
    if (stats && !(stats.mode & searchBit(user, stats))) return false;
    if (current === path.dirname(current)) return true;
  }
}

function searchBit(user: ServerUser, stats: fs.Stats): number {
  if (stats.uid === user.uid) return 0o100;
  return stats.gid === user.gid ? 0o010 : 0o001;
}
