import { spawn } from 'node:child_process';
import path from 'node:path';
import { DatabaseStartError } from './errors.server';
import { spawnAs, type ServerUser } from './server-user.server';

/**
 * The whole environment of PostgreSQL's programs: the app's own may hold secrets, PG* settings of another server, or
 * a locale that the system lacks (which stops PostgreSQL on macOS).
 */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV, // only because the type demands it
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * Runs one of PostgreSQL's programs to its end, in its own process group so that Ctrl-C doesn't cut it short.
 * @throws DatabaseStartError with the reason that the program gave
 */
export async function runProgram(
  program: string,
  args: string[],
  { cwd, user }: { cwd: string; user: ServerUser | undefined },
): Promise<void> {
  const child = spawn(program, args, {
    ...spawnAs(user),
    cwd,
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(explainSpawnFault(program, error)));
    child.once('close', resolve);
  });
  if (exitCode !== 0) throw new DatabaseStartError(`${path.basename(program)} failed: ${findFault(output)}`);
}

/** A program that exists but can't be run was made for another system. */
export function explainSpawnFault(program: string, error: Error): DatabaseStartError {
  return new DatabaseStartError(
    `PostgreSQL's program ${program} can't be run on this system (${error.message}): ` +
      'set DATABASE_URL to a PostgreSQL server',
    { cause: error },
  );
}

/** Picks the line of PostgreSQL's output that names the fault, with its detail and hint. */
export function findFault(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const fault =
    lines.findLast((line) => /\b(FATAL|PANIC|error): /.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  const additions = lines.filter((line) => /\b(DETAIL|detail|HINT|hint): /.test(line));
  return [fault, ...additions]
    .map((line) => line.replace(/^.*?\b(?:FATAL|PANIC|error|DETAIL|detail|HINT|hint): +/, '').trim())
    .join('; ');
}
