import { languages } from '~/platform/i18n/language';
import { formatMonth } from '~/platform/i18n/format';

/** The first three letters of each month, in both languages: `mac` and `mar` are the third. */
const monthOfStart = new Map(
  languages.flatMap((language) =>
    Array.from({ length: 12 }, (_, index): [string, number] => {
      const name = formatMonth(`2025-${String(index + 1).padStart(2, '0')}`, language);
      return [name.slice(0, 3).toLowerCase(), index + 1];
    }),
  ),
);

const fullYear = (digits: string) => (digits.length === 2 ? `20${digits}` : digits);
const monthly = (year: string, month: number) =>
  month >= 1 && month <= 12 ? `${fullYear(year)}${String(month).padStart(2, '0')}` : undefined;

/**
 * A month as people and spreadsheets write it, as DHIS2 does, `202506`: `Juni 2025`, `Jun-25`, `06/2025`, `2025-06`, or any day of it as
 * `2025-06-30`. Anything else stays as it is.
 */
export function asPeriod(typed: string): string {
  const [, yearFirst = '', monthAfter] = /^(\d{4})[-/. ](\d{1,2})(?:-\d{1,2})?$/.exec(typed) ?? [];
  const [, monthFirst, yearAfter = ''] = /^(\d{1,2})[-/. ](\d{4})$/.exec(typed) ?? [];
  const [, word = '', yearOfWord = ''] = /^(\p{L}{3,})\.?[-/., ]+(\d{4}|\d{2})$/u.exec(typed) ?? [];
  const named = monthOfStart.get(word.slice(0, 3).toLowerCase());
  return (
    (monthAfter && monthly(yearFirst, Number(monthAfter))) ||
    (monthFirst && monthly(yearAfter, Number(monthFirst))) ||
    (named && monthly(yearOfWord, named)) ||
    typed
  );
}
