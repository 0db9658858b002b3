import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Field } from './fields';

/** What a worksheet calls a field: some have a name of their own there. */
export function labelOfField(worksheet: string, key: string, language: Language): string {
  const t = getTranslator(language);
  return t(
    [
      `worksheets:fieldOf.${worksheet}.${key}` as 'worksheets:field.penta1',
      `worksheets:field.${key}` as 'worksheets:field.penta1',
    ],
    {},
  );
}

/** The same above a column of a table, where there is less room. */
export function labelOfColumn(worksheet: string, key: string, language: Language): string {
  const short = getTranslator(language)(`worksheets:column.${key}` as 'worksheets:column.penta1', {
    defaultValue: '',
  });
  return short === '' ? labelOfField(worksheet, key, language) : short;
}

/** How a figure of this kind is written; of most kinds that is plain. */
export function hintOfField({ kind }: Field, language: Language): string | undefined {
  return kind === 'share' || kind === 'day' || kind === 'period' || kind === 'number'
    ? getTranslator(language)(`worksheets:hint.${kind}`)
    : undefined;
}
