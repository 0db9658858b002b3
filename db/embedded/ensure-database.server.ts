import postgres from 'postgres';
import { errorCode } from './errors.server';

/** SQLSTATE of a database that doesn't exist (PostgreSQL, appendix A: invalid_catalog_name). */
const NO_SUCH_DATABASE = '3D000';

/**
 * What a server says that is coming up or going down: SQLSTATE cannot_connect_now, admin_shutdown and crash_shutdown,
 * the system's codes for a port that was closed, and the driver's for a connection that was.
 */
const UNAVAILABLE = ['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED'];

/** Tells whether a connection failed because its server is coming up or going down. */
export function isUnavailable(error: unknown): boolean {
  return UNAVAILABLE.includes(errorCode(error) ?? '');
}

/**
 * Connects to a database, which is created if it is missing.
 * @param url of the database; its role must be able to connect to `postgres` and create databases
 * @throws postgres.PostgresError when the server refuses
 */
export async function ensureDatabase(url: string): Promise<void> {
  try {
    await execute(url, 'select 1');
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== NO_SUCH_DATABASE) throw error;
    const { pathname } = new URL(url);
    await execute(
      Object.assign(new URL(url), { pathname: '/postgres' }).href,
      `create database "${pathname.slice(1)}"`,
    );
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
