import { drawChart } from '~/ui/charts/draw-chart.server';
import { formatMonth } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { headOfOutput, labelOfOutput } from './output-label';
import type { PresentedRun, PresentedTable } from './presented-run';
import type { Run } from './run-worksheet';
import { formatFigure, isPercentage, sayFindings, showValue, wordOf } from './say-run';
import type { AnyPart, OutputOf, OutputValue, Series, Worksheet } from './worksheet';

/** What a run gave: the most important figure with its word, what it means, a chart, and all figures. */
export function presentRun(worksheet: Worksheet, part: AnyPart, run: Run, language: Language): PresentedRun {
  const figures = Object.entries(part.figures).flatMap(([key, output]) => {
    const value = run.outputs[key];
    if (value === undefined || Array.isArray(value) || isGroup(value)) return [];
    const band = run.outputs[part.bands?.[key] ?? ''];
    return [
      {
        state: typeof value === 'number' ? ('known' as const) : isMissing(value) ? 'missing' : 'none',
        label: labelOfOutput(key, language),
        value: showValue(value, output, language),
        band: typeof band === 'string' ? wordOf(band, language) : null,
      },
    ];
  });
  const headline = figures.find(({ state }) => state === 'known') ?? figures[0] ?? null;
  const chart = part.series?.(run.inputs, run.outputs);
  const pointOf = headline && `${headline.label}: ${withBand(headline)}`;
  return {
    headline: headline && {
      label: headline.label,
      value: headline.value,
      band: headline.band,
      isKnown: headline.state === 'known',
    },
    sentences: sayFindings(worksheet, part, run, language).map(keepTogether),
    facts: figures
      .filter((fact) => fact !== headline && fact.state !== 'missing')
      .map((fact) => [fact.label, withBand(fact)]),
    table: presentTable(part, run, language),
    chart: chart && isDrawable(chart) ? presentChart(chart, pointOf ?? '', language) : null,
  };
}

/** What nobody typed isn't worth a line; what can't be calculated for another reason is. */
const isMissing = (value: OutputValue) =>
  typeof value === 'object' && value !== null && 'reason' in value && value.reason === 'missing';

/** A figure and its sign of per cent stay on one line. */
const keepTogether = (sentence: string) =>
  sentence.replaceAll(' %', '\u00a0%').replaceAll(/asilimia (?=\d)/g, 'asilimia\u00a0');

const isGroup = (value: OutputValue) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('reason' in value);

const withBand = ({ value, band }: { value: string; band: string | null }) =>
  band === null ? value : `${value} (${band})`;

function presentTable(part: AnyPart, run: Run, language: Language): PresentedTable | null {
  const table = part.table?.(run.inputs, run.outputs);
  if (!table || table.rows.length === 0) return null;
  const isText = ({ key, isWord }: { key: string; isWord?: true }) =>
    isWord || part.figures[key] === undefined;
  return {
    heads: table.columns.map(({ key }) => headOfOutput(key, language)),
    isText: table.columns.map(isText),
    rows: table.rows.map((row, place) =>
      row.map((value, column) => {
        const { key = '', isWord } = table.columns[column] ?? {};
        if (column === 0 && value === '') return String(place + 1);
        return isWord && typeof value === 'string'
          ? wordOf(value, language)
          : cellOf(value, part.figures[key], language);
      }),
    ),
  };
}

function cellOf(value: OutputValue, output: OutputOf | undefined, language: Language): string {
  if (typeof value === 'number') {
    return `${formatFigure(value, output, language)}${isPercentage(output) ? '\u00a0%' : ''}`;
  }
  return isMissing(value) ? '–' : showValue(value, output, language);
}

/** As many points as a small screen shows apart. */
const most = { line: 36, run: 36, bars: 14 };
const longestLabel = { line: 12, run: 12, bars: 22 };
const isDrawable = ({ kind, labels, lines }: Series) =>
  labels.length >= 2 &&
  labels.length <= most[kind] &&
  lines.some(({ values }) => values.some((one) => one !== null));

function presentChart(series: Series, title: string, language: Language) {
  const t = getTranslator(language);
  const output: OutputOf = { unit: series.unit, decimals: series.unit === 'count' ? 0 : 2 };
  const format = (value: number) => formatFigure(value, output, language);
  const labels = distinct(series.labels.map((label) => spokenLabel(label, series, language)));
  const lines = series.lines.map(({ key, values }) => ({
    name: labelOfOutput(key, language),
    values: [...values],
  }));
  const rows = labels.map((label, place) => [
    label,
    ...lines.map(({ values }) => {
      const value = values[place] ?? null;
      return value === null ? '–' : format(value);
    }),
  ]);
  const svg = drawChart({
    kind: series.kind,
    labels,
    series: lines,
    unit: series.unit === 'percent' ? '%' : undefined,
    target: series.target && {
      value: series.target.value,
      label: labelOfOutput(series.target.key, language),
    },
    medianLabel: t('mdx:median'),
    summary: title,
    format,
  });
  return {
    title,
    svg,
    table: {
      heads: [t('worksheets:tableOf'), ...lines.map(({ name }) => name)],
      isText: [true, ...lines.map(() => false)],
      rows,
    },
  };
}

function spokenLabel(label: string, { kind, labelsAreKeys }: Series, language: Language): string {
  if (labelsAreKeys || label === 'current') {
    return getTranslator(language)(`worksheets:short.${label}` as 'worksheets:short.current');
  }
  if (kind === 'bars' && /^\d\d?$/.test(label)) {
    return getTranslator(language)('worksheets:month', { number: label });
  }
  const month = /^(\d{4})(\d{2})$/.exec(label);
  const spoken = month ? formatMonth(`${month[1]}-${month[2]}`, language, 'short') : label;
  return spoken.length > longestLabel[kind] ? `${spoken.slice(0, longestLabel[kind] - 1)}…` : spoken;
}

/** A chart needs a name for each place: a blank one gets its number, one that stands twice its number too. */
const distinct = (labels: string[]): string[] =>
  labels.map((label, place) =>
    label === '' ? String(place + 1) : labels.indexOf(label) < place ? `${label} ${place + 1}` : label,
  );
