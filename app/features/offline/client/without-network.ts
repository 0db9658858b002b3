import { keptNames } from '../kept-names';
import { lessonPath } from '../layer-headers';
import { joinPage, splitPage } from '../page-layers';
import { certificateInShared, sharedIn } from '../shared-certificate';
import type { WorkerWords } from '../worker-words';
import { attemptFromPhone, ownAttempts } from './kept-attempt';
import { keptAnswer, keptLesson, lessonPage } from './kept-lesson';
import { newUuid } from './new-uuid';
import { keysOfTurn } from './whose-turn';
import { wordsAt } from './worker-scope';

const mainStart = '<main id="main">';

/**
 * @param isJustKept whether the lesson at this address has just been put into the outbox as done
 * @returns what the phone has kept of an address, and says so on the page; undefined where it has nothing
 */
export async function fromPhone(
  { pathname, searchParams }: URL,
  isJustKept = false,
): Promise<Response | undefined> {
  if (/^\/(v|(sw|en)\/verify)$/.test(pathname)) return keptVerification(pathname);
  if (/^\/\w\w\/share$/.test(pathname))
    return Response.redirect(pathname.slice(0, 3) + certificateInShared(sharedIn(searchParams)));
  // Storage that can't be opened has no attempt.
  const attempts = await ownAttempts().catch(() => []);
  const begun = attempts.find(({ quiz }) => quiz === pathname);
  if (begun) return Response.redirect(begun.path);
  const attempt = attempts.length > 0 ? await attemptFromPhone(pathname) : undefined;
  if (attempt) {
    const { shell } = await keptLesson(pathname);
    return shell && withBanner(lessonPage(shell, attempt.article, pathname), attempt.savedAt, pathname);
  }
  if (lessonPath.test(pathname)) {
    const { shell, content } = await keptLesson(pathname);
    if (shell && content) {
      const html = await withDoneForm(content.html, pathname, isJustKept);
      return withBanner(lessonPage(shell, html, pathname), content.savedAt, pathname);
    }
  }
  const page = await (await caches.open(keptNames.pages)).match(pathname);
  return page && withBanner(page, page.headers.get('Date') ?? '', pathname);
}

/** Puts into a lesson how to keep that it is done, or why that can't be kept here. */
async function withDoneForm(article: string, pathname: string, isJustKept: boolean): Promise<string> {
  const spoken = wordsAt(pathname);
  if (!spoken) return article;
  const hasKey = await keysOfTurn().catch(() => undefined);
  const form = `<form method="post"><input type="hidden" name="uuid" value="${newUuid()}"><button class="button" name="intent" value="complete">${spoken.markDone}</button></form>`;
  const part = isJustKept
    ? `<p class="notice good" role="status">${spoken.justKept}</p>`
    : hasKey
      ? form
      : `<p class="meta">${spoken.noKey}</p>`;
  return article.replace(/<section[^>]* id="done"[^>]*>/, (start) => start + part);
}

/** Says whether work is in the outbox, where its page can't be shown; or else why it isn't. */
export const sayFate = (url: URL, fate: 'kept' | 'notKept' | 'tooLong'): Promise<Response> =>
  ownPage(url, (spoken, list) => `<p class="notice">${spoken[fate]}</p>${list}`);

/** A page of the shell alone, where the phone has not kept what was asked for. */
export const nothingKept = (url: URL): Promise<Response> =>
  ownPage(url, ({ text, nothing }, list) => `<p>${text}</p>${list || `<p>${nothing}</p>`}`);

/** @param say what it says, with a list of what can be read, which is empty where there is nothing */
async function ownPage(
  { pathname }: URL,
  say: (spoken: WorkerWords, list: string) => string,
): Promise<Response> {
  const spoken = wordsAt(pathname);
  if (!spoken) return Response.error();
  const prefix = pathname.slice(0, 4);
  const attempts = (await ownAttempts().catch(() => [])).filter(({ path }) => path.startsWith(prefix));
  const kept = [...attempts, ...(await keptTitles(prefix))];
  const links = kept.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join('');
  const list = links && `<h2>${spoken.list}</h2><ul>${links}</ul>`;
  const article = `<article><h1>${spoken.title}</h1>${say(spoken, list)}</article>`;
  const { shell } = await keptLesson(pathname);
  if (shell) return lessonPage(shell, article, pathname);
  const page = await (await caches.open(keptNames.pages)).match(pathname);
  const layers = page && splitPage(await page.text());
  if (layers) return new Response(joinPage({ ...layers, article }, pathname), { headers: page.headers });
  // Without a shell, as when storage was damaged, the words alone are shown.
  return new Response(
    `<!DOCTYPE html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tumia</title>${article}`,
    { headers: { 'Content-Type': 'text/html' } },
  );
}

/** Addresses and headings of what can be read in a language, as `/sw/`. */
async function keptTitles(prefix: string): Promise<{ path: string; title: string }[]> {
  const titles: { path: string; title: string }[] = [];
  for (const name of [keptNames.content, keptNames.pages]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!`${path}/`.startsWith(prefix)) continue;
      const title = /<h1[^>]*>([^]*?)<\/h1>/.exec((await (await cache.match(request))?.text()) ?? '')?.[1];
      if (title) titles.push({ path, title });
    }
  }
  return titles;
}

async function withBanner(page: Response, savedAt: string, pathname: string): Promise<Response> {
  const spoken = wordsAt(pathname);
  const saved = Date.parse(savedAt);
  if (!spoken || !saved) return page;
  const format = new Intl.DateTimeFormat(spoken.lang, {
    dateStyle: 'long',
    timeZone: 'Africa/Dar_es_Salaam',
  });
  // By it a page's script knows that somebody is there whose work can wait here.
  const turn = (await keysOfTurn().catch(() => undefined)) ? ' data-turn' : '';
  const banner = `<p class="notice" role="status" id="offline"${turn}>${spoken.banner.replace('{date}', format.format(saved))}</p>`;
  const html = await page.text();
  return keptAnswer(
    html.replace(mainStart, () => mainStart + banner),
    page.headers,
  );
}

/** The page that checks certificates as it was kept, in its own language or else in the one that was read last; it tells itself how old its list is. */
async function keptVerification(pathname: string): Promise<Response | undefined> {
  const cache = await caches.open('verify');
  const same = await cache.match(pathname);
  if (same) return same;
  const pages = (await cache.keys()).filter(({ url }) => /\/verify$/.test(new URL(url).pathname));
  return pages.length > 0 ? cache.match(pages[pages.length - 1]!) : undefined;
}
