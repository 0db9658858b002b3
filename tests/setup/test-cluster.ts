import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedDatabase } from '~db/embedded/index.server';
import { migrateDatabase } from '~db/migrate.server';
import { databaseAt, execute } from './admin-connection';

/** A PostgreSQL server for tests, with a migrated template database to clone. */
export type TestCluster = {
  /** A superuser's or database creator's connection to the server. */
  adminUrl: string;
  templateName: string;
  stop: () => Promise<void>;
};

type TestServer = { adminUrl: string; stop: () => Promise<void> };

/** Tests don't survive a power cut, so nothing needs to reach the disk. */
const FAST_AND_FORGETFUL = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'].flatMap(
  (setting) => ['-c', setting],
);

/**
 * Starts an embedded PostgreSQL in a temporary folder, or uses the server of `TEST_DATABASE_URL`, and migrates the
 * template database. `stop()` removes what was made.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const server = await findServer();
  const { adminUrl } = server;
  const templateName = `tumia_template_${process.pid}`;
  const dropTemplate = () => execute(adminUrl, `drop database if exists ${templateName} with (force)`);
  const stop = async () => {
    await dropTemplate();
    await server.stop();
  };
  try {
    await dropTemplate();
    await execute(adminUrl, `create database ${templateName}`);
    await migrateDatabase(databaseAt(adminUrl, templateName));
    return { adminUrl, templateName, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-test-'));
  // The user whom the server runs as, when the tests run as root, must be able to pass through.
  fs.chmodSync(folder, 0o711);
  const database = await startEmbeddedDatabase({
    dataDir: path.join(folder, 'data'),
    postgresFlags: FAST_AND_FORGETFUL,
    initdbFlags: ['--no-sync'],
  });
  return {
    adminUrl: database.url,
    async stop() {
      await database.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
