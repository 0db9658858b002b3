import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

/** What an output is called beside its figure. */
export const labelOfOutput = (key: string, language: Language): string =>
  getTranslator(language)(`worksheets:output.${key}` as 'worksheets:output.band');

/** The same above a column, where there is less room. */
export function headOfOutput(key: string, language: Language): string {
  const short = getTranslator(language)(`worksheets:column.${key}` as 'worksheets:column.penta1', {
    defaultValue: '',
  });
  return short === '' ? labelOfOutput(key, language) : short;
}
