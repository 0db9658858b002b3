/**
 * The three layers of a lesson's page, told apart by the same rules on the server and in the service worker: the shell around `main`, which is
 * the same for all lessons of a language and a build; the content within it, the same for everybody; and the personal parts in the content.
 */
export interface PageLayers {
  /** The page without what is within `main`, its title, description and language switch being those of no lesson. */
  shell: string;
  /** What is within `main`, personal parts included. */
  article: string;
}

const mainStart = '<main id="main">';
const mainEnd = '</main>';

/** Stands in a shell where the title of the lesson goes. */
const titleHole = '{lesson}';

const personalParts = /(<(section|facilitator-notes)\b[^>]* data-layer="personal"[^>]*>)([^]*?)(<\/\2>)/g;

/** @returns undefined where the page is not whole */
export function splitPage(html: string): PageLayers | undefined {
  const start = html.indexOf(mainStart) + mainStart.length;
  const end = html.lastIndexOf(mainEnd);
  if (start < mainStart.length || end < start || !/<\/html>\s*$/.test(html)) return undefined;
  const article = html.slice(start, end);
  const title = headingOf(article);
  const head = html
    .slice(0, start)
    .replace(/<meta name="description"[^>]*>/, '')
    .replace(/<title>[^<]*<\/title>/, (whole) => (title ? whole.split(title).join(titleHole) : whole))
    .replace(/(<a class="switch" href=")[^"]*/, '$1');
  return { shell: head + html.slice(end), article };
}

/** The page that a shell and an article make. @param pathname of the lesson, such as `/sw/courses/…` */
export function joinPage({ shell, article }: PageLayers, pathname: string): string {
  const title = headingOf(article);
  const otherPath = pathname.replace(/^\/(sw|en)/, (own) => (own === '/sw' ? '/en' : '/sw'));
  return shell
    .replace(titleHole, () => title)
    .replace('<a class="switch" href="', (whole) => whole + otherPath)
    .replace(mainStart, () => mainStart + article);
}

/** The content of an article: the same for everybody, its personal parts being empty. */
export const contentOf = (article: string): string => article.replace(personalParts, '$1$4');

/** The personal parts of an article, each with the element around it. */
export const personalPartsOf = (article: string): string[] => article.match(personalParts) ?? [];

/** @returns the article with these personal parts in the places of its own; undefined where they are not as many as it has places */
export function withPersonalParts(article: string, parts: readonly string[]): string | undefined {
  if (personalPartsOf(article).length !== parts.length) return undefined;
  let next = 0;
  return article.replace(personalParts, () => parts[next++] ?? '');
}

function headingOf(article: string): string {
  return /<h1>([^<]*)<\/h1>/.exec(article)?.[1] ?? '';
}
