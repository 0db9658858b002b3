import { spawn } from 'node:child_process';
import { once } from 'node:events';

const patienceMs = 20_000;

export interface Child {
  pid: number;
  /** What it has said so far, on both streams. */
  output: () => string;
  hasEnded: () => boolean;
  /** Ends its whole group as Ctrl-C in a terminal does, or the hard way where that takes over 20 seconds. */
  stop: () => Promise<void>;
  /** Ends its whole group at once, as a power cut does. */
  kill: () => Promise<void>;
}

/**
 * Starts a program in a process group of its own.
 * @param settings environment variables beside those of this process; NODE_ENV is left for the program to choose
 */
export async function startChild(
  program: string,
  parameters: string[],
  { cwd, settings }: { cwd: string; settings: Record<string, string> },
): Promise<Child> {
  const env = { ...process.env, ...settings };
  Reflect.deleteProperty(env, 'NODE_ENV');
  const child = spawn(program, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  let hasEnded = false;
  // Closed once the last process that writes to the streams is gone: npm itself may end before the server it started.
  const end = once(child, 'close').then(() => (hasEnded = true));
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} has no process id`);
  return {
    pid,
    output: () => said,
    hasEnded: () => hasEnded,
    async stop() {
      if (hasEnded) return;
      process.kill(-pid, 'SIGINT');
      const force = setTimeout(() => process.kill(-pid, 'SIGKILL'), patienceMs);
      await end;
      clearTimeout(force);
    },
    async kill() {
      if (!hasEnded) process.kill(-pid, 'SIGKILL');
      await end;
    },
  };
}
