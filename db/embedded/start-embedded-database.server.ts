import { bootServer } from './boot-server.server';
import { clusterExists, createCluster, databaseUrl } from './create-cluster.server';
import { ensureDatabase } from './ensure-database.server';
import { DatabaseStartError } from './errors.server';
import { dataDirLayout } from './layout.server';
import { explainDataDirFault, prepareDataDir } from './prepare-data-dir.server';
import { findPrograms, type Programs } from './programs.server';
import { findRunningServer, type RunningServer } from './running-server.server';
import { chooseServerUser, type ServerUser } from './server-user.server';
import { stopServer } from './stop-server.server';

/** A running database: `reused` when its server was left by an app that was killed. */
export type EmbeddedDatabase = {
  url: string;
  reused: boolean;
  /** Ends the server's process, orderly. May be called more than once. */
  stop(): Promise<void>;
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
    const left = await findRunningServer(dataDir);
    onProgress(
      left
        ? `reusing the database server that was left running (process ${left.pid})`
        : 'starting PostgreSQL',
    );
    const server = left ?? (await bootServer(dataDir, programs, user, postgresFlags));
    return await openDatabase(dataDir, server, left !== undefined, programs, user);
  } catch (error) {
    throw explainDataDirFault(dataDir, error);
  }
}

async function openDatabase(
  dataDir: string,
  server: RunningServer,
  reused: boolean,
  programs: Programs,
  user: ServerUser | undefined,
): Promise<EmbeddedDatabase> {
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopServer(dataDir, server.pid, programs, user));
  try {
    const url = databaseUrl(dataDir, server.port);
    await ensureDatabase(url);
    return { url, reused, stop };
  } catch (error) {
    if (!reused) await stop();
    throw new DatabaseStartError(`the database server of ${dataDir} refuses its owner: ${String(error)}`, {
      cause: error,
    });
  }
}
