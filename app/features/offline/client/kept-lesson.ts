import { layerHeaders } from '../layer-headers';
import { contentAddress, keptNames } from '../kept-names';
import { contentOf, joinPage, splitPage } from '../page-layers';
import { isPacked, keep } from './keep';

/** What the phone has of a lesson's page. */
export interface KeptLesson {
  /** Undefined where nothing of this language has been read yet. */
  shell: { hash: string | null; html: string; headers: Headers } | undefined;
  /** `known`: hash of the content and whether it belongs to a pack, as the server is told. */
  content: { known: string; html: string; savedAt: string; lesson: string | null } | undefined;
}

const shellAddress = (pathname: string) => pathname.slice(0, 3);

const wholeArticle = /^<article[^]*<\/article>\s*$/;

export async function keptLesson(pathname: string): Promise<KeptLesson> {
  const [shell, content, packed] = await Promise.all([
    matchIn(keptNames.shell, shellAddress(pathname)),
    matchIn(keptNames.content, contentAddress(pathname)),
    isPacked(contentAddress(pathname)),
  ]);
  const [shellHtml, contentHtml] = await Promise.all([shell?.text(), content?.text()]);
  // What was damaged on the phone counts as not there, and comes again.
  const isShell = shell && shellHtml !== undefined && splitPage(shellHtml);
  const isContent = content && contentHtml !== undefined && wholeArticle.test(contentHtml);
  return {
    shell: isShell
      ? { hash: shell.headers.get(layerHeaders.shell), html: shellHtml, headers: shell.headers }
      : undefined,
    content: isContent
      ? {
          known: `${content.headers.get('ETag')} ${packed}`.split('"').join(''),
          html: contentHtml,
          savedAt: content.headers.get('Date') ?? '',
          lesson: content.headers.get(layerHeaders.lesson),
        }
      : undefined,
  };
}

/** Keeps both layers of a whole page; of what is personal in it nothing. @returns undefined where the page is no whole one */
export async function keepLesson(pathname: string, html: string, headers: Headers): Promise<void> {
  const layers = splitPage(html);
  if (!layers) return;
  if (headers.has(layerHeaders.shell)) {
    await keep(keptNames.shell, shellAddress(pathname), keptAnswer(layers.shell, headers));
  }
  await keepContent(pathname, layers.article, headers);
}

/** @param headers of the answer that the article came with */
export async function keepContent(pathname: string, article: string, headers: Headers): Promise<void> {
  if (!wholeArticle.test(article)) return;
  const kept = keptAnswer(contentOf(article), headers);
  kept.headers.set('ETag', `"${headers.get(layerHeaders.content) ?? ''}"`);
  await keep(keptNames.content, contentAddress(pathname), kept);
}

/** A lesson's page of a kept shell, with the headers that it came with. */
export function lessonPage(
  shell: NonNullable<KeptLesson['shell']>,
  article: string,
  pathname: string,
): Response {
  return new Response(joinPage({ shell: shell.html, article }, pathname), { headers: shell.headers });
}

/** An answer as it is kept: uncompressed, with what its headers say for good. */
export function keptAnswer(body: string, headers: Headers): Response {
  const own = new Headers(headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary', layerHeaders.session]) own.delete(name);
  return new Response(body, { headers: own });
}

async function matchIn(name: string, address: string): Promise<Response | undefined> {
  return (await caches.open(name)).match(address);
}
