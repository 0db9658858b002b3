import { migrateDatabase } from '~db/migrate.server';
import { StartupError } from './startup-error';

/** Brings the database's schema up to date. @throws StartupError that says in one line why it can't; nothing is half done then */
export async function migrateSchema(url: string): Promise<void> {
  try {
    await migrateDatabase(url);
  } catch (error) {
    throw new StartupError(`the database's schema can't be brought up to date: ${reasonOf(error)}`);
  }
}

/** The innermost cause: what PostgreSQL itself answered. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
