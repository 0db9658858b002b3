import { getTranslator } from './translate';
import { languageOfPath } from './use-i18n';

/** The `meta` of a page: its title and, where given, what a search engine shows below it. */
export function pageTitle(pathname: string, page: string, description?: string) {
  const title = { title: getTranslator(languageOfPath(pathname))('shell:title', { page }) };
  return description ? [title, { name: 'description', content: description }] : [title];
}
