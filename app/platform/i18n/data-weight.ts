import { formatKilobytes, formatNumber } from './format';
import type { Language } from './language';
import { getTranslator } from './translate';

/** Shillings that a megabyte of 1,024 × 1,024 bytes counts for. */
export type DataTariff = number;

const megabyte = 1024 * 1024;

/** About what bytes cost, in words: whole shillings, and no figure below one. */
export function priceInWords(bytes: number, tariff: DataTariff, language: Language): string {
  const t = getTranslator(language);
  const shillings = (bytes / megabyte) * tariff;
  if (shillings < 1) return t('shell:belowOneShilling');
  return t('shell:aboutShillings', { shillings: formatNumber(Math.round(shillings), language, 0) });
}

/** What bytes weigh and about what they cost, in words. @param tariff absent where the price is filled in later */
export function weightInWords(bytes: number, language: Language, tariff?: DataTariff) {
  const size = getTranslator(language)('shell:kilobytes', { size: formatKilobytes(bytes, language) });
  return { bytes, size, ...(tariff !== undefined && { price: priceInWords(bytes, tariff, language) }) };
}
