import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding } from '~/platform/http/compression.server';
import { personalPage } from '~/platform/http/personal-page';
import { ReadyAnswers, readyKey } from '~/platform/http/ready-answers.server';
import type { KeptPages } from '~/platform/http/request-handler.server';
import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { layerHeaders, mayBeKept } from './layer-headers';
import { type LayeredAnswer, LessonPages } from './lesson-pages.server';
import { tagSession } from './phone-tags.server';

/** What stands between the socket and Remix: pages of lessons that are ready, for everybody and for each kind of reader. */
export interface PageCache {
  keptPages: KeptPages;
  answerAtOnce: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
}

export function createPageCache(): PageCache {
  const ready = new ReadyAnswers(() => lessons.isFresh());
  const lessons = new LessonPages(() => ready.clear());
  /** Bodies of answers that are on their way and go to everybody who asks in the same way. */
  const forEverybody = new WeakMap<Response, Buffer>();
  return {
    answerAtOnce: (incoming, outgoing) => ready.answer(incoming, outgoing),
    keptPages: {
      async answer(request, render) {
        const asked = request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request;
        const layered = await lessons.answer(asked, render);
        if (!layered) return undefined;
        const body = await layered.body.inEncoding(chooseEncoding(request));
        const response = toResponse(request, layered, body);
        if (layered.isForEverybody && response.status === 200) forEverybody.set(response, body);
        return response;
      },
      mark(request, response) {
        if (request.method !== 'GET' || response.status !== 200) return;
        if (!response.headers.get('Content-Type')?.startsWith('text/html')) return;
        // An attempt says by itself that it can be taken without network.
        const isAttempt = response.headers.get(layerHeaders.carries) === 'attempt';
        const isKept = mayBeKept(new URL(request.url).pathname, readSessionCookie(request) !== undefined);
        if (!isAttempt) response.headers.set(layerHeaders.carries, isKept ? 'public' : 'personal');
        tagSession(request, response.headers);
      },
      keep(request, response) {
        const body = forEverybody.get(response);
        const url = new URL(request.url);
        const key = readyKey({
          method: request.method,
          address: url.pathname + url.search,
          header: (name) => request.headers.get(name),
        });
        if (!body || key === undefined || response.headers.has('Set-Cookie')) return;
        ready.keep(key, {
          etag: response.headers.get('ETag') ?? '',
          headers: Object.fromEntries(response.headers),
          body,
        });
      },
    },
  };
}

/** On a phone that others use too no whole page is kept, whatever it says; what is the same for everybody may stay. */
function toResponse(
  request: Request,
  { carries, etag, headers: own, isForEverybody }: LayeredAnswer,
  body: Buffer,
): Response {
  const headers = new Headers({
    ...own,
    ...(etag ? { ETag: etag } : {}),
    Vary: `Accept-Encoding, ${layerHeaders.has}`,
    [layerHeaders.carries]: carries,
  });
  if (!isForEverybody) tagSession(request, headers);
  if (readSessionCookie(request)?.isShared && carries !== 'content') {
    headers.set('Cache-Control', personalPage['Cache-Control']);
    headers.delete('ETag');
  } else if (etag && request.headers.get('If-None-Match') === etag) {
    headers.delete('Content-Type');
    return new Response(null, { status: 304, headers });
  }
  const encoding = chooseEncoding(request);
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
  headers.set('Content-Length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
}
