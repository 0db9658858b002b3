import { createHash } from 'node:crypto';

/** A file that the site serves for a lesson, by the hash of its bytes. */
export interface MediaFile {
  hash: string;
  ending: string;
  bytes: Uint8Array;
}

/** The file of these bytes; its ending comes without the dot. */
export const mediaFileOf = (bytes: Uint8Array, ending: string): MediaFile => ({
  hash: createHash('sha256').update(bytes).digest('hex').slice(0, 24),
  ending,
  bytes,
});

/** Where the site serves it. */
export const addressOf = ({ hash, ending }: MediaFile): string => `/media/${hash}.${ending}`;
