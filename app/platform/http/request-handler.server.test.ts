import { describe, expect, it } from 'vitest';
import { readSettings } from '../settings.server';
import { createRequestHandler, type HandlerParts } from './request-handler.server';

const client = { address: '192.0.2.1', family: 'IPv4', port: 1 } as const;

/** Answers one request; `page` is what the route would answer. */
async function answer(
  request: Request,
  page: HandlerParts['renderPage'] = async () =>
    new Response('<p>page</p>', { headers: { 'Content-Type': 'text/html' } }),
  publicUrl = 'https://tumia.example',
): Promise<Response> {
  const handler = createRequestHandler({
    settings: readSettings({ PUBLIC_URL: publicUrl, LOG_LEVEL: 'silent' }),
    staticFile: ({ url }) => (url.endsWith('.css') ? new Response('a{}') : undefined),
    renderPage: page,
  });
  return handler(request, client);
}

const ask = (path: string, init: RequestInit = {}) => new Request(`https://tumia.example${path}`, init);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    body,
    headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers },
  });

describe('strict transport security', () => {
  it('is asked for on every answer over https, and on none over http', async () => {
    for (const path of ['/sw', '/assets/tumia.css', '/sw/%FF']) {
      expect((await answer(ask(path))).headers.get('Strict-Transport-Security'), path).toMatch(
        /^max-age=\d{8}/,
      );
      const plain = await answer(ask(path), undefined, 'http://localhost:3000');
      expect(plain.headers.get('Strict-Transport-Security'), path).toBeNull();
    }
  });
});

describe('an answer', () => {
  const failing = () => Promise.reject(new Error('select secret from account'));

  it('to a page that fails outside of its route is a page, protected as all are, without what failed', async () => {
    const response = await answer(ask('/en/me'), failing);
    expect(response.status).toBe(500);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.text()).not.toContain('secret');
  });

  it('has every header of protection, whatever its status', async () => {
    const statuses = [200, 303, 304, 403, 404, 409, 413, 422, 429, 500, 503];
    for (const status of statuses) {
      const body = [303, 304].includes(status) ? null : 'x';
      const response = await answer(ask('/sw'), async () => new Response(body, { status }));
      expect(response.status).toBe(status);
      expect(Object.fromEntries(response.headers), String(status)).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()') as string,
      });
    }
  });
});

describe('a form', () => {
  const echo = async (request: Request) => new Response(await request.text());

  it('of 2 MB is read, and one byte more is refused before it is read', async () => {
    const largest = 'a'.repeat(2 * 1024 * 1024);
    expect((await answer(post('/sw/sign-up', largest), echo)).status).toBe(200);
    const unread = () => Promise.reject(new Error('read'));
    const refused = await answer(post('/en/sign-up', `${largest}a`), unread);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('too large');
  });

  it('that hides its size is refused', async () => {
    const stream = new ReadableStream({ start: (controller) => controller.close() });
    const request = ask('/sw/sign-up', { method: 'POST', body: stream, duplex: 'half' });
    expect((await answer(request, echo)).status).toBe(411);
  });

  it('of another site is refused', async () => {
    expect((await answer(post('/sw/sign-in', 'a', { Origin: 'https://evil.example' }), echo)).status).toBe(
      403,
    );
    expect((await answer(post('/sw/sign-in', 'a', { Origin: 'https://tumia.example' }), echo)).status).toBe(
      200,
    );
  });

  it('is not taken by another method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await answer(ask('/sw/sign-in', { method }), echo);
      expect(response.status, method).toBe(405);
      expect(response.headers.get('Allow')).toBe('GET, HEAD, POST');
    }
  });
});
