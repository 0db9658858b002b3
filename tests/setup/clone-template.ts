import { randomBytes } from 'node:crypto';
import { databaseAt, execute } from './admin-connection';
import type { TestCluster } from './test-cluster';

/** A database of one's own, with all tables and nothing in them. */
export type ClonedDatabase = { url: string; drop: () => Promise<void> };

/** Any constant: PostgreSQL refuses to copy a template that is being copied, so the copies wait for each other. */
const COPY_LOCK = 7_102_027;

/** Copies the migrated template to a new database. */
export async function cloneTemplate(
  cluster: Pick<TestCluster, 'adminUrl' | 'templateName'>,
): Promise<ClonedDatabase> {
  const { adminUrl, templateName } = cluster;
  const name = `tumia_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  // The lock ends with the connection.
  await execute(
    adminUrl,
    `select pg_advisory_lock(${COPY_LOCK})`,
    `create database ${name} template ${templateName}`,
  );
  return {
    url: databaseAt(adminUrl, name),
    drop: () => execute(adminUrl, `drop database if exists ${name} with (force)`),
  };
}
