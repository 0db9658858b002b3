/** The formats that Excel has built in for dates and times (ECMA-376 part 1, §18.8.30, with those of East Asian versions). */
const builtInDateFormats: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/**
 * Whether numbers of this format are shown as dates or times.
 * @param code the format's pattern where it is the workbook's own, such as `dd/mm/yyyy`
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDateFormats.some(([first, last]) => id >= first && id <= last);
  // Words in quotes, escaped letters and colours are no part of the pattern; `[h]` counts hours beyond 24.
  const pattern = code
    .slice(0, longestFormat)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(pattern) && !/general/i.test(pattern);
}

/** Excel takes no longer ones. */
const longestFormat = 255;

/** Days from Excel's first day to 1 January 1970; Excel believes that 1900 was a leap year. */
const daysBefore1970 = 25_569;
const daysBetweenEpochs = 1462;
const lastDay = 2_958_465;

/**
 * A day and time as `2025-06-30`, `2025-06-30 14:05` or, without a day, `14:05`.
 * @param serial days since the end of 1899, or since 1904 where the workbook counts so
 */
export function dateText(serial: number, since1904: boolean): string {
  const days = since1904 ? serial + daysBetweenEpochs : serial;
  if (!(days >= 0 && days <= lastDay + 1)) return numberText(serial);
  // Before the day that never was, Excel's count is one behind.
  const real = days >= 1 && days < 60 ? days + 1 : days;
  const moment = new Date(Math.round((real - daysBefore1970) * 24 * 60) * 60_000).toISOString();
  const [day = '', time = ''] = [moment.slice(0, 10), moment.slice(11, 16)];
  if (serial < 1) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}

/** A number without exponent, and with the 15 digits that a spreadsheet keeps: `712345678`, `0.3`. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(15));
  if (!Number.isFinite(rounded)) return '';
  const text = String(rounded);
  return text.includes('e')
    ? rounded.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}

/** Takes the sign `_x000D_` and its like, with which Excel writes what XML can't, for the character that it means. */
export const unescapeText = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The column of a cell's address, `A1` being 0; undefined where it is no address. */
export function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/i.exec(address)?.[1]?.toUpperCase();
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
