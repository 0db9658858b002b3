import { Pool } from 'pg';

/**
 * The database's URL as the queue's driver must be told it: both drivers then read `sslmode` as PostgreSQL's own programs do.
 * @param url as in `DATABASE_URL`
 */
export function queueUrl(url: string): string {
  const own = new URL(url);
  const mode = own.searchParams.get('sslmode') ?? own.searchParams.get('ssl');
  if (mode === null) return url;
  own.searchParams.delete('ssl');
  own.searchParams.set('sslmode', mode === 'true' ? 'verify-full' : mode);
  own.searchParams.set('uselibpqcompat', 'true');
  return own.href;
}

/** Connections for running jobs, as the role `tumia_app`, to the database of `DATABASE_URL`. The caller ends the pool. */
export function openQueuePool(size: number): Pool {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: open the database before running jobs');
  return new Pool({
    connectionString: queueUrl(url),
    options: '-c role=tumia_app',
    application_name: 'tumia jobs',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    max: size,
  });
}
