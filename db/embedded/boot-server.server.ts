import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { DatabaseStartError } from './errors.server';
import { dataDirLayout } from './layout.server';
import { pollUntil } from './poll-until.server';
import type { Programs } from './programs.server';
import { explainSpawnFault, findFault, PROGRAM_ENVIRONMENT } from './run-program.server';
import { readServerState, removeStalePidFile, type RunningServer } from './running-server.server';
import { spawnAs, type ServerUser } from './server-user.server';

/** What passes by itself: a port that was just taken, and processes of a killed server that are still ending. */
const PASSING_FAULT = /could not bind|could not create any TCP\/IP sockets|lock file|shared memory block/;
const RETRY_TIMEOUT_MS = 30_000;
/** Recovery after a power cut replays the write-ahead log and may take its time on a slow disk. */
const READY_TIMEOUT_MS = 300_000;

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it accepts connections.
 * @throws DatabaseStartError with the reason that PostgreSQL logged
 */
export async function bootServer(
  dataDir: string,
  programs: Programs,
  user: ServerUser | undefined,
  postgresFlags: string[],
): Promise<RunningServer> {
  const { logFile, previousLogFile } = dataDirLayout(dataDir);
  if (fs.existsSync(logFile)) fs.renameSync(logFile, previousLogFile);
  let fault = '';
  const server = await pollUntil(async () => {
    removeStalePidFile(dataDir);
    const port = await findFreePort();
    const attempt = await tryToBoot(dataDir, programs.postgres, user, ['-p', String(port), ...postgresFlags]);
    if ('pid' in attempt) return { pid: attempt.pid, port };
    fault = attempt.fault;
    if (!PASSING_FAULT.test(fault)) throw startError(fault, logFile);
    return undefined;
  }, RETRY_TIMEOUT_MS);
  if (!server) throw startError(fault, logFile);
  return server;
}

function startError(fault: string, logFile: string): DatabaseStartError {
  return new DatabaseStartError(`PostgreSQL didn't start: ${fault} (the whole log: ${logFile})`);
}

async function tryToBoot(
  dataDir: string,
  postgres: string,
  user: ServerUser | undefined,
  flags: string[],
): Promise<{ pid: number } | { fault: string }> {
  const { cluster, logFile } = dataDirLayout(dataDir);
  // A file, not a pipe: the server outlives an app that is killed and must be able to go on writing.
  const log = fs.openSync(logFile, 'a', 0o600);
  const logStart = fs.fstatSync(log).size;
  const child = spawn(postgres, ['-D', cluster, ...FIXED_FLAGS, ...flags], {
    ...spawnAs(user),
    cwd: dataDir,
    env: PROGRAM_ENVIRONMENT,
    // Its own process group: Ctrl-C must reach the app only, which then stops the database in order.
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const outcome = await waitForOutcome(dataDir, postgres, child);
  if (outcome === 'ready' && child.pid !== undefined) {
    child.unref();
    return { pid: child.pid };
  }
  if (outcome === undefined) child.kill('SIGQUIT');
  const logged = fs.readFileSync(logFile).subarray(logStart).toString('utf8');
  return { fault: outcome === undefined ? 'it was not ready in five minutes' : findFault(logged) };
}

const FIXED_FLAGS = [
  ['-c', 'listen_addresses=127.0.0.1'],
  ['-c', 'unix_socket_directories='],
  ['-c', 'logging_collector=off'],
  ['-c', 'log_checkpoints=off'],
].flat();

function waitForOutcome(
  dataDir: string,
  postgres: string,
  child: ChildProcess,
): Promise<'ready' | 'ended' | undefined> {
  let ended = false;
  let spawnFault: DatabaseStartError | undefined;
  child.once('exit', () => (ended = true));
  child.once('error', (error) => (spawnFault = explainSpawnFault(postgres, error)));
  return pollUntil(() => {
    if (spawnFault) throw spawnFault;
    if (ended) return 'ended';
    const state = readServerState(dataDir);
    return state.kind === 'ready' && state.pid === child.pid ? 'ready' : undefined;
  }, READY_TIMEOUT_MS);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new DatabaseStartError('the system gives no free port on 127.0.0.1'));
      });
    });
  });
}
