import { getTranslator, type Translator } from './translate';
import { languageOfPath } from './language';

/** The `meta` of a page: its title and, where given, what a search engine shows below it. */
export function pageTitle(pathname: string, page: string, description?: string) {
  const title = { title: getTranslator(languageOfPath(pathname))('shell:title', { page }) };
  return description ? [title, { name: 'description', content: description }] : [title];
}

/** The `meta` export of a page whose title is a word of the interface: `pageMeta((t) => t('catalog:title'))`. */
export function pageMeta(title: (t: Translator) => string, description?: (t: Translator) => string) {
  return ({ location: { pathname } }: { location: { pathname: string } }) => {
    const t = getTranslator(languageOfPath(pathname));
    return pageTitle(pathname, title(t), description?.(t));
  };
}
