import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { finishPage } from './finish-page.server';

const html = `<p>${'Takwimu bora. '.repeat(100)}</p>`;
const page = (headers: Record<string, string> = {}, init: ResponseInit = {}, body: string | null = html) =>
  new Response(body, { ...init, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } });
const get = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost/sw', { method, headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('finishPage', () => {
  it('compresses, and says how long and by what', async () => {
    const response = await finishPage(get({ 'Accept-Encoding': 'gzip, br' }), page());
    const bytes = await bytesOf(response);
    expect(response.headers.get('Content-Encoding')).toBe('br');
    expect(response.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    expect(zlib.brotliDecompressSync(bytes).toString()).toBe(html);
  });

  it('leaves small answers and pictures as they are', async () => {
    const small = await finishPage(get({ 'Accept-Encoding': 'br' }), page({}, {}, '<p>Ndiyo</p>'));
    expect(small.headers.get('Content-Encoding')).toBeNull();
    const pdf = await finishPage(
      get({ 'Accept-Encoding': 'br' }),
      page({ 'Content-Type': 'application/pdf' }),
    );
    expect(pdf.headers.get('Content-Encoding')).toBeNull();
    expect((await bytesOf(pdf)).toString()).toBe(html);
  });

  it('answers 304 without a body where the browser has the page, however it was compressed', async () => {
    const first = await finishPage(get({ 'Accept-Encoding': 'br' }), page());
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await finishPage(get({ 'If-None-Match': etag }), page({ Vary: 'Cookie' }));
    expect(again.status).toBe(304);
    expect(await bytesOf(again)).toHaveLength(0);
    expect(again.headers.get('ETag')).toBe(etag);
    expect(again.headers.get('Content-Type')).toBeNull();
    const changed = await finishPage(get({ 'If-None-Match': etag }), page({}, {}, `${html}.`));
    expect(changed.status).toBe(200);
  });

  it.each([
    ['a page that must not be kept', page({ 'Cache-Control': 'no-store' })],
    ['a fault', page({}, { status: 404 })],
    ['a refused form', page({}, { status: 422 })],
  ])('gives %s no ETag', async (_, response) => {
    expect((await finishPage(get(), response)).headers.get('ETag')).toBeNull();
  });

  it('never answers a posted form with 304', async () => {
    const etag = (await finishPage(get(), page())).headers.get('ETag') ?? '';
    const posted = await finishPage(get({ 'If-None-Match': etag }, 'POST'), page());
    expect(posted.status).toBe(200);
  });

  it('keeps pages to the visitor’s own browser where the page says nothing', async () => {
    expect((await finishPage(get(), page())).headers.get('Cache-Control')).toBe('private, no-cache');
    const said = await finishPage(get(), page({ 'Cache-Control': 'public, max-age=60' }));
    expect(said.headers.get('Cache-Control')).toBe('public, max-age=60');
  });

  it.each(['public, max-age=60', 'private, no-cache'])(
    'lets a phone that others use too keep nothing, also of a page that says %s',
    async (cacheControl) => {
      const first = await finishPage(get(), page({ 'Cache-Control': cacheControl }));
      const shared = get({
        Cookie: `tumia_session=${'a'.repeat(43)}.shared`,
        'If-None-Match': first.headers.get('ETag') ?? '',
      });
      const response = await finishPage(shared, page({ 'Cache-Control': cacheControl }));
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toBe('private, no-store');
      expect(response.headers.get('ETag')).toBeNull();
    },
  );

  it('passes redirects and every cookie on', async () => {
    const headers = new Headers({ Location: '/sw/me' });
    headers.append('Set-Cookie', 'a=1');
    headers.append('Set-Cookie', 'b=2');
    const response = await finishPage(get(), new Response(null, { status: 303, headers }));
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/sw/me');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const asked = { 'Accept-Encoding': 'br' };
    const [head, full] = [await finishPage(get(asked, 'HEAD'), page()), await finishPage(get(asked), page())];
    expect([...head.headers]).toEqual([...full.headers]);
    expect(await bytesOf(head)).toHaveLength(0);
  });
});
