import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, vi } from 'vitest';
import { closeDatabase } from '~db/client.server';
import { importInstitutes } from '~/features/institutes/index.server';
import { importPlaces } from '~/features/places/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { createWorkerDatabase } from './worker-database';

/** The database of a test file, seen past the app: as the role that owns it. */
export interface WorkerDatabase {
  /** Tagged-template queries with every right. */
  readonly owner: postgres.Sql;
  readonly url: string;
}

/**
 * Gives a test file a migrated database with the lists of regions, councils and institutes, and points the app at it;
 * all is closed and dropped after the last test. The next file of the same process finds the clock and the environment as
 * this one did.
 */
export function useWorkerDatabase(): WorkerDatabase {
  let opened: WorkerDatabase | undefined;
  const get = () => {
    if (!opened) throw new Error('the database is open during tests only');
    return opened;
  };
  let drop: () => Promise<void> = async () => undefined;
  const environment = { ...process.env };
  beforeAll(async () => {
    const cloned = await createWorkerDatabase();
    drop = cloned.drop;
    opened = { url: cloned.url, owner: postgres(cloned.url, { max: 2, onnotice: () => undefined }) };
    process.env.DATABASE_URL = cloned.url;
    process.env.KEY_ENCRYPTION_KEY = randomBytes(32).toString('base64url');
    await importPlaces('db/seed');
    await importInstitutes('db/seed');
  });
  afterAll(async () => {
    await closeCompiler();
    await closeDatabase();
    await opened?.owner.end();
    await drop();
    vi.useRealTimers();
    process.env = environment;
  });
  return {
    get owner() {
      return get().owner;
    },
    get url() {
      return get().url;
    },
  };
}
