import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { installJobQueue } from './install-job-queue.server';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any constant of our own: processes that migrate one database at the same time wait for each other by it. */
const migrationLock = 7_102_026;

/**
 * Brings the database at `url` to the newest schema, then the job queue's, as that URL's own role. Safe to run again and from several
 * processes.
 * @throws what PostgreSQL answers, e.g. where it can't be reached or the role lacks a right; no schema is half done then.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(sql), { migrationsFolder });
    await installJobQueue(url, sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
