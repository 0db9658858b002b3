import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { MediaAsset } from '../lesson';
import { addressOf, type MediaFile, mediaFileOf } from './media-file.server';
import { preparePicture } from './prepare-picture.server';

interface MadePicture {
  asset: MediaAsset;
  /** Its files to serve. */
  files: MediaFile[];
}

/** Bytes of pictures that are remembered: those of some hundreds. */
const mostBytes = 48 * 1024 * 1024;

const remembered = new LRUCache<string, MadePicture>({
  maxSize: mostBytes,
  sizeCalculation: ({ files }) => files.reduce((sum, { bytes }) => sum + bytes.byteLength, 1),
});

const keyOf = (bytes: Uint8Array, insisted: boolean) =>
  `${createHash('sha256').update(bytes).digest('base64')} ${insisted}`;

/** Makes a photograph ready for phones, unless these very bytes have been made ready before. */
export async function makePictureOnce(bytes: Uint8Array, insisted: boolean): Promise<MadePicture> {
  const key = keyOf(bytes, insisted);
  const known = remembered.get(key);
  if (known) return known;
  const files: MediaFile[] = [];
  const asset = await preparePicture(bytes, insisted, (variant, ending) => {
    const file = mediaFileOf(variant, ending);
    files.push(file);
    return addressOf(file);
  });
  const made = { asset, files };
  remembered.set(key, made);
  return made;
}

/** Whether a picture is remembered, so that making it again costs nothing. */
export const isPictureMade = (bytes: Uint8Array, insisted: boolean): boolean =>
  remembered.has(keyOf(bytes, insisted));
