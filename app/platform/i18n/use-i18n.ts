import { useLocation } from '@remix-run/react';
import { defaultLanguage, type Language, parseLanguage } from './language';
import { getTranslator, type Translator } from './translate';

/** The language of a path such as `/en/courses`; the default one where the path names none. */
export function languageOfPath(pathname: string): Language {
  return parseLanguage(pathname.split('/')[1]) ?? defaultLanguage;
}

/** The language of the page that is drawn, and its words. */
export function useI18n(): { language: Language; t: Translator } {
  const language = languageOfPath(useLocation().pathname);
  return { language, t: getTranslator(language) };
}
