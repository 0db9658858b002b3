import { Logger, runMigrations } from 'graphile-worker';
import type postgres from 'postgres';
import { queueUrl } from './client-of-queue.server';

const silent = new Logger(() => () => undefined);

/** The rights that `tumia_app` needs to add, run and list jobs; safe to give again. Tables of this schema have row security. */
const rights = `
DO $$
DECLARE
  queue_table text;
BEGIN
  GRANT USAGE ON SCHEMA graphile_worker TO tumia_app;
  GRANT SELECT ON graphile_worker.migrations, graphile_worker.jobs TO tumia_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker._private_jobs TO tumia_app;
  GRANT SELECT, INSERT, UPDATE ON graphile_worker._private_job_queues, graphile_worker._private_known_crontabs TO tumia_app;
  GRANT SELECT, INSERT ON graphile_worker._private_tasks TO tumia_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO tumia_app;
  FOREACH queue_table IN ARRAY ARRAY['_private_jobs', '_private_job_queues', '_private_known_crontabs', '_private_tasks'] LOOP
    IF NOT EXISTS (
      SELECT FROM pg_policies
      WHERE schemaname = 'graphile_worker' AND tablename = queue_table AND policyname = 'tumia_app'
    ) THEN
      EXECUTE format('CREATE POLICY tumia_app ON graphile_worker.%I TO tumia_app USING (true) WITH CHECK (true)', queue_table);
    END IF;
  END LOOP;
END $$`;

/**
 * Brings the queue's schema `graphile_worker` to what the library needs, and lets the role that serves use it.
 * @param url of the database, as its owner
 * @param sql a connection of the owner that keeps other processes from doing the same at the same time
 */
export async function installJobQueue(url: string, sql: postgres.Sql): Promise<void> {
  await runMigrations({ connectionString: queueUrl(url), logger: silent });
  await sql.unsafe(rights);
}
