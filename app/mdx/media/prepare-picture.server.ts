import sharp, { type Sharp } from 'sharp';
import type { MediaAsset } from '../lesson';
import type { ServeFile } from './serve-file';

/** Widths in pixels: a phone of 360 CSS pixels at one and at two pixels each. */
const widths = [360, 720];
const maxMegapixels = 40;
const leastWidth = 240;
const maxPhoneBytes = 30 * 1024;

type Encode = (picture: Sharp, quality: number) => Sharp;

/** Each format with the qualities to try, the best first, until a picture is light enough. */
const formats: { ending: string; type: string; qualities: number[]; encode: Encode }[] = [
  {
    ending: 'avif',
    type: 'image/avif',
    qualities: [52, 44, 36, 28],
    encode: (picture, quality) => picture.avif({ quality, effort: 3 }),
  },
  {
    ending: 'webp',
    type: 'image/webp',
    qualities: [74, 62, 50, 38],
    encode: (picture, quality) => picture.webp({ quality, effort: 5 }),
  },
  {
    ending: 'jpg',
    type: 'image/jpeg',
    qualities: [74, 62, 50, 40],
    encode: (picture, quality) => picture.jpeg({ quality, mozjpeg: true }),
  },
];

/**
 * Makes a photograph ready for phones: upright, without its metadata (place and camera among them), as AVIF, WebP and
 * JPEG at fitting widths, each as good as 30 KB allow.
 * @param insisted whether its author wants the best quality whatever it weighs
 */
export async function preparePicture(
  bytes: Uint8Array,
  insisted: boolean,
  serve: ServeFile,
): Promise<MediaAsset> {
  try {
    return await encodeAll(bytes, insisted, serve);
  } catch {
    return { kind: 'broken', problem: { code: 'pictureUnreadable', values: { max: maxMegapixels } } };
  }
}

async function encodeAll(bytes: Uint8Array, insisted: boolean, serve: ServeFile): Promise<MediaAsset> {
  const open = () =>
    sharp(bytes, { limitInputPixels: maxMegapixels * 1_000_000, failOn: 'error' })
      .timeout({ seconds: 20 })
      .autoOrient();
  const { width = 0, height = 0, autoOrient } = await open().metadata();
  const full = { width: autoOrient.width ?? width, height: autoOrient.height ?? height };
  if (full.width < leastWidth) {
    const values = { width: full.width, least: leastWidth };
    return { kind: 'broken', problem: { code: 'pictureSmall', values } };
  }
  const fitting = widths.filter((one, index) => index === 0 || one <= full.width);
  let phoneBytes = 0;
  const sources: { type: string; srcset: string }[] = [];
  for (const { ending, type, qualities, encode } of formats) {
    const variants: string[] = [];
    for (const target of fitting) {
      const drawn = () => open().resize({ width: Math.min(target, full.width) });
      const variant = await lightEnough(drawn, encode, insisted ? qualities.slice(0, 1) : qualities);
      phoneBytes = Math.max(phoneBytes, variant.byteLength);
      variants.push(`${serve(variant, ending)} ${Math.min(target, full.width)}w`);
    }
    sources.push({ type, srcset: variants.join(', ') });
  }
  const shown = Math.min(full.width, widths.at(-1) ?? full.width);
  return {
    kind: 'picture',
    width: shown,
    height: Math.round((full.height * shown) / full.width),
    sources: sources.slice(0, -1),
    fallback: sources.at(-1)?.srcset.split(/[ ,]+/).at(-2) ?? '',
    phoneBytes,
  };
}

async function lightEnough(picture: () => Sharp, encode: Encode, qualities: number[]): Promise<Buffer> {
  let encoded = Buffer.alloc(0);
  for (const quality of qualities) {
    encoded = await encode(picture(), quality).toBuffer();
    if (encoded.byteLength <= maxPhoneBytes) break;
  }
  return encoded;
}
