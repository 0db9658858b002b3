import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding } from '~/platform/http/compression.server';
import { personalPage } from '~/platform/http/personal-page';
import { type Asked, askedBy, ReadyAnswers, readyKey } from '~/platform/http/ready-answers.server';
import type { KeptPages } from '~/platform/http/request-handler.server';
import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { tellArrival } from './form-arrival.server';
import { layerHeaders, mayBeKept } from './layer-headers';
import { LearnerAnswers } from './learner-answers.server';
import { type LayeredAnswer, LessonPages } from './lesson-pages.server';
import { tagSession } from './phone-tags.server';

/** What stands between the socket and Remix: pages of lessons that are ready, for everybody and for each kind of reader. */
export interface PageCache {
  keptPages: KeptPages;
  /** @param otherwise answers in the way of all others, now or later @returns whether the request has been taken over */
  answerAtOnce: (incoming: IncomingMessage, outgoing: ServerResponse, otherwise: () => void) => boolean;
}

export function createPageCache(): PageCache {
  const ready = new ReadyAnswers(() => lessons.isFresh());
  const learners = new LearnerAnswers(() => lessons.isFresh());
  /** Goes up whenever what was answered no longer holds. */
  let edition = 0;
  const lessons = new LessonPages(() => {
    edition++;
    ready.clear();
    learners.clear();
  });
  /** What answers that are on their way and go to others who ask in the same way were made of. */
  const onTheirWay = new WeakMap<Response, { layered: LayeredAnswer; body: Buffer; edition: number }>();
  return {
    answerAtOnce(incoming, outgoing, otherwise) {
      const asked = askedBy(incoming);
      return ready.answer(asked, incoming, outgoing) || learners.answer(asked, incoming, outgoing, otherwise);
    },
    keptPages: {
      async answer(request, render) {
        const asked = request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request;
        const layered = await lessons.answer(asked, render);
        const begunIn = edition;
        if (!layered) return undefined;
        const body = await layered.body.inEncoding(chooseEncoding(request));
        const response = toResponse(request, layered, body);
        if (response.status === 200) onTheirWay.set(response, { layered, body, edition: begunIn });
        return response;
      },
      mark(request, answer) {
        const response = tellArrival(request, answer);
        if (request.method !== 'GET' || response.status !== 200) return response;
        if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
        // An attempt says by itself that it can be taken without network.
        const isAttempt = response.headers.get(layerHeaders.carries) === 'attempt';
        const isKept = mayBeKept(new URL(request.url).pathname, readSessionCookie(request) !== undefined);
        if (!isAttempt) response.headers.set(layerHeaders.carries, isKept ? 'public' : 'personal');
        tagSession(request, response.headers);
        return response;
      },
      keep(request, response) {
        const sent = onTheirWay.get(response);
        if (!sent || sent.edition !== edition || response.headers.has('Set-Cookie')) return;
        const { layered, body } = sent;
        const headers = Object.fromEntries(response.headers);
        const asked = askedIn(request);
        if (layered.reader) return learners.keep(asked, layered.reader, { headers, body: layered.body });
        const key = readyKey(asked);
        if (key !== undefined) ready.keep(key, { etag: response.headers.get('ETag') ?? '', headers, body });
      },
    },
  };
}

function askedIn({ method, url, headers }: Request): Asked {
  const { pathname, search } = new URL(url);
  return { method, address: pathname + search, header: (name) => headers.get(name) };
}

/** On a phone that others use too no whole page is kept, whatever it says; what is the same for everybody may stay. */
function toResponse(
  request: Request,
  { carries, etag, headers: own, reader }: LayeredAnswer,
  body: Buffer,
): Response {
  const headers = new Headers({
    ...own,
    ...(etag ? { ETag: etag } : {}),
    Vary: `Accept-Encoding, ${layerHeaders.has}`,
    [layerHeaders.carries]: carries,
  });
  if (reader) tagSession(request, headers);
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
