import { formatNumber } from '~/platform/i18n/format';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { drawChart } from '~/ui/charts/draw-chart.server';
import type { ItemBody, Localized } from '~db/schema/items';
import { letterOf } from './letter-of';

/** The chart that an item asks about, its points lettered as its options are; null where it asks about none. */
export function drawItemChart(item: ItemBody): Localized | null {
  if (item.type !== 'chart') return null;
  const { kind, series, unit, points } = item.chart;
  const drawn = languages.map((language) => {
    const t = getTranslator(language);
    const svg = drawChart({
      kind,
      labels: points.map(({ label }) => label[language]),
      series: [{ name: series[language], values: points.map(({ value }) => value) }],
      letters: points.map(({ key }) => letterOf(key)),
      unit: unit?.[language],
      medianLabel: t('mdx:median'),
      summary: t('mdx:letteredChart', { series: series[language] }),
      format: (value) => formatNumber(value, language),
    });
    return [language, svg] as const;
  });
  return Object.fromEntries(drawn) as unknown as Localized;
}
