import path from 'node:path';
import { closeDatabase } from '~db/client.server';
import { startEmbeddedDatabase } from '~db/embedded/index.server';
import { migrateDatabase } from '~db/migrate.server';
import { importInstitutes } from '~/features/institutes/index.server';
import type { BenchContext } from '../bench';
import { makeWorkFolder } from './make-work-folder';

/**
 * Starts a database that goes with the bench, with the schema and the institutes, and points the app at it.
 * @returns its URL, for the role that owns it
 */
export async function openWorkDatabase({ say, cleanUp }: BenchContext): Promise<string> {
  const folder = await makeWorkFolder(cleanUp);
  say('starting the database');
  const database = await startEmbeddedDatabase({
    dataDir: path.join(folder, 'data'),
    postgresFlags: ['-c', 'shared_preload_libraries=pg_stat_statements'],
  });
  cleanUp.add(() => database.stop());
  await migrateDatabase(database.url);
  process.env.DATABASE_URL = database.url;
  cleanUp.add(closeDatabase);
  await importInstitutes('db/seed');
  return database.url;
}
