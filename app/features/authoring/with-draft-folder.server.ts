import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContentFault } from '~/platform/content/content-fault';
import type { PackageFiles } from '~/features/catalog/index.server';

/**
 * Does something with a draft as a folder of package files, which is there for as long as it takes.
 * @returns what `use` gives
 */
export async function withDraftFolder<Result>(
  slug: string,
  files: PackageFiles,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'tumia-draft-'));
  try {
    const folder = path.join(temporary, slug);
    for (const [name, body] of files) {
      const file = path.join(folder, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, body);
    }
    return await use(folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Faults of a draft's folder, their files named by their paths in the package. */
export const faultsInside = (folder: string, faults: readonly ContentFault[]): ContentFault[] =>
  faults.map((fault) => ({ ...fault, file: path.relative(folder, fault.file) }));
