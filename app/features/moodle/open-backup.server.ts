import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { openArchive } from '~/platform/tables/open-archive.server';
import { TableError } from '~/platform/tables/table-rows';
import { BackupError } from './backup-fault';
import type { StoredFile } from './read-files';

/** Bytes of all parts after inflating, and of one text. Recordings in old courses are large; they are passed over, not kept. */
const maxBytes = 2 * 1024 * 1024 * 1024;
const maxTextBytes = 50 * 1024 * 1024;
const maxTextsBytes = 300 * 1024 * 1024;

/** A backup has a dozen files for each activity. */
const maxEntries = 300_000;

/** Bytes of the largest backup in the older form, which is read as a whole. */
const maxZipBytes = 200 * 1024 * 1024;

/** The texts that tell of the course itself. What tells of people is never read. */
const wanted =
  /^(moodle_backup\.xml|questions\.xml|files\.xml|course\/course\.xml|sections\/section_\d+\/section\.xml|activities\/([a-z][a-z0-9_]*)_\d+\/(module|grades|\2)\.xml)$/;

const contentName = /^files\/[0-9a-f]{2}\/([0-9a-f]{40})$/;

/** A course backup: its texts are read, its files are not. */
export interface OpenBackup {
  texts: ReadonlyMap<string, Uint8Array>;
  /** Reads files by the hash of what is in them. One that is not there is left out. */
  readFiles: (hashes: ReadonlySet<string>) => Promise<Map<string, StoredFile>>;
}

/** Is told of each part with its size, and answers whether it wants what is in it. */
type Want = (name: string, bytes: number) => boolean;

type Part = { name: string; body: Uint8Array };

/**
 * Opens a course backup of Moodle's: a tar packed by gzip, or a zip as old versions and some sites write. Sizes are looked at before
 * anything is kept, and so are names: a part outside of the backup, or a link, makes it refused.
 * @throws BackupError
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  const form = await formOf(file);
  const parts = form === 'tar' ? partsOfTar(file) : await partsOfZip(file);
  const texts = new Map<string, Uint8Array>();
  let total = 0;
  for await (const { name, body } of parts((name, bytes) => {
    if (!wanted.test(name)) return false;
    total += bytes;
    if (bytes > maxTextBytes || total > maxTextsBytes) throw new BackupError('tooLarge');
    return true;
  })) {
    texts.set(name, body);
  }
  if (!texts.has('moodle_backup.xml')) throw new BackupError('notBackup');
  return {
    texts,
    readFiles: async (hashes) => {
      const files = new Map<string, StoredFile>();
      const isWanted: Want = (name) => hashes.has(contentName.exec(name)?.[1] ?? '');
      for await (const { name, body } of parts(isWanted)) {
        const hash = contentName.exec(name)?.[1] ?? '';
        // Moodle names files by SHA-1.
        const isWhole = createHash('sha1').update(body).digest('hex') === hash;
        files.set(hash, isWhole ? body : 'damaged');
      }
      return files;
    },
  };
}

async function formOf(file: string): Promise<'tar' | 'zip'> {
  const start = Buffer.alloc(4);
  const handle = await open(file).catch(() => undefined);
  if (!handle) throw new BackupError('noFile');
  await handle
    .read(start, 0, 4, 0)
    .catch(() => undefined)
    .finally(() => handle.close());
  if (start[0] === 0x1f && start[1] === 0x8b) return 'tar';
  if (start.toString('latin1') === 'PK\u0003\u0004') return 'zip';
  throw new BackupError('notBackup');
}

/** The name of a part, beginning in the backup itself. @throws BackupError where it leads elsewhere */
function nameOf(written: string): string {
  const name = written.replace(/^(\.\/)+/, '').replace(/\/$/, '');
  const isOutside = name.startsWith('/') || name.split('/').includes('..') || /[\\\0]|^[a-z]:/i.test(name);
  if (isOutside) throw new BackupError('outside');
  return name;
}

/** Ends the inflating of what grows without end, whatever it holds. */
async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.byteLength;
    if (total > maxBytes) throw new BackupError('tooLarge');
    yield chunk;
  }
}

const partsOfTar = (file: string) =>
  async function* (want: Want): AsyncGenerator<Part> {
    const entries = extract();
    const unpacking = pipeline(createReadStream(file), createGunzip(), bounded, entries);
    unpacking.catch(() => undefined);
    let count = 0;
    let total = 0;
    try {
      for await (const entry of entries) {
        const { name: written, size = 0, type } = entry.header;
        const name = nameOf(written);
        if (type !== 'file' && type !== 'directory') throw new BackupError('outside');
        count += 1;
        total += size;
        if (count > maxEntries) throw new BackupError('tooMany');
        if (total > maxBytes) throw new BackupError('tooLarge');
        if (type === 'file' && want(name, size))
          yield { name, body: await bytesOf(entry as unknown as AsyncIterable<Uint8Array>) };
        else entry.resume();
      }
      await unpacking;
    } catch (error) {
      throw error instanceof BackupError ? error : new BackupError('unreadable');
    } finally {
      entries.destroy();
    }
  };

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function partsOfZip(file: string) {
  const { size } = await stat(file);
  if (size > maxZipBytes) throw new BackupError('tooLarge');
  const archive = await openArchive(await readFile(file)).catch((error: unknown) => {
    throw new BackupError(
      error instanceof TableError && error.fault === 'tooLarge' ? 'tooLarge' : 'unreadable',
    );
  });
  return async function* (want: Want): AsyncGenerator<Part> {
    for (const { name: written, bytes, isLink } of archive.files) {
      const name = nameOf(written);
      if (isLink) throw new BackupError('outside');
      if (!want(name, bytes)) continue;
      yield {
        name,
        body: await bytesOf(archive.read(written)).catch(() => Promise.reject(new BackupError('unreadable'))),
      };
    }
  };
}
