import { createCookie } from '@remix-run/node';
import type { FetchHandler } from '@remix-run/node-fetch-server';
import { parseLanguage } from '../i18n/language';
import { log } from '../logging.server';
import { scriptedPage, securityHeaders, strictTransportSecurity } from '../security/headers.server';
import { isOwnOrigin } from '../security/origin-check.server';
import type { Settings } from '../settings.server';
import { clientAddress } from './client-address.server';
import { finishPage } from './finish-page.server';
import { maxFormBytes } from './form-limits';
import { refusalPage } from './refusal-page.server';

/** What the server tells a route about a request beside the request itself. */
export type RequestContext = {
  clientAddress: string;
  publicUrl: string;
  /** Whether the visitor sent a form: Remix shows a page's loader a GET in any case. */
  isForm: boolean;
  /** What a browser that takes brotli gets at an address of ours, signed in as nobody; a route that is called without a server has none. */
  weigh?: (address: string) => Promise<Weight | undefined>;
};

/** What an answer weighs on the wire. */
export interface Weight {
  etag: string;
  /** Of the body. */
  bytes: number;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}

export interface HandlerParts {
  settings: Settings;
  staticFile: (request: Request) => Response | undefined;
  renderPage: (request: Request, context: RequestContext) => Promise<Response>;
  keptPages?: KeptPages;
}

/** Pages that are ready in memory, and what phones are told of keeping pages themselves. */
export interface KeptPages {
  /** @param render makes a page anew @returns the answer in its last form, or undefined where the page has to be made for this request */
  answer: (
    request: Request,
    render: (request: Request) => Promise<Response>,
  ) => Promise<Response | undefined>;
  /** Says in the headers of a page that was made for this request whether a phone may keep it, and of a form that it has arrived. */
  mark: (request: Request, response: Response) => Response;
  /** Sees each answer with all its headers. */
  keep: (request: Request, response: Response) => void;
}

/** What pages and forms of plain HTML ask with. */
const pageMethods = ['GET', 'HEAD', 'POST'];

/** The language read last, so that `/` leads there next time. */
export const languageCookie = createCookie('language', {
  path: '/',
  sameSite: 'lax',
  maxAge: 365 * 24 * 3600,
});

/** One way for every request: static file, checks that need no route, the page, and its last form with the security headers. */
export function createRequestHandler({
  settings,
  staticFile,
  renderPage,
  keptPages,
}: HandlerParts): FetchHandler {
  const isHttps = settings.publicUrl.startsWith('https:');

  async function answer(request: Request, peer: string): Promise<Response> {
    const url = new URL(request.url);
    const file = staticFile(request);
    if (file) return file;
    if (!pageMethods.includes(request.method)) {
      return new Response(null, { status: 405, headers: { Allow: pageMethods.join(', ') } });
    }
    if (isUnreadable(url) || isForHydration(url)) return refusalPage(request, 'bad-request');
    if (!isOwnOrigin(request, [settings.publicUrl, url.origin]))
      return refusalPage(request, 'foreign-origin');
    if (request.method === 'POST') {
      const length = request.headers.get('Content-Length');
      if (length === null) return refusalPage(request, 'length-required');
      if (Number(length) > maxFormBytes(url.pathname)) return refusalPage(request, 'too-large');
    }
    // HEAD asks what GET would answer, headers and length included.
    const asked = request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request;
    const render = async (wanted: Request) => {
      const page = await renderPage(wanted, {
        clientAddress: clientAddress(request.headers, peer, settings.trustedProxies),
        publicUrl: settings.publicUrl,
        isForm: request.method === 'POST',
        weigh: (address) => weigh(new URL(address, url.origin), peer),
      });
      return withPagePolicy(page);
    };
    const ready = await keptPages?.answer(request, render);
    if (ready) {
      await rememberLanguage(request, url, ready);
      return ready;
    }
    const made = await finishPage(request, await render(asked));
    const finished = keptPages?.mark(request, made) ?? made;
    await rememberLanguage(request, url, finished);
    return finished;
  }

  async function weigh(url: URL, peer: string): Promise<Weight | undefined> {
    // What is weighed is written down for as long as it holds, so that it has to be what holds now.
    const headers = { 'Accept-Encoding': 'br', 'Cache-Control': 'no-cache' };
    const answered = await answer(new Request(url, { headers }), peer);
    if (answered.status !== 200) return undefined;
    const { byteLength } = await answered.arrayBuffer();
    return { etag: answered.headers.get('ETag') ?? '', bytes: byteLength };
  }

  return async (request, client) => {
    let response: Response;
    try {
      response = await answer(request, client.address);
    } catch (error) {
      log.error({ err: error, method: request.method }, 'a request failed outside of a route');
      response = refusalPage(request, 'failed');
    }
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    if (isHttps) response.headers.set('Strict-Transport-Security', strictTransportSecurity);
    keptPages?.keep(request, response);
    return response;
  };
}

/** A page of ours may run our scripts, unless its route says otherwise. */
function withPagePolicy(page: Response): Response {
  const isPage = page.headers.get('Content-Type')?.startsWith('text/html');
  if (!isPage || page.headers.has('Content-Security-Policy')) return page;
  const headers = new Headers(page.headers);
  for (const [name, value] of Object.entries(scriptedPage)) headers.set(name, value);
  return new Response(page.body, { status: page.status, headers });
}

/** Whether a URL holds what no address of ours can: signs that don't decode, or control characters, which PostgreSQL refuses. */
function isUnreadable({ pathname, search }: URL): boolean {
  try {
    return /\p{Cc}/u.test(decodeURIComponent(pathname)) || /%(?:[01][\da-f]|7f)/i.test(search);
  } catch {
    return true;
  }
}

/** Remix answers these to pages that run scripts; Tumia has none. */
function isForHydration({ pathname, searchParams }: URL): boolean {
  return pathname.endsWith('.data') || pathname === '/__manifest' || searchParams.has('_data');
}

async function rememberLanguage(request: Request, url: URL, response: Response): Promise<void> {
  const language = parseLanguage(url.pathname.split('/')[1]);
  if (!language || request.method !== 'GET' || response.status !== 200) return;
  // What anybody may keep is no page that somebody reads.
  if (response.headers.get('Cache-Control')?.startsWith('public')) return;
  const remembered: unknown = await languageCookie.parse(request.headers.get('Cookie'));
  if (remembered !== language)
    response.headers.append('Set-Cookie', await languageCookie.serialize(language));
}
