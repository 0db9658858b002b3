import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DatabaseStartError, errorCode } from './errors.server';
import { dataDirLayout } from './layout.server';
import { pollUntil } from './poll-until.server';
import { findRunningProcess } from './running-process.server';

/** A PostgreSQL server that has opened its port. */
export type RunningServer = { pid: number; port: number };

type ServerState =
  | { kind: 'none' }
  /** The server is gone, its pid file was left behind. */
  | { kind: 'stale'; pidFile: string }
  /** Coming up or going down. */
  | { kind: 'changing'; pid: number }
  | ({ kind: 'ready' } & RunningServer);

const SETTLE_TIMEOUT_MS = 60_000;
const FRESH_FILE_MS = 2_000;

/**
 * Reads what PostgreSQL wrote about itself. Lines of postmaster.pid, from PostgreSQL's pidfile.h: 1 pid, 2 data folder, 4 port, 8 status.
 */
export function readServerState(dataDir: string): ServerState {
  const pidFile = path.join(dataDirLayout(dataDir).cluster, 'postmaster.pid');
  const text = readIfThere(pidFile);
  if (text === undefined) return { kind: 'none' };
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!pid) return isFresh(pidFile) ? { kind: 'changing', pid } : { kind: 'stale', pidFile };
  if (!isServerOf(pid, lines[1] ?? '')) return { kind: 'stale', pidFile };
  return lines[7] === 'ready' ? { kind: 'ready', pid, port: Number(lines[3]) } : { kind: 'changing', pid };
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** A server writes its pid right after making the file; later, an empty file is the leftover of a power cut. */
function isFresh(file: string): boolean {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < FRESH_FILE_MS;
}

/** The pid of a server that died may belong to any other program by now. */
function isServerOf(pid: number, folder: string): boolean {
  const found = findRunningProcess(pid);
  return found !== undefined && (found.command === '' || found.command.includes(`-D ${folder}`));
}

/**
 * Waits while a server of this data folder comes up or goes down, then tells which one runs. A pid file without a
 * server is left alone.
 * @throws DatabaseStartError when a server neither answers nor goes away
 */
export async function findRunningServer(dataDir: string): Promise<RunningServer | undefined> {
  const settled = await pollUntil(async () => {
    const state = readServerState(dataDir);
    if (state.kind === 'changing') return undefined;
    if (state.kind !== 'ready') return { server: undefined };
    return (await answers(state.port)) ? { server: { pid: state.pid, port: state.port } } : undefined;
  }, SETTLE_TIMEOUT_MS);
  if (settled) return settled.server;
  const state = readServerState(dataDir);
  const pid = 'pid' in state ? state.pid : 'unknown';
  throw new DatabaseStartError(
    `the database server of ${dataDir} (process ${pid}) neither answers nor ends: stop it with kill -INT ${pid}, then start again`,
  );
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(1_000, () => settle(false));
  });
}

/**
 * Removes the pid file of a server that is gone. PostgreSQL itself refuses to start when that pid belongs to a zombie
 * or to another program; it still guards the files by their shared memory.
 */
export function removeStalePidFile(dataDir: string): void {
  const state = readServerState(dataDir);
  if (state.kind === 'stale') fs.rmSync(state.pidFile, { force: true });
}
