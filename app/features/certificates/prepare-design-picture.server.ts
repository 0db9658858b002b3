import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import type { DesignPicture } from './certificate-design';

/** Why a picture was not taken: keys of `design:errors`. */
export type PictureFault =
  'pictureTooBig' | 'pictureKind' | 'pictureMore' | 'pictureUnreadable' | 'pictureSmall';

const kilobyte = 1024;
/** What a picture may weigh as it is handed in, in bytes. */
const mostUploadBytes = 1024 * kilobyte;
/** Decoding stops before a picture fills the memory. */
const mostPixels = 24_000_000;
/** Fewer pixels than these look torn on paper. */
const leastWidth = 120;

/** What each picture may weigh in a PDF, in bytes, and how many pixels it has at most: 300 to the inch. */
const limits: Record<'wide' | 'small', { bytes: number; width: number; height: number }> = {
  wide: { bytes: 14 * kilobyte, width: 375, height: 250 },
  small: { bytes: 8 * kilobyte, width: 400, height: 116 },
};
const limitOf = (picture: DesignPicture) =>
  picture === 'logo' || picture === 'seal' ? limits.wide : limits.small;

/** A signature is photographed on paper that is never quite white: the brighter half of its pixels is. */
const paperToWhite = (drawn: Sharp, picture: DesignPicture) =>
  picture === 'logo' || picture === 'seal' ? drawn : drawn.normalise({ lower: 1, upper: 50 });

/** Colours and size to try, the best first, until a picture is light enough. */
const attempts = [
  { colours: 64, scale: 1 },
  { colours: 32, scale: 1 },
  { colours: 16, scale: 1 },
  { colours: 16, scale: 0.75 },
  { colours: 8, scale: 0.6 },
];

const startsWith = (bytes: Uint8Array, text: string, from = 0) =>
  Buffer.from(bytes.subarray(from, from + text.length)).toString('latin1') === text;

/**
 * How files of each kind begin, and whether they end where the picture ends: what stands behind it could be read as a file of another
 * kind. A drawing (SVG) is none of them.
 */
const kinds: { format: string; begins: (bytes: Buffer) => boolean; ends: (bytes: Buffer) => boolean }[] = [
  {
    format: 'png',
    begins: (bytes) => startsWith(bytes, '\u0089PNG\r\n\u001A\n'),
    ends: (bytes) => bytes.indexOf('IEND', 8, 'latin1') === bytes.length - 8,
  },
  {
    format: 'jpeg',
    begins: (bytes) => startsWith(bytes, '\u00FF\u00D8\u00FF'),
    ends: (bytes) => bytes.readUInt16BE(bytes.length - 2) === 0xffd9,
  },
  {
    format: 'webp',
    begins: (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8),
    ends: (bytes) => bytes.readUInt32LE(4) + 8 === bytes.length,
  },
];

/** What begins a file that a program may run or unpack, wherever it stands. */
const foreign = ['%PDF-', 'PK\u0003\u0004', '<script', '<?php', '<html'];

const holdsForeign = (bytes: Buffer) => {
  const text = bytes.toString('latin1').toLowerCase();
  return foreign.some((sign) => text.includes(sign.toLowerCase()));
};

export interface PreparedPicture {
  hash: string;
  /** PNG. */
  bytes: Uint8Array;
}

/** Draws a picture anew for paper: on white, without anything that was in the file beside it, as light as its place in a PDF asks for. */
export async function prepareDesignPicture(
  file: Uint8Array,
  picture: DesignPicture,
): Promise<PreparedPicture | PictureFault> {
  if (file.byteLength > mostUploadBytes) return 'pictureTooBig';
  const bytes = Buffer.from(file);
  const kind = bytes.length > 16 ? kinds.find(({ begins }) => begins(bytes)) : undefined;
  if (!kind) return 'pictureKind';
  if (!kind.ends(bytes) || holdsForeign(bytes)) return 'pictureMore';
  try {
    const { format, width = 0, pages = 1 } = await open(bytes).metadata();
    if (format !== kind.format || pages > 1) return 'pictureKind';
    if (width < leastWidth) return 'pictureSmall';
    const drawn = await lightEnough(bytes, picture);
    return { hash: createHash('sha256').update(drawn).digest('hex').slice(0, 24), bytes: drawn };
  } catch {
    return 'pictureUnreadable';
  }
}

const open = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).timeout({ seconds: 10 }).autoOrient();

async function lightEnough(bytes: Buffer, picture: DesignPicture) {
  const most = limitOf(picture);
  let drawn = Buffer.alloc(0);
  for (const { colours, scale } of attempts) {
    drawn = await paperToWhite(open(bytes).flatten({ background: 'white' }), picture)
      .resize(Math.round(most.width * scale), Math.round(most.height * scale), {
        fit: 'inside',
        withoutEnlargement: true,
      })
      .png({ palette: true, colours, compressionLevel: 9, effort: 7, dither: 0.6 })
      .toBuffer();
    if (drawn.byteLength <= most.bytes) break;
  }
  return drawn;
}
