import { type Language, languageOfPath } from './language';
import { getTranslator, type Translator } from './translate';

/** What stands in a phone's scripts in the place of `use-i18n.ts`: the language is that of the page. */
export function useI18n(): { language: Language; t: Translator } {
  const language = languageOfPath(location.pathname);
  return { language, t: getTranslator(language) };
}
