import { languages, type Language, localeOf } from './language';

/** The clock on the wall of everyone who reads Tumia. */
const timeZone = 'Africa/Dar_es_Salaam';

/** Making a formatter costs more than using it, so each is made once. */
function perLanguage<Formatter>(make: (locale: string) => Formatter): Record<Language, Formatter> {
  return Object.fromEntries(languages.map((language) => [language, make(localeOf[language])])) as Record<
    Language,
    Formatter
  >;
}

const dates = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }));
const moments = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }),
);
const times = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone }),
);
const months = {
  long: perLanguage(
    (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone }),
  ),
  short: perLanguage(
    (locale) => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone }),
  ),
};
const numbers = [0, 1, 2, 3, 4].map((maximumFractionDigits) =>
  perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits })),
);

export function formatDate(date: Date, language: Language): string {
  return dates[language].format(date);
}

/** @param day such as `2026-11-30` */
export function formatDay(day: string, language: Language): string {
  return formatDate(new Date(`${day}T12:00:00Z`), language);
}

export function formatDateTime(date: Date, language: Language): string {
  return moments[language].format(date);
}

export function formatTime(date: Date, language: Language): string {
  return times[language].format(date);
}

/** @param month such as `2026-11` */
export function formatMonth(month: string, language: Language, form: 'long' | 'short' = 'long'): string {
  return months[form][language].format(new Date(`${month}-15T12:00:00Z`));
}

/** @param decimals most decimals shown, 0 to 4; trailing zeros are left out */
export function formatNumber(value: number, language: Language, decimals: 0 | 1 | 2 | 3 | 4 = 1): string {
  return numbers[decimals]?.[language].format(value) ?? String(value);
}

const fixedNumbers = [0, 1, 2, 3, 4].map((digits) =>
  perLanguage(
    (locale) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ),
);

/** A number that is always written with the same decimals, so that columns line up: 12.0 beside 8.3. */
export function formatFixed(value: number, language: Language, decimals: 0 | 1 | 2 | 3 | 4): string {
  return fixedNumbers[decimals]?.[language].format(value) ?? String(value);
}

/** A score of 0 to 100 in whole percent, never rounded up: what shows as the pass mark has reached it. */
export function formatScore(score: number, language: Language): string {
  return formatNumber(Math.floor(score + 1e-9), language, 0);
}

/** A recording's length as players show it, minutes and seconds: `1:05`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Kilobytes of 1,024 bytes, with one decimal. */
export function formatKilobytes(bytes: number, language: Language): string {
  return formatNumber(bytes / 1024, language);
}
