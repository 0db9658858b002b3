import path from 'node:path';
import type { Problem } from '~/platform/content/problem';
import { compressForAnswer } from '~/platform/http/compression.server';
import type { Media, MediaAsset } from '../lesson';
import { problemOfFile } from './check-file';
import { addressOf, type MediaFile, mediaFileOf } from './media-file.server';
import { isPictureMade, makePictureOnce } from './make-picture-once.server';
import type { ServeFile } from './serve-file';
import { readDuration } from './read-duration.server';

export interface PreparedMedia {
  media: Media;
  files: MediaFile[];
}

const kilobyte = 1024;
/** What a file may weigh as its author hands it in, in bytes, by its ending. */
const maxBytes: Record<string, number> = {
  ...Object.fromEntries(['jpg', 'jpeg', 'png', 'webp', 'avif'].map((ending) => [ending, 15_000 * kilobyte])),
  ...Object.fromEntries(['mp3', 'm4a', 'ogg', 'opus'].map((ending) => [ending, 4_000 * kilobyte])),
  ...Object.fromEntries(['mp4', 'webm'].map((ending) => [ending, 16_000 * kilobyte])),
  ...Object.fromEntries(['pdf', 'docx', 'xlsx', 'csv'].map((ending) => [ending, 4_000 * kilobyte])),
  vtt: 200 * kilobyte,
};

/**
 * Makes the files of a lesson ready to be shown: pictures in the widths and formats of phones, recordings with their
 * length, all of them under the hash of their bytes.
 * @param sources the lesson's texts, which say on which pictures their author insists
 * @returns what the lesson shows, and the files to serve; a file that can't be used says why
 */
export async function prepareMedia(
  files: Record<string, Uint8Array>,
  sources: readonly string[],
): Promise<PreparedMedia> {
  const served = new Map<string, MediaFile>();
  const keep = (file: MediaFile) => served.set(`${file.hash}.${file.ending}`, file);
  const serve: ServeFile = (bytes, ending) => {
    const file = mediaFileOf(bytes, ending);
    keep(file);
    return addressOf(file);
  };
  const media: Media = {};
  for (const [name, bytes] of Object.entries(files)) {
    if (!isPicture(name) || problemOf(name, bytes)) {
      media[name] = await prepareFile(name, bytes, serve);
      continue;
    }
    const made = await makePictureOnce(bytes, isInsistedOn(name, sources));
    made.files.forEach(keep);
    media[name] = made.asset;
  }
  return { media, files: [...served.values()] };
}

/** Whether nothing of these files would have to be drawn anew: pictures take a second each. */
export const isMediaReady = (files: Record<string, Uint8Array>, sources: readonly string[]): boolean =>
  Object.entries(files).every(
    ([name, bytes]) =>
      !isPicture(name) || problemOf(name, bytes) || isPictureMade(bytes, isInsistedOn(name, sources)),
  );

const endingOf = (name: string) => path.posix.extname(name).slice(1);

const isPicture = (name: string) => ['jpg', 'jpeg', 'png', 'webp', 'avif'].includes(endingOf(name));

const problemOf = (name: string, bytes: Uint8Array): Problem | undefined =>
  problemOfSize(endingOf(name), bytes) ?? problemOfFile(endingOf(name), bytes);

async function prepareFile(name: string, bytes: Uint8Array, serve: ServeFile): Promise<MediaAsset> {
  const ending = endingOf(name);
  const problem = problemOf(name, bytes);
  if (problem) return { kind: 'broken', problem };
  switch (ending) {
    case 'svg':
      return { kind: 'drawing', bytes };
    case 'mp3':
    case 'm4a':
    case 'ogg':
    case 'opus':
    case 'mp4':
    case 'webm': {
      const recording = await readDuration(bytes, ending);
      if (!recording) return { kind: 'broken', problem: { code: 'recordingUnreadable' } };
      return { kind: 'recording', ...recording, address: serve(bytes, ending), bytes: bytes.byteLength };
    }
    case 'csv':
    case 'vtt': {
      const { sent } = await compressForAnswer(Buffer.from(bytes), 'br');
      return { kind: 'file', ending, address: serve(bytes, ending), bytes: sent.length };
    }
    default:
      return { kind: 'file', ending, address: serve(bytes, ending), bytes: bytes.byteLength };
  }
}

function problemOfSize(ending: string, bytes: Uint8Array): Problem | undefined {
  const max = maxBytes[ending];
  if (max === undefined || bytes.byteLength <= max) return undefined;
  const kilobytes = Math.ceil(bytes.byteLength / kilobyte);
  return { code: 'mediaTooBig', values: { kilobytes, max: max / kilobyte } };
}

/** `large="yes"` stands in the tag that names the picture, whose words may hold a `>`. */
function isInsistedOn(name: string, sources: readonly string[]): boolean {
  return sources.some((source) =>
    [...source.matchAll(/<Figure\b(?:"[^"]*"|[^">])*>/g)].some(
      ([tag]) => tag.includes(`src="${name}"`) && tag.includes('large="yes"'),
    ),
  );
}
