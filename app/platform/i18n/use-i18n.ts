import { useLocation } from '@remix-run/react';
import { createContext, useContext } from 'react';
import { type Language, languageOfPath } from './language';
import { getTranslator, type Translator } from './translate';

/** The language of a document that has no address, such as a file to pass on; undefined on pages. */
export const DocumentLanguage = createContext<Language | undefined>(undefined);

/** The language of the page that is drawn, and its words. */
export function useI18n(): { language: Language; t: Translator } {
  const language = useContext(DocumentLanguage) ?? languageOfPath(useLocation().pathname);
  return { language, t: getTranslator(language) };
}
