import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { prepareDesignPicture } from './prepare-design-picture.server';

/** A picture with much in it: noise in colours. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

const seal = () =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><circle cx="300" cy="300" r="280" fill="none" stroke="#123a7a" stroke-width="24"/><circle cx="300" cy="300" r="140" fill="#123a7a"/></svg>',
    ),
  );

async function prepared(file: Uint8Array, picture: 'logo' | 'signature0' = 'logo') {
  const answer = await prepareDesignPicture(file, picture);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

describe('a picture for a design', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'is drawn anew from a %s, light, on white, the same each time',
    async (format) => {
      const file = await seal()
        .toFormat(format)
        .withExif({ IFD0: { Artist: 'somebody' } })
        .toBuffer();
      const { hash, bytes } = await prepared(file);
      const facts = await sharp(bytes).metadata();
      expect(facts).toMatchObject({ format: 'png', width: 250, height: 250, hasAlpha: false });
      expect(facts.exif).toBeUndefined();
      expect(bytes.byteLength).toBeLessThan(14 * 1024);
      expect((await prepared(file)).hash).toBe(hash);
    },
  );

  test('of much detail is made light all the same', async () => {
    const file = await noise(400, 300).jpeg({ quality: 60 }).toBuffer();
    expect((await prepared(file)).bytes.byteLength).toBeLessThan(40 * 1024);
    expect((await prepared(file, 'signature0')).bytes.byteLength).toBeLessThan(20 * 1024);
  });

  test('is refused where it is a drawing, too big, too small, torn or no picture', async () => {
    const png = await seal().png().toBuffer();
    const fault = (file: Uint8Array) => prepareDesignPicture(file, 'logo');
    expect(await fault(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBe(
      'pictureKind',
    );
    expect(await fault(Buffer.from('%PDF-1.7'))).toBe('pictureKind');
    expect(await fault(new Uint8Array())).toBe('pictureKind');
    expect(await fault(Buffer.alloc(1024 * 1024 + 1))).toBe('pictureTooBig');
    expect(await fault(await noise(100, 100).png().toBuffer())).toBe('pictureSmall');
    const torn = Buffer.from(png);
    torn.fill(0, 200, 400);
    expect(await fault(torn)).toBe('pictureUnreadable');
    const gif = await seal().gif().toBuffer();
    expect(await fault(gif)).toBe('pictureKind');
  });

  test.each(['png', 'jpeg', 'webp'] as const)(
    'is refused where a %s holds more than a picture',
    async (format) => {
      const file = await seal().toFormat(format).toBuffer();
      const archive = Buffer.concat([file, Buffer.from('PK\u0003\u0004 and so on')]);
      expect(await prepareDesignPicture(archive, 'logo')).toBe('pictureMore');
      expect(await prepareDesignPicture(Buffer.concat([file, Buffer.from('\n')]), 'logo')).toBe(
        'pictureMore',
      );
    },
  );

  test('is refused where a page hides in its metadata', async () => {
    const file = await seal()
      .png()
      .withExif({ IFD0: { ImageDescription: '<script>alert(1)</script>' } })
      .toBuffer();
    expect(await prepareDesignPicture(file, 'logo')).toBe('pictureMore');
  });
});
