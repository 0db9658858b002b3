import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Database = PostgresJsDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a query may run on: the pool, or the transaction that a caller has opened. */
export type Executor = Database | Transaction;

let pool: { sql: postgres.Sql; db: Database } | undefined;

/**
 * The connection pool of this process, opened at the first call from `DATABASE_URL`.
 * Statements run as the role `tumia_app`, which owns nothing.
 */
export function database(): Database {
  if (!pool) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set: open the database before using it');
    const sql = postgres(url, {
      max: 10,
      connect_timeout: 10,
      onnotice: () => undefined,
      connection: { role: 'tumia_app', application_name: 'tumia' },
    });
    pool = { sql, db: drizzle(sql) };
  }
  return pool.db;
}

/** Closes the pool; the next call of `database` opens another. */
export async function closeDatabase(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.sql.end({ timeout: 5 });
}
