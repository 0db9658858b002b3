import { formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';

/** @param costs by the currency's code; shillings come first, and stand there where nothing has cost anything */
export function costInWords(costs: Record<string, number>, language: Language, t: Translator): string {
  const { TZS: shillings = 0, ...others } = costs;
  return [
    ...(shillings > 0 || Object.keys(others).length === 0
      ? [t('admin:messages.money', { amount: formatNumber(shillings, language, 0) })]
      : []),
    ...Object.entries(others).map(([currency, cost]) => `${currency} ${formatNumber(cost, language, 2)}`),
  ].join(' + ');
}
