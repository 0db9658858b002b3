import { formatDay } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import type { Drawing } from './drawing';
import { headOfOutput } from './output-label';
import { lightOf } from './light-of';
import { isDrawable, presentChart } from './present-chart';
import { headlineAmong, isMissing, presentFigures, presentHeadline, withBand } from './present-figures';
import { presentFishbone } from './present-fishbone';
import type { PresentedRun, PresentedTable } from './presented-run';
import type { Run } from './run-worksheet';
import { formatFigure, isPercentage, sayFindings, showValue, wordOf } from './say-run';
import type { AnyPart, OutputOf, OutputValue, Worksheet } from './worksheet';

/** What a run gave: the most important figure with its word, what it means, a chart, and all figures. */
export function presentRun(
  worksheet: Worksheet,
  part: AnyPart,
  run: Run,
  language: Language,
  drawing: Drawing,
): PresentedRun {
  const figures = presentFigures(part, run, language);
  const headline = headlineAmong(figures);
  const series = part.series?.(run.inputs, run.outputs, run.settings);
  const bones = part.bones?.(run.inputs, run.outputs);
  const table = presentTable(part, run, language);
  const pointOf = headline && `${headline.label}: ${withBand(headline)}`;
  return {
    headline: headline && presentHeadline(headline),
    sentences: sayFindings(worksheet, part, run, language).map(keepTogether),
    facts: figures
      .filter((fact) => fact !== headline && fact.state !== 'missing')
      .map((fact) => [fact.label, withBand(fact)]),
    table: bones ? null : table,
    chart: bones
      ? presentFishbone(bones, pointOf ?? '', table, language, drawing)
      : series && isDrawable(series)
        ? presentChart(series, pointOf ?? '', language, drawing)
        : null,
  };
}

/** A figure and its sign of per cent stay on one line. */
const keepTogether = (sentence: string) =>
  sentence.replaceAll(' %', '\u00a0%').replaceAll(/asilimia (?=\d)/g, 'asilimia\u00a0');

function presentTable(part: AnyPart, run: Run, language: Language): PresentedTable | null {
  const table = part.table?.(run.inputs, run.outputs);
  if (!table || table.rows.length === 0) return null;
  const isText = ({ key, isWord }: { key: string; isWord?: true }) =>
    isWord || part.figures[key] === undefined;
  const lights = table.rows.map((row) =>
    row.map((value, column) =>
      table.columns[column]?.isWord && typeof value === 'string' ? lightOf(value) : null,
    ),
  );
  return {
    ...(lights.flat().some((light) => light !== null) ? { lights } : {}),
    heads: table.columns.map(({ key }) => headOfOutput(key, language)),
    isText: table.columns.map(isText),
    rows: table.rows.map((row, place) =>
      row.map((value, column) => {
        const { key = '', isWord, isDay } = table.columns[column] ?? {};
        if (isDay && typeof value === 'string') return formatDay(value, language);
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
