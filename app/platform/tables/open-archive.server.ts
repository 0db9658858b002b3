import { type Entry, fromBufferPromise } from 'yauzl';
import { TableError } from './table-rows';

/** Bytes of one part after inflating: a sheet of 100,000 rows and 20 columns has some 130 MB. */
const maxPartBytes = 150 * 1024 * 1024;

/** All parts together, pictures included. */
const maxArchiveBytes = 200 * 1024 * 1024;

const maxEntries = 5000;

/** A ZIP archive whose directory has been read; nothing of it is inflated yet. */
export interface Archive {
  /** Every file in it, folders left out. */
  files: readonly { name: string; bytes: number; isLink: boolean }[];
  has: (name: string) => boolean;
  /** The bytes of one part, inflated as they are asked for. @throws TableError where they aren't what the directory says */
  read: (name: string) => AsyncGenerator<Uint8Array>;
}

/**
 * Opens a ZIP archive. The sizes that its directory names are checked before anything is inflated, and the inflated bytes against them:
 * a small file that would become a huge one is refused.
 * @throws TableError where it is broken, locked or too large
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await orUnreadable(fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }));
  if (zip.entryCount > maxEntries) throw new TableError('tooLarge');
  const entries = new Map<string, Entry>();
  let total = 0;
  await orUnreadable(
    (async () => {
      for await (const entry of zip.eachEntry()) {
        total += entry.uncompressedSize;
        entries.set(entry.fileName, entry);
      }
    })(),
  );
  const sizes = [...entries.values()].map(({ uncompressedSize }) => uncompressedSize);
  if (total > maxArchiveBytes || sizes.some((size) => size > maxPartBytes)) throw new TableError('tooLarge');

  return {
    files: [...entries.values()]
      .filter(({ fileName }) => !fileName.endsWith('/'))
      .map((entry) => ({ name: entry.fileName, bytes: entry.uncompressedSize, isLink: isLink(entry) })),
    has: (name) => entries.has(name),
    async *read(name) {
      const entry = entries.get(name);
      if (!entry || !entry.canDecodeFileData()) throw new TableError('unreadable');
      const stream = await orUnreadable(zip.openReadStreamPromise(entry));
      const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
      try {
        for (;;) {
          const next = await orUnreadable(chunks.next());
          if (next.done) return;
          yield next.value;
        }
      } finally {
        stream.destroy();
      }
    },
  };
}

/** Unix keeps the kind of a file in the upper half of its attributes; see stat(2). */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

/** What yauzl and zlib complain of is a broken archive to us. */
async function orUnreadable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch {
    throw new TableError('unreadable');
  }
}
