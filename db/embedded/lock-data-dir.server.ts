import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DataDirError, errorCode } from './errors.server';
import { dataDirLayout } from './layout.server';
import { explainDataDirFault, prepareDataDir } from './prepare-data-dir.server';
import { findRunningProcess } from './running-process.server';

/** The right to be the one web process of a data folder. */
export type Lock = { release: () => Promise<void> };

/** Who holds a lock: `started` tells the process from a later one with the same pid. */
type Holder = { pid: number; started: string };

/**
 * Takes the data folder for this process, until `release()` or its death, however it dies.
 *
 * Each taking is a numbered file, complete from its first moment (it is linked into place) and the highest number
 * counts. A lock whose holder is gone is never removed to be taken, but followed by the next number, which only one of
 * several contenders can create: so two can't both inherit it. An empty file is a lock that was released.
 * @throws DataDirError when another process holds the folder, or it can't be written
 */
export async function lockDataDir(dataDir: string): Promise<Lock> {
  prepareDataDir(dataDir);
  const { locks } = dataDirLayout(dataDir);
  try {
    fs.mkdirSync(locks, { recursive: true, mode: 0o755 });
    for (;;) {
      const last = lastNumber(locks);
      refuseIfHeld(dataDir, readHolder(numbered(locks, last)));
      const mine = takeNumber(locks, last + 1);
      if (mine) return mine;
    }
  } catch (error) {
    throw explainDataDirFault(dataDir, error);
  }
}

function refuseIfHeld(dataDir: string, holder: Holder | undefined): void {
  if (!holder || !isStillThere(holder)) return;
  throw new DataDirError(
    `the data folder ${dataDir} is in use by process ${holder.pid}: stop that process, or set TUMIA_DATA_DIR to another folder`,
  );
}

function isStillThere(holder: Holder): boolean {
  const found = findRunningProcess(holder.pid);
  return found !== undefined && (found.started === '' || found.started === holder.started);
}

/** @returns undefined when another process was quicker */
function takeNumber(locks: string, number: number): Lock | undefined {
  const mine = numbered(locks, number);
  const draft = path.join(locks, `draft-${randomUUID()}`);
  const started = findRunningProcess(process.pid)?.started ?? '';
  fs.writeFileSync(draft, `${process.pid} ${started}`, { mode: 0o644 });
  try {
    fs.linkSync(draft, mine);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    throw error;
  } finally {
    fs.rmSync(draft);
  }
  // A slow contender may create a number that was already followed and cleared away.
  if (lastNumber(locks) !== number) {
    fs.rmSync(mine, { force: true });
    return undefined;
  }
  for (const earlier of numbersIn(locks))
    if (earlier < number) fs.rmSync(numbered(locks, earlier), { force: true });
  return {
    async release() {
      // A second release finds the file cleared away by a later holder.
      if (fs.existsSync(mine)) fs.truncateSync(mine);
    },
  };
}

/** @returns undefined for a lock that was released, cleared away, or spoilt by a power cut: a live holder's is whole */
function readHolder(file: string): Holder | undefined {
  try {
    const [, pid, started] = /^(\d+) (.*)$/.exec(fs.readFileSync(file, 'utf8')) ?? [];
    return pid === undefined || started === undefined ? undefined : { pid: Number(pid), started };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const numbered = (locks: string, number: number) => path.join(locks, `lock-${number}`);

const lastNumber = (locks: string) => Math.max(0, ...numbersIn(locks));

function numbersIn(locks: string): number[] {
  return fs.readdirSync(locks).flatMap((name) => {
    const match = /^lock-(\d+)$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
}
