import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from './startup-error';

const builtFrom = [
  'app',
  'db',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'vite.aliases.ts',
  'vite.enhancement-scripts.ts',
];
const buildDir = 'build';
const stampFile = path.join(buildDir, 'built-from');

/** Builds the pages where no build fits the source. @returns whether it built */
export async function buildPagesIfStale(projectDir: string): Promise<boolean> {
  const digest = await sourceDigest(projectDir);
  const stamp = await readFile(path.join(projectDir, stampFile), 'utf8').catch(() => '');
  if (stamp === digest) return false;
  await runBuild(projectDir);
  await writeFile(path.join(projectDir, stampFile), digest);
  return true;
}

async function sourceDigest(projectDir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of builtFrom) {
    for (const file of await filesOf(path.join(projectDir, name))) {
      hash
        .update(path.relative(projectDir, file))
        .update('\0')
        .update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesOf(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [place];
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

async function runBuild(projectDir: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'],
    {
      cwd: projectDir,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  if (code !== 0) throw new StartupError(`the pages could not be built:\n${output.trim()}`);
}
