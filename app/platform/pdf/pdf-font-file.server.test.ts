import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { unpackWoff } from './pdf-font-file.server';

const require = createRequire(import.meta.url);
const woff = readFileSync(
  require.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff'),
);

/** The checksum of a table: the sum of its 32-bit words, https://learn.microsoft.com/typography/opentype/spec/otff */
function checksumOf(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

describe('unpackWoff', () => {
  it('gives a font whose tables are where its directory says, whole', () => {
    const font = unpackWoff(woff);
    expect(font.readUInt32BE(0)).toBe(0x00010000);
    const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = font.subarray(12 + index * 16, 28 + index * 16);
      const start = entry.readUInt32BE(8);
      return {
        tag: entry.toString('latin1', 0, 4),
        checksum: entry.readUInt32BE(4),
        content: font.subarray(start, start + entry.readUInt32BE(12)),
      };
    });
    expect(tables.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'loca']));
    for (const { tag, checksum, content } of tables) {
      // The table `head` holds the checksum of the whole font, which its own leaves out.
      if (tag === 'head') content.writeUInt32BE(0, 8);
      expect({ tag, checksum: checksumOf(content) }).toEqual({ tag, checksum });
    }
  });

  it('refuses what is no WOFF file', () => {
    expect(() => unpackWoff(Buffer.from('<!doctype html>'))).toThrow('not a WOFF font');
  });
});
