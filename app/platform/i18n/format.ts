import { type Language, localeOf } from './language';

/** The clock on the wall of everyone who reads Tumia. */
const timeZone = 'Africa/Dar_es_Salaam';

export function formatDate(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone }).format(date);
}

export function formatDateTime(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(date);
}

export function formatTime(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], {
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  }).format(date);
}

/** @param decimals most decimals shown; trailing zeros are left out */
export function formatNumber(value: number, language: Language, decimals = 1): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: decimals }).format(value);
}

/** Kilobytes of 1,024 bytes, with one decimal. */
export function formatKilobytes(bytes: number, language: Language): string {
  return formatNumber(bytes / 1024, language);
}
