import Negotiator from 'negotiator';
import { defaultLanguage, type Language, languages, parseLanguage } from '../i18n/language';
import { languageCookie } from './request-handler.server';

/** What an answer depends on that leads to a page in the visitor's language. */
export const varyByLanguage = { Vary: 'Cookie, Accept-Language' };

/** @returns the language read last, else one that the browser asks for, else Swahili */
export async function chooseLanguage(request: Request): Promise<Language> {
  const remembered = parseLanguage(await languageCookie.parse(request.headers.get('Cookie')));
  const asked = new Negotiator({
    headers: { 'accept-language': request.headers.get('Accept-Language') ?? '' },
  }).language([...languages]);
  return remembered ?? parseLanguage(asked) ?? defaultLanguage;
}
