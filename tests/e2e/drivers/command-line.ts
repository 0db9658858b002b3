import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { e2eDataDir } from '../../setup/e2e-data-dir';

/**
 * Runs the operator's command line beside the running server, on the same database.
 * @param baseURL of the server
 * @returns what the command says as JSON
 * @throws with what it says, where it refuses
 */
export async function runTumia(baseURL: string, ...command: string[]): Promise<unknown> {
  const { port } = new URL(baseURL);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'app/cli.server.ts', ...command, '--json'],
    { env: { ...process.env, PORT: port, TUMIA_DATA_DIR: e2eDataDir(port), DATABASE_URL: '' } },
  );
  return JSON.parse(stdout);
}
