import { lessonPath } from '../layer-headers';
import { keptNames } from '../kept-names';
import type { WorkerWords } from '../worker-words';
import { keptAnswer, keptLesson, lessonPage } from './kept-lesson';

/** The server puts them before the worker's own text. */
const words = (self as unknown as { tumiaWords: Record<string, WorkerWords> }).tumiaWords;

const mainStart = '<main id="main">';

/** @returns what the phone has kept of an address, and says so on the page; undefined where it has nothing */
export async function fromPhone({ pathname }: URL): Promise<Response | undefined> {
  if (/^\/(v|(sw|en)\/verify)$/.test(pathname)) return keptVerification(pathname);
  if (lessonPath.test(pathname)) {
    const { shell, content } = await keptLesson(pathname);
    if (shell && content)
      return withBanner(lessonPage(shell, content.html, pathname), content.savedAt, pathname);
  }
  const page = await (await caches.open(keptNames.pages)).match(pathname);
  return page && withBanner(page, page.headers.get('Date') ?? '', pathname);
}

/** A page of the shell alone that says what can be read, where the phone has not kept what was asked for. */
export async function nothingKept({ pathname }: URL): Promise<Response> {
  const { shell } = await keptLesson(pathname);
  const spoken = words[pathname.slice(1, 3)];
  if (!shell || !spoken) return Response.error();
  const kept = await keptTitles(pathname.slice(0, 4));
  const list = kept.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join('');
  const below = list ? `<h2>${spoken.list}</h2><ul>${list}</ul>` : `<p>${spoken.nothing}</p>`;
  return lessonPage(
    shell,
    `<article><h1>${spoken.title}</h1><p>${spoken.text}</p>${below}</article>`,
    pathname,
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
  const spoken = words[pathname.slice(1, 3)];
  const saved = Date.parse(savedAt);
  if (!spoken || !saved) return page;
  const format = new Intl.DateTimeFormat(spoken.lang, {
    dateStyle: 'long',
    timeZone: 'Africa/Dar_es_Salaam',
  });
  const banner = `<p class="notice" role="status" id="offline">${spoken.banner.replace('{date}', format.format(saved))}</p>`;
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
