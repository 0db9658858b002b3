import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStaticFiles } from './static-files.server';

const css = `.lesson { color: black }\n`.repeat(50);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-static-'));
let staticFile: Awaited<ReturnType<typeof loadStaticFiles>>;

beforeAll(async () => {
  fs.mkdirSync(path.join(folder, 'assets/scripts'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'assets/scripts/type-ahead-abc123.js'), 'alert(2)');
  fs.writeFileSync(path.join(folder, 'assets/tumia-abc123.css'), css);
  fs.writeFileSync(path.join(folder, 'assets/entry-abc123.js'), 'alert(1)');
  fs.writeFileSync(path.join(folder, 'assets/tumia-192-abc123.png'), 'icon');
  fs.writeFileSync(path.join(folder, 'robots.txt'), 'User-agent: *\n');
  staticFile = await loadStaticFiles(folder);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  staticFile(new Request(`http://localhost${url}`, { headers, method }));
const bytesOf = async (response: Response | undefined) =>
  Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));

describe('static files', () => {
  it('with a hash in the name are kept for a year, others for a day', () => {
    expect(ask('/assets/tumia-abc123.css')?.headers.get('Cache-Control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect(ask('/robots.txt')?.headers.get('Cache-Control')).toBe('public, max-age=86400');
  });

  it('are scripts where they are enhancements of a page', () => {
    const script = ask('/assets/scripts/type-ahead-abc123.js');
    expect(script?.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(script?.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it('are pictures where a phone takes them as its icon', () => {
    expect(ask('/assets/tumia-192-abc123.png')?.headers.get('Content-Type')).toBe('image/png');
  });

  it('come in the encoding that the browser takes', async () => {
    const brotli = ask('/assets/tumia-abc123.css', { 'Accept-Encoding': 'gzip, br' });
    expect(brotli?.headers.get('Content-Encoding')).toBe('br');
    expect(brotli?.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    const bytes = await bytesOf(brotli);
    expect(zlib.brotliDecompressSync(bytes).toString()).toBe(css);
    expect(brotli?.headers.get('Content-Length')).toBe(String(bytes.length));
    const plain = ask('/assets/tumia-abc123.css');
    expect(plain?.headers.get('Content-Encoding')).toBeNull();
    expect((await bytesOf(plain)).toString()).toBe(css);
    expect(plain?.headers.get('Vary')).toBe('Accept-Encoding');
  });

  it('are not sent again, and an ETag of one encoding is none of another', () => {
    const etag = ask('/robots.txt', { 'Accept-Encoding': 'br' })?.headers.get('ETag') ?? '';
    expect(ask('/robots.txt', { 'Accept-Encoding': 'br', 'If-None-Match': etag })?.status).toBe(304);
    expect(ask('/robots.txt', { 'Accept-Encoding': 'gzip', 'If-None-Match': etag })?.status).toBe(200);
  });

  it('have no body where HEAD asks', async () => {
    const head = ask('/robots.txt', {}, 'HEAD');
    expect(head?.headers.get('Content-Length')).toBe('14');
    expect(await bytesOf(head)).toHaveLength(0);
  });

  it.each([
    '/',
    '/assets',
    '/assets/',
    '/assets/entry-abc123.js',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/robots.txt/',
    '/robots.txt%00',
    '/ROBOTS.TXT',
  ])('are nothing else in the folder and nothing outside: %s', (url) => expect(ask(url)).toBeUndefined());

  it('are not what a posted form asks for', () => {
    expect(
      staticFile(new Request('http://localhost/robots.txt', { method: 'POST', body: '' })),
    ).toBeUndefined();
  });
});
