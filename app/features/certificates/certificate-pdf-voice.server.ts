import { type Language, localeOf } from '~/platform/i18n/language';
import { getTranslator, type Translator } from '~/platform/i18n/translate';

/** The words of one language, and how they are set. */
export interface Voice {
  language: Language;
  t: Translator;
  date: (date: Date) => string;
  number: (value: number) => string;
}

function voiceOf(language: Language): Voice {
  const locale = localeOf[language];
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Africa/Dar_es_Salaam' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    language,
    t: getTranslator(language),
    date: (date) => dates.format(date),
    number: (value) => numbers.format(value),
  };
}

export const voices: Record<Language, Voice> = { sw: voiceOf('sw'), en: voiceOf('en') };
