import { formatFixed, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Reason } from './result';
import { roundHalfUp } from './rounding';
import type { Run } from './run-worksheet';
import type { AnyPart, OutputOf, OutputValue, Unit, Worksheet } from './worksheet';

export const titleOf = ({ key }: Worksheet, language: Language): string =>
  getTranslator(language)(`worksheets:title.${key}` as 'worksheets:title.W01');

/** Letters of a key: `check: more received than expected` → `check-more-received-than-expected`. */
const slugOf = (word: string) => word.replaceAll(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');

/** A word that a worksheet gives or takes, such as a band, in the reader's language. */
export const wordOf = (word: string, language: Language): string =>
  getTranslator(language)(`worksheets:word.${slugOf(word)}` as 'worksheets:word.good');

const reasonIn = (reason: Reason, language: Language): string =>
  getTranslator(language)(`worksheets:reason.${reason}`);

const shownDecimals: Record<Unit, 0 | 1 | 2> = {
  count: 0,
  percent: 1,
  share: 1,
  ratio: 2,
  number: 2,
  days: 1,
  months: 1,
};

/** Decimals that are shown of a figure. */
export const decimalsOf = (output: OutputOf | undefined) =>
  output ? (Math.min(shownDecimals[output.unit], output.decimals) as 0 | 1 | 2) : 1;

/** A figure as a page shows it, rounded half up to the decimals of its kind; a share of 1 in per cent. */
export const roundAsShown = (value: number, output: OutputOf | undefined): number =>
  roundHalfUp(output?.unit === 'share' ? value * 100 : value, decimalsOf(output));

/** A figure without its unit, rounded as it is shown; only shares and ratios keep zeros at the end. */
export function formatFigure(value: number, output: OutputOf | undefined, language: Language): string {
  const rounded = roundAsShown(value, output);
  const decimals = decimalsOf(output);
  if (!output) return formatNumber(rounded, language, decimals);
  const keepsZeros = output.unit === 'percent' || output.unit === 'share' || output.unit === 'ratio';
  return keepsZeros ? formatFixed(rounded, language, decimals) : formatNumber(rounded, language, decimals);
}

export const isPercentage = (output: OutputOf | undefined): boolean =>
  output?.unit === 'percent' || output?.unit === 'share';

/** A figure as it stands in a result: with its unit, or why it can't be calculated. */
export function showValue(value: OutputValue, output: OutputOf | undefined, language: Language): string {
  const t = getTranslator(language);
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? t('worksheets:yes') : t('worksheets:no');
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const figure = formatFigure(value, output, language);
    if (isPercentage(output)) return t('shell:percent', { value: figure });
    if (output?.unit === 'months') return t('worksheets:months', { value: figure });
    return output?.unit === 'days' ? t('worksheets:days', { value: figure }) : figure;
  }
  if ('reason' in value) {
    return t('worksheets:notCounted', { reason: reasonIn(value.reason as Reason, language) });
  }
  return Object.values(value as readonly OutputValue[])
    .map((one) => showValue(one, output, language))
    .join(', ');
}

/** The sentences of a run: what it means and what to do next. */
export function sayFindings(worksheet: Worksheet, part: AnyPart, run: Run, language: Language): string[] {
  const say = getTranslator(language) as (key: string, values: Record<string, string>) => string;
  return run.findings.map(({ code, values = {} }) => {
    const spoken = Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'number' ? formatFigure(value, part.figures[key], language) : value,
    ]);
    return say(
      `worksheets:says.${worksheet.key}.${code}`,
      Object.fromEntries(spoken) as Record<string, string>,
    );
  });
}
