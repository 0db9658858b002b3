import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compressAroundUuid, fillUuid } from './brotli-around.server';

const page = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<p class="meta">',
      '</p>',
      '<a href="/sw/courses">',
      'Takwimu ',
      'wahudumu wa afya ',
      '"/>',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/\p{Cc}/u.test(text)),
  ),
  { maxLength: 400 },
);

test('a UUID takes its place in brotli that was made once, whatever stands around it', async () => {
  await fc.assert(
    fc.asyncProperty(
      page,
      page,
      fc.array(fc.uuid(), { minLength: 1, maxLength: 4 }),
      async (left, right, uuids) => {
        const before = `${left.join('')}value="`;
        const after = `"/>${right.join('')}`;
        const pieces = await compressAroundUuid({ before, after });
        for (const uuid of uuids) {
          expect(brotliDecompressSync(fillUuid(pieces, uuid)).toString()).toBe(before + uuid + after);
        }
      },
    ),
    { numRuns: 60 },
  );
});
