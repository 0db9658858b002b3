import type { Problem } from '~/platform/content/problem';

const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

const isText = (bytes: Uint8Array) => {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000');
  } catch {
    return false;
  }
};

const holds = (bytes: Uint8Array, from: number, text: string) => startsWith(bytes.subarray(from), text);

const isJpeg = (bytes: Uint8Array) => startsWith(bytes, '\u00FF\u00D8\u00FF');
const isMpeg4 = (bytes: Uint8Array) => holds(bytes, 4, 'ftyp');
const isOgg = (bytes: Uint8Array) => startsWith(bytes, 'OggS');

/**
 * How files of each kind begin. Decoders read more kinds than ours, drawings and animations among them, and go by the
 * bytes: a file is looked at before one of them gets it.
 */
const looksRight: Record<string, (bytes: Uint8Array) => boolean> = {
  jpg: isJpeg,
  jpeg: isJpeg,
  png: (bytes) => startsWith(bytes, '\u0089PNG\r\n\u001A\n'),
  webp: (bytes) => startsWith(bytes, 'RIFF') && holds(bytes, 8, 'WEBP'),
  // The brands stand at the front; the first may be the general one of pictures.
  avif: (bytes) => isMpeg4(bytes) && Buffer.from(bytes.subarray(8, 64)).includes('avif'),
  // A tag, or the eleven set bits that begin a frame of sound.
  mp3: (bytes) => startsWith(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0),
  m4a: isMpeg4,
  mp4: isMpeg4,
  webm: (bytes) => startsWith(bytes, '\u001A\u0045\u00DF\u00A3'),
  ogg: isOgg,
  opus: isOgg,
  pdf: (bytes) => startsWith(bytes, '%PDF-'),
  docx: (bytes) => startsWith(bytes, 'PK\u0003\u0004'),
  xlsx: (bytes) => startsWith(bytes, 'PK\u0003\u0004'),
  csv: isText,
};

/** @returns what is wrong with a file that isn't what its name says; whether the rest of it can be read is for its decoder to say */
export function problemOfFile(ending: string, bytes: Uint8Array): Problem | undefined {
  if (ending === 'vtt') {
    const isCaptions = isText(bytes) && /^\uFEFF?WEBVTT(?=[\s]|$)/.test(Buffer.from(bytes).toString('utf8'));
    return isCaptions ? undefined : { code: 'captionsMalformed' };
  }
  const check = Object.hasOwn(looksRight, ending) ? looksRight[ending] : undefined;
  return check === undefined || check(bytes) ? undefined : { code: 'fileKind' };
}
