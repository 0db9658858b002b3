import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';

/** Playwright's loader takes no JSON modules, so the locale files are read here as files. */
function readWords(language: Language): Record<string, Record<string, string>> {
  const folder = path.resolve('app/platform/i18n/locales', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>,
    ]),
  );
}

const words = i18next.createInstance();
void words.init({
  initAsync: false,
  resources: { sw: readWords('sw'), en: readWords('en') },
  defaultNS: false,
  lng: 'sw',
  fallbackLng: false,
  interpolation: { escapeValue: false },
});

/** @returns the interface's words in `language`, as pages say them: `wordsOf('sw')('quizzes:submit')` */
export const wordsOf = (language: Language): Translator => words.getFixedT(language);
