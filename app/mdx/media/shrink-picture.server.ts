import sharp from 'sharp';
import type { Problem } from '~/platform/content/problem';

/** Twice the width at which the widest screen shows a picture of a lesson: what is kept has no use for more. */
const keptWidth = 1440;
const maxMegapixels = 40;
/** Pictures of fewer bytes are kept as they are, so that a drawing of few colours doesn't suffer. */
const lightBytes = 60 * 1024;

/**
 * Makes a photograph as its author sends it, several megabytes of a phone's camera, small enough to be kept: upright, no wider than any
 * screen needs, without what the camera wrote about place and owner.
 * @returns a JPEG for what has no transparency, else a WebP; the picture itself where that would be no smaller
 */
export async function shrinkPicture(
  bytes: Uint8Array,
  ending: string,
): Promise<{ bytes: Uint8Array; ending: string } | { problem: Problem }> {
  try {
    const open = () =>
      sharp(bytes, { limitInputPixels: maxMegapixels * 1_000_000, failOn: 'error' })
        .timeout({ seconds: 20 })
        .autoOrient();
    const { width = 0, hasAlpha, exif } = await open().metadata();
    if (bytes.byteLength <= lightBytes && width <= keptWidth && !exif) return { bytes, ending };
    const resized = open().resize({ width: keptWidth, withoutEnlargement: true });
    const shrunk = hasAlpha
      ? { bytes: await resized.webp({ quality: 86 }).toBuffer(), ending: 'webp' }
      : { bytes: await resized.jpeg({ quality: 84, mozjpeg: true }).toBuffer(), ending: 'jpg' };
    return shrunk.bytes.byteLength < bytes.byteLength || exif ? shrunk : { bytes, ending };
  } catch {
    return { problem: { code: 'pictureUnreadable', values: { max: maxMegapixels } } };
  }
}
