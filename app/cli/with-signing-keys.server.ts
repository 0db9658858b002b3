import { readSettings } from '~/platform/settings.server';
import { openKeys } from '~/startup/open-keys.server';
import { projectDir, withDatabase } from './with-database.server';

/** Runs work on the database that signs, or makes keys to sign with. */
export async function withSigningKeys<Result>(work: () => Promise<Result>): Promise<Result> {
  return withDatabase(async () => {
    await openKeys(readSettings(), projectDir);
    return work();
  });
}
