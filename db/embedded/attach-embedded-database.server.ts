import { databaseUrl } from './create-cluster.server';
import { DataDirError, errorCode } from './errors.server';
import { findRunningServer } from './running-server.server';

/**
 * Finds the database that another process runs in this data folder, without taking the folder's lock.
 * @returns undefined when none runs
 * @throws DataDirError when this user may not read the folder
 * @throws DatabaseStartError when a server neither answers nor goes away
 */
export async function attachEmbeddedDatabase(dataDir: string): Promise<{ url: string } | undefined> {
  try {
    const server = await findRunningServer(dataDir);
    return server && { url: databaseUrl(dataDir, server.port) };
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    throw new DataDirError(
      `the data folder ${dataDir} can't be read: run this command as the user who runs Tumia`,
      {
        cause: error,
      },
    );
  }
}
