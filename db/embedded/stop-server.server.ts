import { DatabaseStartError } from './errors.server';
import { dataDirLayout } from './layout.server';
import { pollUntil } from './poll-until.server';
import type { Programs } from './programs.server';
import { runProgram } from './run-program.server';
import { findRunningProcess } from './running-process.server';
import { readServerState } from './running-server.server';
import type { ServerUser } from './server-user.server';

const FAST_TIMEOUT_S = 30;
const END_TIMEOUT_MS = 10_000;

/**
 * Stops the server: connections are closed, everything is written. One that doesn't obey in time is ended at once,
 * which loses nothing that was committed.
 * @throws DatabaseStartError when the process is there even then
 */
export async function stopServer(
  dataDir: string,
  pid: number,
  programs: Programs,
  user: ServerUser | undefined,
): Promise<void> {
  if (!stillRuns(dataDir, pid)) return;
  const stop = (mode: string) =>
    runProgram(
      programs.pg_ctl,
      ['stop', '-D', dataDirLayout(dataDir).cluster, '-m', mode, '-w', '-t', String(FAST_TIMEOUT_S)],
      { cwd: dataDir, user },
    );
  try {
    await stop('fast');
  } catch (error) {
    if (stillRuns(dataDir, pid)) await stop('immediate');
    else if (!(error instanceof DatabaseStartError)) throw error;
  }
  // pg_ctl returns when the pid file is gone, a moment before the process is.
  const gone = await pollUntil(() => (findRunningProcess(pid) ? undefined : true), END_TIMEOUT_MS);
  if (!gone)
    throw new DatabaseStartError(
      `the database server (process ${pid}) doesn't end: stop it with kill -QUIT ${pid}`,
    );
}

function stillRuns(dataDir: string, pid: number): boolean {
  const state = readServerState(dataDir);
  return 'pid' in state && state.pid === pid;
}
