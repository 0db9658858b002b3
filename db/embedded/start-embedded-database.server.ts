import { bootServer } from './boot-server.server';
import { clusterExists, createCluster, databaseUrl } from './create-cluster.server';
import { ensureDatabase, isUnavailable } from './ensure-database.server';
import { DatabaseStartError } from './errors.server';
import { dataDirLayout } from './layout.server';
import { pollUntil } from './poll-until.server';
import { explainDataDirFault, prepareDataDir } from './prepare-data-dir.server';
import { findPrograms } from './programs.server';
import { findRunningServer, type RunningServer } from './running-server.server';
import { chooseServerUser } from './server-user.server';
import { stopServer } from './stop-server.server';

/** A running database: `reused` when its server was left by an app that was killed. */
export type EmbeddedDatabase = {
  url: string;
  reused: boolean;
  /** Ends the server's process, orderly. May be called more than once. */
  stop: () => Promise<void>;
};

export type EmbeddedDatabaseOptions = {
  /** Absolute path; made if it is missing. */
  dataDir: string;
  /** Further arguments of `postgres`, such as `-c fsync=off`. A server that is reused keeps its own. */
  postgresFlags?: string[];
  /** Further arguments of `initdb`. */
  initdbFlags?: string[];
  /** Called with a line for the operator at the start of each step that takes time. */
  onProgress?: (message: string) => void;
};

const USABLE_TIMEOUT_MS = 60_000;

/**
 * Makes the PostgreSQL of a data folder run: creates it the first time, and reuses a server that was left running.
 * The caller holds the folder's lock (`lockDataDir`).
 * @throws DataDirError when the folder can't be used
 * @throws DatabaseStartError when PostgreSQL can't be started
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { dataDir, postgresFlags = [], initdbFlags = [], onProgress = () => {} } = options;
  prepareDataDir(dataDir);
  try {
    const user = chooseServerUser(dataDirLayout(dataDir).cluster);
    const programs = findPrograms(dataDir, user);
    if (!clusterExists(dataDir)) {
      onProgress(`creating the database in ${dataDir}`);
      await createCluster(dataDir, programs, user, initdbFlags);
    }
    const left = await findUsableServer(dataDir);
    onProgress(
      left ? `reusing the server that was left running (process ${left.pid})` : 'starting PostgreSQL',
    );
    const server = left ?? (await bootServer(dataDir, programs, user, postgresFlags));
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= stopServer(dataDir, server.pid, programs, user));
    if (!left) await openOrStop(dataDir, server, stop);
    return { url: databaseUrl(dataDir, server.port), reused: left !== undefined, stop };
  } catch (error) {
    throw explainDataDirFault(dataDir, error);
  }
}

/**
 * Finds a server that was left running and lets the owner in. One that was just told to end still has its port open:
 * it is waited for.
 */
async function findUsableServer(dataDir: string): Promise<RunningServer | undefined> {
  const found = await pollUntil(async () => {
    const server = await findRunningServer(dataDir);
    return !server || (await open(dataDir, server)) ? { server } : undefined;
  }, USABLE_TIMEOUT_MS);
  if (!found)
    throw new DatabaseStartError(`the database server of ${dataDir} takes no connections: end it first`);
  return found.server;
}

async function openOrStop(dataDir: string, server: RunningServer, stop: () => Promise<void>): Promise<void> {
  try {
    if (await open(dataDir, server)) return;
  } catch (error) {
    await stop();
    throw error;
  }
  throw new DatabaseStartError(`the database server of ${dataDir} ended right after its start: start again`);
}

/** @returns false when the server is coming up or going down */
async function open(dataDir: string, server: RunningServer): Promise<boolean> {
  try {
    await ensureDatabase(databaseUrl(dataDir, server.port));
    return true;
  } catch (error) {
    if (isUnavailable(error)) return false;
    throw new DatabaseStartError(`the database server of ${dataDir} refuses its owner: ${String(error)}`, {
      cause: error,
    });
  }
}
