import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CleanUp } from '../clean-up';

/** Starts a server that inserts one row for each request and does nothing else, in a process of its own. @returns its origin */
export async function startInsertServer(databaseUrl: string, cleanUp: CleanUp): Promise<string> {
  const child = fork(fileURLToPath(new URL('./insert-server-process.ts', import.meta.url)));
  cleanUp.add(() => void child.kill());
  child.send(databaseUrl);
  const [port] = (await once(child, 'message')) as [number];
  return `http://localhost:${port}`;
}
