import { data } from '@remix-run/node';
import { type Language, parseLanguage } from '../i18n/language';

/** @returns the language of a page's URL @throws 404 where the URL names none of ours */
export function pageLanguage(params: { lang?: string | undefined }): Language {
  const language = parseLanguage(params.lang);
  if (!language) throw notFound();
  return language;
}

/** What a route throws where there is nothing to show, or nothing that this person may see. */
export function notFound() {
  return data(null, { status: 404 });
}
