import { attemptPath, type Carried, layerHeaders, lessonPath } from '../layer-headers';
import { keptNames } from '../kept-names';
import { contentOf, personalPartsOf, splitPage, withPersonalParts } from '../page-layers';
import type { OutboxMessage } from '../outbox';
import { countBytes } from './count-bytes';
import { fetchInTime, notLong, textInTime } from './fetch-in-time';
import { filesIn, isPacked, keep } from './keep';
import { keepList } from './keep-list';
import { ownAttempts, takeAttempt } from './kept-attempt';
import { type KeptLesson, keepContent, keepLesson, keptAnswer, keptLesson, lessonPage } from './kept-lesson';
import { kindOfForm, sendOrKeep } from './keep-work';
import { forgetEntry, sendOutbox, tell } from './send-outbox';
import { forgetTurn, noteTurn, opensOrEndsSession } from './whose-turn';
import { fromPhone, nothingKept } from './without-network';
import type { Scope } from './worker-scope';

/** What this worker needs of its events: the compiler knows pages, not workers. */
interface LastingEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

interface FetchEvent extends LastingEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

const scope = self as unknown as Scope;

// A new worker waits until no page of the old one is open: a lesson that is being read goes on in the shell that it came in.
addEventListener('activate', (event) =>
  (event as FetchEvent).waitUntil(scope.clients.claim().then(keepOpenPages)),
);

// The browser says by itself when there is network again, where it can; what fails then it tries once more.
addEventListener('sync', (event) => (event as LastingEvent).waitUntil(sendOutbox()));

addEventListener('message', (event) => {
  const { data: asked, ports } = event as MessageEvent<OutboxMessage>;
  const done = doAsAsked(asked, ports).catch(() => undefined);
  (event as unknown as LastingEvent).waitUntil(done.then(() => countBytes()));
});

function doAsAsked(asked: OutboxMessage, [port]: readonly MessagePort[]): Promise<void> {
  if (typeof asked !== 'object') return sendOutbox(true).catch(() => tell('unsendable'));
  if ('take' in asked) return takeAlong(asked.take, port!);
  return 'forget' in asked ? forgetEntry(asked.forget) : keepList(asked.listIn);
}

addEventListener('fetch', (event) => {
  const { request } = event as FetchEvent;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const later = (work: Promise<unknown>) => (event as FetchEvent).waitUntil(work.catch(() => undefined));
  const answer = answerTo(request, url, later);
  if (answer) (event as FetchEvent).respondWith(answer.finally(() => later(countBytes())));
});

/** @returns undefined where the browser is to ask by itself */
function answerTo(request: Request, url: URL, later: Later): Promise<Response> | undefined {
  const kind = kindOfForm(request, url);
  if (kind) return sendOrKeep(kind, request, url);
  if (request.method !== 'GET') {
    if (opensOrEndsSession(url)) later(forgetTurn());
    // What comes back is counted.
    return request.mode === 'navigate' ? fetch(request) : undefined;
  }
  if (request.mode === 'navigate') return answerPage(request, url, later);
  if (!/^\/(assets|media)\//.test(url.pathname)) return undefined;
  return request.headers.has('Range') ? fetch(request) : answerFile(request, url, later);
}

/** Milliseconds that the page of an attempt waits for its answers to be sent. */
const longestForAnswers = 4_000;

type Later = (work: Promise<unknown>) => void;

/** Keeps the page of an attempt, where one is named, and tells which are kept for whoever's turn it is. */
async function takeAlong(address: string, port: MessagePort): Promise<void> {
  const works: Promise<unknown>[] = [];
  try {
    if (address) await askForPage(new Request(address), new URL(address), (work) => works.push(work));
    await Promise.all(works);
  } catch {
    // It isn't among those that are told.
  }
  port.postMessage(await ownAttempts());
}

/** The page from the network, as little of it as the phone hasn't got; without network, or where the server fails, as it was kept. */
async function answerPage(request: Request, url: URL, later: Later): Promise<Response> {
  const asked = askForPage(request, url, later);
  // What comes when it is waited for no longer is kept for the next time.
  later(asked);
  const answer = await notLong(asked).catch(() => undefined);
  if (answer && answer.status < 500) return answer;
  return (await fromPhone(url)) ?? asked.catch(() => nothingKept(url));
}

async function askForPage(request: Request, url: URL, later: Later): Promise<Response> {
  // What was answered before is to stand in the page with what came of it; where it isn't sent soon, the page says that it waits.
  if (attemptPath.test(url.pathname)) await Promise.race([sendOutbox(), soon()]).catch(() => undefined);
  const isLesson = url.search === '' && lessonPath.test(url.pathname);
  // A cache that can't be read is as good as none.
  const kept = isLesson ? await keptLesson(url.pathname).catch(() => undefined) : undefined;
  if (!kept?.shell) return take(await ask(request).then(see(later)), url, later);
  const { shell, content } = kept;
  const answer = await fetchInTime(url.href, {
    headers: { [layerHeaders.has]: `${shell.hash} ${content?.known}` },
    credentials: 'same-origin',
    redirect: 'manual',
    cache: 'no-store',
  }).then(see(later));
  const joined = await join(answer, url, { shell, content }, later);
  return joined === 'damaged' ? take(await ask(request), url, later) : joined;
}

/** Asks for a page as the browser does: what is said anew of a request loses the page that led to it. */
const ask = (request: Request) => fetchInTime(request, { referrer: request.referrer });

const soon = () => new Promise((resolve) => setTimeout(resolve, longestForAnswers));

/** Sees in an answer whose turn it is, and that there is network. */
const see =
  (later: Later) =>
  (answer: Response): Response => {
    later(noteTurn(answer.headers).then(() => sendOutbox()));
    return answer;
  };

/** Puts what came into what the phone has. */
async function join(
  answer: Response,
  url: URL,
  { shell, content }: KeptLesson,
  later: Later,
): Promise<Response | 'damaged'> {
  const carries = answer.headers.get(layerHeaders.carries) as Carried | null;
  if (answer.status !== 200 || !shell || (carries !== 'article' && carries !== 'parts'))
    return take(answer, url, later);
  const text = await textInTime(answer);
  if (carries === 'article') {
    if (!text.endsWith('</article>')) return 'damaged';
    later(keepContent(url.pathname, text, answer.headers));
    return lessonPage(shell, text, url.pathname);
  }
  const article = content && withPersonalParts(content.html, personalPartsOf(text));
  return article === undefined ? 'damaged' : lessonPage(shell, article, url.pathname);
}

/** Passes an answer on and keeps what may be kept of it: whole pages of ours without anything personal. What a portal on the way answers is shown and not kept. */
async function take(answer: Response, url: URL, later: Later): Promise<Response> {
  if (answer.status === 200 && url.search === '' && attemptPath.test(url.pathname))
    return takeAttempt(answer, url, later);
  const carries = answer.headers.get(layerHeaders.carries) as Carried | null;
  const isKept = answer.status === 200 && url.search === '' && (carries === 'lesson' || carries === 'public');
  if (!isKept) return answer;
  const html = await textInTime(answer);
  if (!splitPage(html)) throw new TypeError('half a page');
  later(
    carries === 'lesson'
      ? keepLesson(url.pathname, html, answer.headers)
      : keepPage(url.pathname, contentOf(html), answer.headers),
  );
  return keptAnswer(html, answer.headers);
}

/** What a pack has brought stays: it is made for reading without network. */
async function keepPage(path: string, html: string, headers: Headers): Promise<void> {
  if (!(await isPacked(path))) await keep(keptNames.pages, path, keptAnswer(html, headers));
}

/** A file whose name holds its hash: from the phone, else from the network and kept. */
async function answerFile(request: Request, url: URL, later: Later): Promise<Response> {
  const kept = await caches.match(url.pathname).catch(() => undefined);
  if (kept) return kept;
  const answer = await fetch(request);
  const isOurs = /\bimmutable\b/.test(answer.headers.get('Cache-Control') ?? '');
  const isSeen = /\.(css|js|svg|avif|webp|jpg|png)$/.test(url.pathname);
  const place = /^\/a/.test(url.pathname) ? keptNames.shell : keptNames.pages;
  if (answer.status === 200 && isOurs && isSeen) later(keep(place, url.pathname, answer.clone()));
  return answer;
}

/** Keeps what is open when the worker comes, out of what the browser still has of it: nothing is loaded again. */
async function keepOpenPages(): Promise<void> {
  await forgetUnusedFiles();
  for (const { url: href } of await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const url = new URL(href);
    const again = await fromBrowser(url.pathname + url.search);
    if (!again) continue;
    const work: Promise<unknown>[] = [noteTurn(again.headers).catch(() => undefined)];
    const html = await take(again, url, (one) => work.push(one))
      .then((page) => page.text())
      .catch(() => '');
    await Promise.all(work);
    for (const path of filesIn(html)) {
      const file = await fromBrowser(path);
      if (file?.status === 200) await keep(keptNames.shell, path, file);
    }
  }
}

const fromBrowser = (path: string) =>
  fetch(path, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);

/** Throws away the files of earlier builds that no kept page names. */
async function forgetUnusedFiles(): Promise<void> {
  const used = new Set<string>();
  for (const name of [keptNames.shell, keptNames.pages]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname.startsWith('/assets/')) continue;
      for (const path of filesIn((await (await cache.match(request))?.text()) ?? '')) used.add(path);
    }
  }
  const shell = await caches.open(keptNames.shell);
  for (const request of await shell.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/assets/') && !used.has(pathname)) await shell.delete(request);
  }
}
