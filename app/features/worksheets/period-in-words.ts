import { formatMonth } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { frequencyOf } from './period-range';

/** A period as people say it: `202510` → October 2025. @param period as DHIS2 writes it */
export function sayPeriod(period: string, language: Language): string {
  const [year, rest] = [period.slice(0, 4), period.slice(4)];
  const frequency = frequencyOf(period);
  if (frequency === 'year') return year;
  if (frequency === 'month') return formatMonth(`${year}-${rest}`, language);
  return getTranslator(language)(`worksheets:inPeriod.${frequency}`, { year, number: rest.slice(1) });
}
