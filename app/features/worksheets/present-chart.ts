import { formatMonth } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Drawing } from './drawing';
import { headOfOutput } from './output-label';
import type { PresentedChart } from './presented-run';
import { formatFigure, wordOf } from './say-run';
import type { OutputOf, Series } from './worksheet';

/** As many points as a small screen shows apart. */
const most = { line: 36, run: 36, bars: 14, channel: 60, pyramid: 8, stock: 14, multiples: 24, pareto: 14 };
const longestLabel = {
  line: 12,
  run: 12,
  bars: 22,
  channel: 12,
  pyramid: 40,
  stock: 40,
  multiples: 12,
  pareto: 18,
};
/** Small drawings that a phone shows under each other. */
const mostLines = 12;
const longestName = 20;
export const isDrawable = ({ kind, labels, lines }: Series) =>
  labels.length >= (kind === 'stock' ? 1 : 2) &&
  labels.length <= most[kind] &&
  lines.length <= mostLines &&
  lines.some(({ values }) => values.some((one) => one !== null));

/** @param title the point of the chart */
export function presentChart(
  series: Series,
  title: string,
  language: Language,
  drawing: Drawing,
): PresentedChart {
  const t = getTranslator(language);
  const output: OutputOf = { unit: series.unit, decimals: series.unit === 'count' ? 0 : 2 };
  const format = (value: number) => formatFigure(value, output, language);
  const labels = distinct(series.labels.map((label) => spokenLabel(label, series, language)));
  const names = distinct(
    series.lines.map(({ key, name }) =>
      name === undefined ? headOfOutput(key, language) : shortened(name, longestName),
    ),
  );
  const lines = series.lines.map(({ values }, place) => ({ name: names[place] ?? '', values: [...values] }));
  const rows = labels.map((label, place) => [
    label,
    ...lines.map(({ values }) => {
      const value = values[place] ?? null;
      return value === null ? '–' : format(value);
    }),
  ]);
  const svg = drawing.chart({
    kind: series.kind,
    labels,
    series: lines,
    unit: series.unit === 'percent' ? '%' : undefined,
    target: series.target && {
      value: series.target.value,
      label: headOfOutput(series.target.key, language),
    },
    levels: series.levels?.map(({ key, value }) => ({ value, label: headOfOutput(key, language) })),
    bands:
      series.kind === 'channel'
        ? (['usual', 'alert', 'epidemic'] as const).map((band) => wordOf(band, language))
        : undefined,
    marked: series.marked,
    medianLabel: t('mdx:median'),
    summary: title,
    format,
  });
  return {
    title,
    svg,
    note: series.marked && series.marked.length > 0 ? t('worksheets:ringed') : null,
    table: {
      heads: [t('worksheets:tableOf'), ...lines.map(({ name }) => name)],
      isText: [true, ...lines.map(() => false)],
      rows,
    },
  };
}

function spokenLabel(label: string, { kind, labelsAreKeys }: Series, language: Language): string {
  if (kind === 'pyramid')
    return label === 'all' ? getTranslator(language)('worksheets:short.all') : wordOf(label, language);
  if (labelsAreKeys || label === 'current') {
    return getTranslator(language)(`worksheets:short.${label}` as 'worksheets:short.current');
  }
  if (kind === 'bars' && /^\d\d?$/.test(label)) {
    return getTranslator(language)('worksheets:month', { number: label });
  }
  const month = /^(\d{4})(\d{2})$/.exec(label);
  const spoken = month ? formatMonth(`${month[1]}-${month[2]}`, language, 'short') : label;
  return shortened(spoken, longestLabel[kind]);
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A chart needs a name for each place: a blank one gets its number, one that stands twice its number too. */
const distinct = (labels: string[]): string[] =>
  labels.map((label, place) =>
    label === '' ? String(place + 1) : labels.indexOf(label) < place ? `${label} ${place + 1}` : label,
  );
