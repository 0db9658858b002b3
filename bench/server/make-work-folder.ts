import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CleanUp } from '../clean-up';

/** Makes a temporary folder that goes with the bench. The user whom the database runs as can pass through it. */
export async function makeWorkFolder(cleanUp: CleanUp): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tumia-bench-'));
  cleanUp.add(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await chmod(folder, 0o711);
  return folder;
}
