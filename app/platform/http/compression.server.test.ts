import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, compress } from './compression.server';

const asking = (accept?: string) =>
  chooseEncoding(
    new Request('http://localhost/', accept === undefined ? {} : { headers: { 'Accept-Encoding': accept } }),
  );

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=1, br;q=0.1', 'br'],
    ['*', 'identity'],
    ['zstd', 'identity'],
    ['', 'identity'],
    ['brotli', 'identity'],
    [undefined, 'identity'],
  ])('answers %j with %s', (accept, encoding) => expect(asking(accept)).toBe(encoding));
});

describe('compress', () => {
  const body = Buffer.from('Ubora wa takwimu kituoni. '.repeat(100));

  it.each(['made-once', 'per-request'] as const)('gives bytes that a browser reads, %s', async (effort) => {
    expect(zlib.brotliDecompressSync(await compress(body, 'br', effort))).toEqual(body);
    expect(zlib.gunzipSync(await compress(body, 'gzip', effort))).toEqual(body);
    expect(await compress(body, 'identity', effort)).toEqual(body);
  });

  it('takes an empty body', async () => {
    expect(zlib.brotliDecompressSync(await compress(Buffer.alloc(0), 'br', 'made-once'))).toHaveLength(0);
  });
});
