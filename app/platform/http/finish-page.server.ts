import { createHash } from 'node:crypto';
import { chooseEncoding, compressForAnswer } from './compression.server';
import { isToBeKept } from './kept-page';
import { personalPage } from './personal-page';
import { readSessionCookie } from './session-cookie.server';

const compressible = /^(text\/|application\/(json|javascript|problem\+json)|image\/svg)/;

/**
 * Gives a rendered answer its last form: the whole body at once, an ETag of what it says (answered with 304 where the browser has it),
 * and compression. Whether it may be kept by others is for the page to say; if it says nothing, only the visitor's browser keeps it and
 * asks each time whether it still holds. On a phone that others use too no page is kept, whatever it says.
 */
export async function finishPage(request: Request, response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
  if (readSessionCookie(request)?.isShared) headers.set('Cache-Control', personalPage['Cache-Control']);
  if (response.body === null) return new Response(null, { status: response.status, headers });

  const body = Buffer.from(await response.arrayBuffer());
  // A part is a part of what is kept as it is: its place is counted in uncompressed bytes.
  const isCompressible =
    response.status !== 206 &&
    !headers.has('Content-Encoding') &&
    compressible.test(headers.get('Content-Type') ?? '');
  if (isCompressible || headers.has('Content-Encoding')) headers.append('Vary', 'Accept-Encoding');
  const mayBeKept = response.status === 200 && !headers.get('Cache-Control')?.includes('no-store');
  if (mayBeKept) {
    const etag =
      headers.get('ETag') ?? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    headers.set('ETag', etag);
    if (request.method === 'GET' && request.headers.get('If-None-Match') === etag) {
      headers.delete('Content-Type');
      headers.delete('Content-Length');
      headers.delete('Content-Encoding');
      return new Response(null, { status: 304, headers });
    }
  }

  let sent: Buffer = body;
  if (isCompressible) {
    // A page of a pack is the same for all phones that take it along.
    const isForAll = isToBeKept(request) && headers.get('Cache-Control')?.startsWith('public');
    const effort = isForAll ? 'made-once' : 'per-request';
    const compressed = await compressForAnswer(body, chooseEncoding(request), effort);
    sent = compressed.sent;
    if (compressed.encoding !== 'identity') headers.set('Content-Encoding', compressed.encoding);
  }
  headers.set('Content-Length', String(sent.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(sent), {
    status: response.status,
    headers,
  });
}
