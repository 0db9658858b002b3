import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContentFault } from '~/platform/content/content-fault';
import type { Problem } from '~/platform/content/problem';
import { type Archive, openArchive } from '~/platform/tables/open-archive.server';
import { TableError } from '~/platform/tables/table-rows';

const maxFiles = 2_000;
const maxBytes = 100 * 1024 * 1024;

const tooBig: Problem = {
  code: 'archiveTooBig',
  values: { files: maxFiles, megabytes: maxBytes / 1024 / 1024 },
};

interface Faulty {
  faults: ContentFault[];
}

/**
 * Does something with the content at `place`: a folder, or a zip of one, which is unpacked for as long as it takes.
 * @returns what `use` gives, the places of its faults named by the archive; or the fault of an archive that can't be unpacked
 */
export async function withContentFolder<Result extends object>(
  place: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result | (Faulty & { ok: false })> {
  if (!place.toLowerCase().endsWith('.zip')) return use(place);
  const temporary = await mkdtemp(path.join(tmpdir(), 'tumia-content-'));
  try {
    const unpacked = await unpack(await readFile(place), temporary);
    if ('code' in unpacked) {
      return { ok: false, faults: [{ file: place, line: 1, column: 1, ...unpacked }] };
    }
    const result = await use(unpacked.folder);
    if (!('faults' in result)) return result;
    const faults = (result as Faulty).faults.map((fault) => ({
      ...fault,
      file: path.join(place, path.relative(temporary, fault.file)),
    }));
    return { ...result, faults };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Writes the one folder of an archive beneath `target`. Nothing is written before every name and size has been checked. */
async function unpack(bytes: Uint8Array, target: string): Promise<{ folder: string } | Problem> {
  let archive: Archive;
  try {
    archive = await openArchive(bytes);
  } catch (error) {
    const isTooLarge = error instanceof TableError && error.fault === 'tooLarge';
    return isTooLarge ? tooBig : { code: 'archiveUnreadable' };
  }
  const problem = problemOfFiles(archive.files);
  if (problem) return problem;
  const roots = new Set(archive.files.map(({ name }) => name.split('/')[0] ?? ''));
  const [root] = roots;
  if (roots.size !== 1 || !root || archive.files.some(({ name }) => !name.includes('/'))) {
    return { code: 'archiveFolder' };
  }
  try {
    for (const { name } of archive.files) {
      const file = path.join(target, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, archive.read(name));
    }
  } catch {
    return { code: 'archiveUnreadable' };
  }
  return { folder: path.join(target, root) };
}

function problemOfFiles(files: Archive['files']): Problem | undefined {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (files.length > maxFiles || total > maxBytes) {
    return tooBig;
  }
  const outside = files.find(
    ({ name, isLink }) =>
      isLink ||
      name.split('/').some((part) => part === '' || part === '.' || part === '..') ||
      /[\\:\0]/.test(name),
  );
  return outside && { code: 'archivePath', values: { name: outside.name.slice(0, 80) } };
}
