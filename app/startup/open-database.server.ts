import postgres from 'postgres';
import { lockDataDir, resolveDataDir, startEmbeddedDatabase } from '~db/embedded/index.server';
import type { Settings } from '~/platform/settings.server';
import { StartupError } from './startup-error';

export interface OpenDatabase {
  url: string;
  embedded: boolean;
  close: () => Promise<void>;
}

/** Opens the database that the settings name: a server of the operator's, or the embedded one in the data folder. */
export async function openDatabase(
  settings: Settings,
  projectDir: string,
  note: (text: string) => void,
): Promise<OpenDatabase> {
  if (settings.databaseUrl) {
    note(await serverVersion('DATABASE_URL', settings.databaseUrl));
    if (settings.servingDatabaseUrl) await serverVersion('SERVING_DATABASE_URL', settings.servingDatabaseUrl);
    return { url: settings.databaseUrl, embedded: false, close: async () => undefined };
  }
  const dataDir = resolveDataDir(settings.dataDir, projectDir);
  const lock = await lockDataDir(dataDir.path);
  try {
    const server = await startEmbeddedDatabase({ dataDir: dataDir.path });
    note(
      `embedded in ${dataDir.path}${server.reused ? ', left running by an earlier process' : ''}${dataDir.note ? ` – ${dataDir.note}` : ''}`,
    );
    return {
      url: server.url,
      embedded: true,
      async close() {
        await server.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** @throws StartupError where the login of the setting can't sign in */
async function serverVersion(setting: string, url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [row] = await sql<{ server_version: string }[]>`show server_version`;
    return `PostgreSQL ${row?.server_version} of ${setting}`;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartupError(
      `the database of ${setting} (${pathname.slice(1)} on ${hostname}:${port || 5432}) can't be reached: ${reason}`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
