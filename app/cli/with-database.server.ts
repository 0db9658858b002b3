import { fileURLToPath } from 'node:url';
import { closeDatabase } from '~db/client.server';
import { attachEmbeddedDatabase, resolveDataDir } from '~db/embedded/index.server';
import { readSettings } from '~/platform/settings.server';
import { migrateSchema } from '~/startup/migrate-schema.server';
import { openDatabase } from '~/startup/open-database.server';

export const projectDir = fileURLToPath(new URL('../..', import.meta.url));

/** Runs work on the database: the one of a running Tumia where there is one, else opened for the time of the work. */
export async function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  const settings = readSettings();
  const running = settings.databaseUrl
    ? undefined
    : await attachEmbeddedDatabase(resolveDataDir(settings.dataDir, projectDir).path);
  const opened = running ? undefined : await openDatabase(settings, projectDir, () => undefined);
  const url = running?.url ?? opened?.url ?? '';
  process.env.DATABASE_URL = url;
  try {
    await migrateSchema(url);
    return await work();
  } finally {
    await closeDatabase();
    await opened?.close();
  }
}
