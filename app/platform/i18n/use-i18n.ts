import { useLocation } from '@remix-run/react';
import { type Language, languageOfPath } from './language';
import { getTranslator, type Translator } from './translate';

/** The language of the page that is drawn, and its words. */
export function useI18n(): { language: Language; t: Translator } {
  const language = languageOfPath(useLocation().pathname);
  return { language, t: getTranslator(language) };
}
