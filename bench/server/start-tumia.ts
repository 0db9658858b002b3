import path from 'node:path';
import { startEmbeddedDatabase } from '~db/embedded/index.server';
import type { BenchContext } from '../bench';
import { copySources } from './copy-sources';
import { findFreePort } from './find-free-port';
import { makeWorkFolder } from './make-work-folder';
import { runTumia } from './run-tumia';
import { waitUntilReady } from './wait-until-ready';

export interface TumiaServer {
  origin: string;
  /** Of the process that serves. */
  pid: number;
  /** The database owner's connection. */
  databaseUrl: string;
}

/**
 * Starts Tumia as in production, on a port, a copy of the sources and an empty database of its own, which counts its statements.
 * All of it goes with the bench.
 */
export async function startTumia(
  { say, cleanUp }: BenchContext,
  { withCourses = true, runsJobs = false }: { withCourses?: boolean; runsJobs?: boolean } = {},
): Promise<TumiaServer> {
  const folder = await makeWorkFolder(cleanUp);
  const sources = path.join(folder, 'tumia');
  await copySources(sources, { withBuild: true, withCourses });
  say('starting the database');
  const database = await startEmbeddedDatabase({
    dataDir: path.join(folder, 'data'),
    postgresFlags: ['-c', 'shared_preload_libraries=pg_stat_statements'],
  });
  cleanUp.add(() => database.stop());
  say('starting Tumia (its pages are built first where the build is stale)');
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const server = await runTumia({ sources, port, databaseUrl: database.url, runsJobs });
  cleanUp.add(() => {
    if (server.hasEnded()) say(`Tumia ended by itself:\n${server.output()}`);
    return server.stop();
  });
  await waitUntilReady(origin, server);
  return { origin, pid: server.pid, databaseUrl: database.url };
}
