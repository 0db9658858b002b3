import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MediaAsset, Picture } from '../lesson';
import type { MediaFile } from './media-file.server';
import { isMediaReady, type PreparedMedia, prepareMedia } from './prepare-media.server';

const phoneLimit = 30 * 1024;

/** A picture of wide, soft stripes: red above, blue below. */
async function twoColours(width: number, height: number) {
  const half = { width, height: height / 2, channels: 3 as const };
  const blue = await sharp({ create: { ...half, background: { r: 20, g: 40, b: 200 } } })
    .png()
    .toBuffer();
  return sharp({ create: { ...half, height, background: { r: 200, g: 40, b: 20 } } }).composite([
    { input: blue, top: height / 2, left: 0 },
  ]);
}

/** As a phone writes it: it lies on its side, and tells where it was taken. */
const fromPhone = async () =>
  (await twoColours(1600, 1200))
    .withExif({
      IFD0: { Orientation: '6', Make: 'Tecno', Artist: 'Rehema Kasanda' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '4/1 52/1 37/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '29/1 39/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Nothing can be left out of noise, so no quality makes it light. */
const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();

async function prepare(
  name: string,
  bytes: Uint8Array,
  source = '',
): Promise<PreparedMedia & { asset: MediaAsset }> {
  const prepared = await prepareMedia({ [name]: bytes }, [source]);
  const asset = prepared.media[name];
  if (!asset) throw new Error(`${name} was left out`);
  return { ...prepared, asset };
}

function pictureOf(asset: MediaAsset): Picture {
  if (asset.kind !== 'picture') throw new Error(`it is no picture: ${JSON.stringify(asset)}`);
  return asset;
}

describe('a photograph from a phone', () => {
  let asset: MediaAsset;
  let files: MediaFile[];
  beforeAll(async () => {
    ({ asset, files } = await prepare('media/a.jpg', await fromPhone()));
  });

  it('stands upright, in the formats and widths that phones choose from', async () => {
    const picture = pictureOf(asset);
    expect([picture.width, picture.height]).toEqual([720, 960]);
    expect(picture.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
    for (const { srcset } of picture.sources) {
      expect(srcset).toMatch(/^\/media\/[\da-f]{24}\.(avif|webp) 360w, \/media\/[\da-f]{24}\.\1 720w$/);
    }
    const fallback = files.find(({ hash, ending }) => picture.fallback === `/media/${hash}.${ending}`);
    expect(fallback?.ending).toBe('jpg');
    expect(await sharp(fallback?.bytes).metadata()).toMatchObject({
      format: 'jpeg',
      width: 720,
      height: 960,
    });
    for (const { ending, bytes } of files) {
      const { width, height } = await sharp(bytes).metadata();
      expect([360, 720], ending).toContain(width);
      expect(height / width, ending).toBeCloseTo(4 / 3, 2);
    }
  });

  it('is turned as its camera was held: what was below is at the left', async () => {
    for (const { ending, bytes } of files) {
      const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const row = Math.floor(info.height / 2) * info.width;
      const [left, right] = [row + 20, row + info.width - 20].map((at) => data[at * info.channels] ?? 0);
      expect(left, ending).toBeLessThan(90);
      expect(right, ending).toBeGreaterThan(140);
    }
  });

  it('no longer tells where and with what it was taken', async () => {
    const taken = await fromPhone();
    expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('Rehema Kasanda');
    for (const { ending, bytes } of files) {
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation }, ending).toEqual({});
      expect(Buffer.from(bytes).toString('latin1'), ending).not.toMatch(/Rehema|Tecno|GPS/);
    }
  });

  it('weighs at most 30 KB in each of its forms', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const { ending, bytes } of files) expect(bytes.byteLength, ending).toBeLessThanOrEqual(phoneLimit);
    expect(pictureOf(asset).phoneBytes).toBe(Math.max(...files.map(({ bytes }) => bytes.byteLength)));
  });

  it('is never drawn larger than it is', async () => {
    const small = await prepare('media/a.png', await (await twoColours(300, 200)).png().toBuffer());
    const picture = pictureOf(small.asset);
    expect([picture.width, picture.height]).toEqual([300, 200]);
    expect(picture.sources.map(({ srcset }) => srcset.split(' ').slice(1))).toEqual([['300w'], ['300w']]);
    for (const { bytes } of small.files) expect((await sharp(bytes).metadata()).width).toBe(300);
  });

  it('gets the same addresses from the same bytes', async () => {
    const again = await prepare('media/b.jpg', await fromPhone());
    expect(again.asset).toEqual(asset);
    expect(again.files.map(({ hash }) => hash)).toEqual(files.map(({ hash }) => hash));
  });

  it('is drawn once, and again where its author insists on its quality', async () => {
    const bytes = await fromPhone();
    expect(isMediaReady({ 'media/c.jpg': bytes }, [''])).toBe(true);
    expect(isMediaReady({ 'media/c.jpg': bytes }, ['<Figure src="media/c.jpg" large="yes" />'])).toBe(false);
    expect(isMediaReady({ 'media/c.jpg': Buffer.concat([bytes, Buffer.from([0])]) }, [''])).toBe(false);
  });
});

describe('a picture that no quality makes light', () => {
  let bytes: Buffer;
  let plain: Picture;
  beforeAll(async () => {
    bytes = await noise(400, 300);
    plain = pictureOf((await prepare('media/a.jpg', bytes)).asset);
  });

  it('tells that it is heavy', () => {
    expect(plain.phoneBytes).toBeGreaterThan(phoneLimit);
  });

  it.each([
    ['before the file', '<Figure large="yes" src="media/a.jpg" alt="Kelele" />', true],
    ['after words with a >', '<Figure src="media/a.jpg" alt="VF > 110%" large="yes" />', true],
    ['on lines of its own', '<Figure\n  src="media/a.jpg"\n  alt="Kelele"\n  large="yes"\n/>', true],
    [
      'on the one before it',
      '<Figure src="media/b.jpg" alt="B" large="yes" />\n\n<Figure src="media/a.jpg" alt="A" />',
      false,
    ],
    [
      'on the one after it',
      '<Figure src="media/a.jpg" alt="A" />\n\n<Figure src="media/b.jpg" alt="B" large="yes" />',
      false,
    ],
  ])('keeps its best quality where its author insists: %s', async (_where, source, keeps) => {
    const written = pictureOf((await prepare('media/a.jpg', bytes, source)).asset);
    expect(written.phoneBytes > plain.phoneBytes).toBe(keeps);
  });
});

const text = (words: string) => new TextEncoder().encode(words);
const html = text('<!doctype html><script>alert(1)</script>');
const drawing = text(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><script>alert(1)</script></svg>',
);
const example = (name: string) => readFileSync(`content/examples/${name}`);
const picture = async (format: 'png' | 'jpeg' | 'gif' | 'tiff', width = 600, height = 400) =>
  (await twoColours(width, height)).toFormat(format).toBuffer();

describe('a file that is not what it seems', () => {
  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a picture of 60 megapixels', 'bomb.png', () => picture('png', 10_000, 6_000), 'pictureUnreadable'],
    ['half a JPEG', 'half.jpg', async () => (await fromPhone()).subarray(0, 4_000), 'pictureUnreadable'],
    [
      'a JPEG of its first bytes',
      'start.jpg',
      async () => (await fromPhone()).subarray(0, 3),
      'pictureUnreadable',
    ],
    ['a GIF named .jpg', 'moving.jpg', () => picture('gif'), 'fileKind'],
    ['a TIFF named .png', 'scan.png', () => picture('tiff'), 'fileKind'],
    ['a JPEG named .png', 'photo.png', () => picture('jpeg'), 'fileKind'],
    ['a drawing named .png', 'drawing.png', () => drawing, 'fileKind'],
    ['HTML named .png', 'page.png', () => html, 'fileKind'],
    [
      'HTML behind the first bytes of a PNG',
      'page.png',
      () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), html]),
      'pictureUnreadable',
    ],
    ['HTML named .webp', 'page.webp', () => html, 'fileKind'],
    ['HTML named .avif', 'page.avif', () => html, 'fileKind'],
    ['an empty picture', 'none.jpeg', () => text(''), 'fileKind'],
    ['a narrow picture', 'narrow.png', () => picture('png', 100, 100), 'pictureSmall'],
    ['an MP3 that is text', 'speech.mp3', () => text('Habari za asubuhi. '.repeat(500)), 'fileKind'],
    ['an MP3 that is HTML', 'speech.mp3', () => html, 'fileKind'],
    ['an empty film', 'film.mp4', () => text(''), 'fileKind'],
    ['a film named .mp3', 'film.mp3', () => example('video/media/tally.sw.mp4'), 'fileKind'],
    ['speech named .webm', 'speech.webm', () => example('audio/media/message.sw.mp3'), 'fileKind'],
    ['sound of nothing but its first tag', 'speech.mp3', () => text('ID3'), 'recordingUnreadable'],
    [
      'a film without its end',
      'film.mp4',
      () => example('video/media/tally.sw.mp4').subarray(0, 200),
      'recordingUnreadable',
    ],
    ['a PDF that is HTML', 'form.pdf', () => html, 'fileKind'],
    ['a document that is no archive', 'form.docx', () => html, 'fileKind'],
    ['a workbook that is no archive', 'table.xlsx', () => text('a,b\n1,2\n'), 'fileKind'],
    [
      'a table with bytes that are no text',
      'table.csv',
      () => Buffer.from([0x61, 0x2c, 0xff, 0xfe]),
      'fileKind',
    ],
    [
      'captions without their first word',
      'words.vtt',
      () => text('00:00.000 --> 00:01.000\nHabari\n'),
      'captionsMalformed',
    ],
    ['captions that are HTML', 'words.vtt', () => html, 'captionsMalformed'],
    ['speech of 5 MB', 'speech.mp3', () => new Uint8Array(5_000_000), 'mediaTooBig'],
  ])('is refused: %s', async (_what, name, bytes, code) => {
    const { asset, files } = await prepare(`media/${name}`, await bytes());
    expect(asset).toMatchObject({ kind: 'broken', problem: { code } });
    expect(files).toEqual([]);
  });

  it('gives a picture without what hides behind it', async () => {
    const polyglot = Buffer.concat([await picture('png'), html]);
    const { asset, files } = await prepare('media/a.png', polyglot);
    expect(asset.kind).toBe('picture');
    for (const { bytes } of files) expect(Buffer.from(bytes).toString('latin1')).not.toContain('<script');
  });

  it('leaves a drawing to the gate, and serves nothing of it', async () => {
    const { asset, files } = await prepare('media/a.svg', drawing);
    expect(asset).toEqual({ kind: 'drawing', bytes: drawing });
    expect(files).toEqual([]);
  });
});

describe('a recording or a form', () => {
  it.each([
    ['audio/media/message.sw.mp3', 'audio/mpeg'],
    ['video/media/tally.sw.mp4', 'video/mp4'],
  ])('%s has its length and its weight', async (name, type) => {
    const bytes = example(name);
    const { asset, files } = await prepare(name, bytes);
    expect(asset).toMatchObject({ kind: 'recording', type, bytes: bytes.byteLength });
    expect(asset.kind === 'recording' && asset.seconds).toBeGreaterThan(1);
    expect(files).toHaveLength(1);
    expect(Buffer.from(files[0]?.bytes ?? []).equals(bytes)).toBe(true);
  });

  it('is served as it is', async () => {
    const bytes = example('download/media/form.sw.pdf');
    const { asset, files } = await prepare('media/form.pdf', bytes);
    expect(asset).toEqual({
      kind: 'file',
      ending: 'pdf',
      address: `/media/${files[0]?.hash}.pdf`,
      bytes: bytes.byteLength,
    });
  });
});
