import fc from 'fast-check';
import { expect, it } from 'vitest';
import { registry } from '~/mdx/registry';
import { mediaPath } from './media-path';

it.each([
  ['IMG_2031 (nakala).JPG', 'media/img-2031-nakala.jpg'],
  ['../../etc/passwd', 'media/etc-passwd.jpg'],
  ['الصورة.png', 'media/file.jpg'],
])('%s becomes %s', (name, path) => {
  expect(mediaPath(name, 'jpg', 'a', new Map())).toBe(path);
});

it('gives a number to a name that another file has, and not to the same file', () => {
  const taken = new Map([
    ['media/fomu.jpg', 'a'],
    ['media/fomu-2.jpg', 'b'],
  ]);
  expect(mediaPath('Fomu.jpg', 'jpg', 'a', taken)).toBe('media/fomu.jpg');
  expect(mediaPath('Fomu.jpg', 'jpg', 'b', taken)).toBe('media/fomu-2.jpg');
  expect(mediaPath('Fomu.jpg', 'jpg', 'c', taken)).toBe('media/fomu-3.jpg');
});

it('is always a path that a lesson may write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const path = mediaPath(name, 'png', 'a', new Map());
      expect(registry.Figure.attributes.shape.src.safeParse(path).success).toBe(true);
    }),
  );
});
