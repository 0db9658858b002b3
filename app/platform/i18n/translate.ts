import i18next, { type TFunction } from 'i18next';
import { defaultLanguage, type Language, languages } from './language';
import { en } from './locales/en';
import { sw } from './locales/sw';

const namespaces = Object.keys(sw) as (keyof typeof sw)[];

const instance = i18next.createInstance();
void instance.init({
  initAsync: false,
  resources: { sw, en },
  ns: namespaces,
  defaultNS: false,
  lng: defaultLanguage,
  fallbackLng: false,
  supportedLngs: languages,
  interpolation: { escapeValue: false },
  returnNull: false,
});

export type Translator = TFunction<typeof namespaces>;

const translators = { sw: instance.getFixedT('sw'), en: instance.getFixedT('en') };

/** @returns the function that gives the interface's words in `language`: `t('quizzes:submit')`. */
export function getTranslator(language: Language): Translator {
  return translators[language];
}
