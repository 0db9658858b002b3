import type { ShownKind } from '~/mdx/conversion/lesson-elements';
import { problemOfFile } from '~/mdx/media/check-file';
import type { FileEntry, StoredFile } from './read-files';
import type { FileReason } from './report';
import { givingOnce, slugOf } from './slug-of';

const kinds: Record<string, ShownKind> = {
  ...kindOfEach('picture', 'svg jpg jpeg png webp avif'),
  ...kindOfEach('audio', 'mp3 m4a ogg opus'),
  ...kindOfEach('video', 'mp4 webm'),
  ...kindOfEach('download', 'pdf docx xlsx csv'),
};

function kindOfEach(kind: ShownKind, endings: string): Record<string, ShownKind> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, kind]));
}

/** Bytes of the largest file that comes along. */
const maxFileBytes = 25 * 1024 * 1024;

const endingOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** @returns what a lesson does with a file of this name, if it can show it at all */
const mediaKindOf = (name: string): ShownKind | undefined => {
  const ending = endingOf(name);
  return Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
};

/**
 * Which files of a backup are worth reading: of a kind that lessons show, and together no more than a package may hold.
 * @returns their hashes, and those for which there is no room
 */
export function hashesToRead(
  entries: readonly FileEntry[],
  maxBytes: number,
): { read: Set<string>; tooMuch: Set<string> } {
  const read = new Set<string>();
  const tooMuch = new Set<string>();
  let total = 0;
  for (const { hash, name, bytes } of entries) {
    if (read.has(hash) || bytes > maxFileBytes || !mediaKindOf(name)) continue;
    if (total + bytes > maxBytes) {
      tooMuch.add(hash);
      continue;
    }
    total += bytes;
    read.add(hash);
  }
  return { read, tooMuch };
}

export type Shelved = { path: string; kind: ShownKind } | { reason: FileReason };

/** The folder `media/` of one lesson, while it is filled. */
export interface MediaShelf {
  /** @param entry undefined where the backup names no such file */
  take: (entry: FileEntry | undefined) => Shelved;
  /** What lies on it, by the path that a lesson writes. */
  files: ReadonlyMap<string, Uint8Array>;
}

export function mediaShelf(stored: ReadonlyMap<string, StoredFile>): MediaShelf {
  const files = new Map<string, Uint8Array>();
  const pathOf = new Map<string, string>();
  const once = givingOnce();
  return {
    files,
    take: (entry) => {
      if (!entry) return { reason: 'missing' };
      const kind = mediaKindOf(entry.name);
      const ending = endingOf(entry.name);
      if (!kind) return { reason: 'kind' };
      const bytes = stored.get(entry.hash);
      if (bytes === undefined) return { reason: entry.bytes > maxFileBytes ? 'tooLarge' : 'missing' };
      if (typeof bytes === 'string') return { reason: bytes };
      if (bytes.byteLength > maxFileBytes) return { reason: 'tooLarge' };
      if (problemOfFile(ending, bytes)) return { reason: 'form' };
      const key = `${entry.hash}.${ending}`;
      const name = slugOf(entry.name.slice(0, -ending.length - 1)) || entry.hash.slice(0, 12);
      const path = pathOf.get(key) ?? once(`media/${name}.${ending}`);
      pathOf.set(key, path);
      files.set(path, bytes);
      return { path, kind };
    },
  };
}
