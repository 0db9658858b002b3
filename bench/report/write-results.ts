import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchOutcome } from '../bench';

const folder = fileURLToPath(new URL('../results', import.meta.url));

/**
 * Keeps a bench's outcome with the machine it was taken on.
 * @returns the file's name, relative to the working folder
 */
export async function writeResults(name: string, outcome: BenchOutcome): Promise<string> {
  const file = path.join(folder, `${name}.json`);
  const machine = {
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
    processors: os.cpus().length,
    processor: os.cpus()[0]?.model,
    memoryMegabytes: Math.round(os.totalmem() / 1024 ** 2),
    loadOverLastMinute: os.loadavg()[0],
  };
  await mkdir(folder, { recursive: true });
  await writeFile(
    file,
    `${JSON.stringify({ bench: name, takenAt: new Date(), machine, ...outcome }, null, 2)}\n`,
  );
  return path.relative(process.cwd(), file);
}
