import { formatDate, formatNumber, formatScore } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator, type Translator } from '~/platform/i18n/translate';

/** The words of one language, and how they are set. */
export interface Voice {
  language: Language;
  t: Translator;
  date: (date: Date) => string;
  number: (value: number) => string;
  /** A score of 0 to 100. */
  score: (score: number) => string;
}

function voiceOf(language: Language): Voice {
  return {
    language,
    t: getTranslator(language),
    date: (date) => formatDate(date, language),
    number: (value) => formatNumber(value, language),
    score: (score) => formatScore(score, language),
  };
}

export const voices: Record<Language, Voice> = { sw: voiceOf('sw'), en: voiceOf('en') };
