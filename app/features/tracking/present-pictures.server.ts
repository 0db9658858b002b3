import { formatMonth, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { drawOnce } from '~/ui/charts/draw-once.server';
import type { FigureTable, TableKey, Told } from './figure-tables';
import type { Overview } from './get-overview.server';
import { nameOfRow, written } from './present-figures';
import { regionTiles } from './region-tiles';
import type { Step } from './schemas';

export interface Picture {
  title: string;
  svg: string;
  /** Which table has its figures. */
  table: TableKey;
  note: string | null;
}

const longestLabel = 18;
const longestPanelName = 22;
/** Fewer months than this have no median worth drawing. */
const fewestOfRun = 6;

/** The month in East Africa, such as `2026-03`. */
const monthOf = (moment: Date) => new Date(moment.getTime() + 3 * 3_600_000).toISOString().slice(0, 7);

/** Whether a line through what is told says more than what it leaves out. */
const isMostlyTold = (values: readonly Told[]) =>
  values.filter((value) => value !== null).length * 2 > values.length;

const shortened = (text: string, most = longestLabel) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** A month as it fits below a line, such as `Mac ’26`. */
const monthLabel = (month: string, language: Language) =>
  formatMonth(month, language, 'short').replace(/ 20(?=\d\d$)/, ' ’');

/** The pictures of an overview; each is drawn from one of its tables. */
export function picturesOf(overview: Overview, language: Language): Picture[] {
  const t = getTranslator(language);
  const tableOf = (key: TableKey) => overview.tables.find((table) => table.key === key);
  const format = (value: number) => formatNumber(value, language, 0);
  const draw = (
    kind: 'pyramid' | 'line' | 'run' | 'bars' | 'multiples',
    labels: string[],
    series: { name: string; values: Told[] }[],
    summary: string,
  ) => drawOnce.chart({ kind, labels, series, summary, format, medianLabel: t('mdx:median') }, language);
  const pictures: Picture[] = [];

  const funnel = tableOf('funnel');
  const shownSteps = funnel?.rows.filter(({ key }) => key !== 'expiring' && key !== 'expired') ?? [];
  const of = (step: Step) => funnel?.rows.find(({ key }) => key === step)?.values[0] ?? null;
  const [certified, enrolled] = [of('certified'), of('enrolled')];
  if (funnel && shownSteps.some(({ values }) => values[0])) {
    const title =
      certified === null || enrolled === null
        ? t('tracking:point.funnelHidden')
        : t('tracking:point.funnel', { certified: format(certified), enrolled: format(enrolled) });
    const labels = shownSteps.map(({ key }) => t(`tracking:step.${key as Step}`));
    const values = shownSteps.map((row) => row.values[0] ?? null);
    pictures.push({
      title,
      svg: draw('pyramid', labels, [{ name: '', values }], title),
      table: 'funnel',
      note: null,
    });
  }

  const map = mapOf(overview, language);
  if (map) pictures.push(map);

  const months = tableOf('months');
  if (months && months.rows.length >= 2) {
    const title = t('tracking:point.months');
    const labels = months.rows.map(({ key }) => monthLabel(key, language));
    const series = ['enrolled', 'certified'].map((name) => ({
      name: t(`tracking:step.${name as Step}`),
      values: months.rows.map(({ values }) => values[months.columns.indexOf(name)] ?? null),
    }));
    if (series.every(({ values }) => isMostlyTold(values)))
      pictures.push({ title, svg: draw('line', labels, series, title), table: 'months', note: null });
    const ended = months.rows.filter(({ key }) => key < monthOf(overview.countedAt ?? new Date()));
    const ofRun = ended.map(({ values }) => values[months.columns.indexOf('certified')] ?? null);
    if (ended.length >= fewestOfRun && !ofRun.includes(null)) {
      const run = t('tracking:point.run');
      pictures.push({
        title: run,
        svg: draw(
          'run',
          ended.map(({ key }) => monthLabel(key, language)),
          [{ name: '', values: ofRun }],
          run,
        ),
        table: 'months',
        note: t('tracking:runNote'),
      });
    }
  }

  const trends = tableOf('trends');
  if (trends?.rows.some(({ values }) => values.some(Boolean))) {
    const title = t('tracking:point.trends');
    const labels = trends.columns.map((month) => monthLabel(month, language));
    const series = trends.rows.map(({ key, values }) => ({
      name: shortened(nameOfRow('trends', key, overview, language), longestPanelName),
      values,
    }));
    pictures.push({ title, svg: draw('multiples', labels, series, title), table: 'trends', note: null });
  }

  const lessons = tableOf('lessons');
  if (lessons && lessons.rows.length >= 2) {
    const title = t('tracking:point.lessons');
    const labels = lessons.rows.map(
      ({ key }, at) => `${at + 1}. ${shortened(nameOfRow('lessons', key, overview, language))}`,
    );
    const values = lessons.rows.map((row) => row.values[0] ?? null);
    pictures.push({
      title,
      svg: draw('bars', labels, [{ name: '', values }], title),
      table: 'lessons',
      note: null,
    });
  }
  return pictures;
}

/** Regions by coverage where the headcounts of most are known, else by the number of certified people; undefined where there is one region. */
function mapOf({ tables, question }: Overview, language: Language): Picture | undefined {
  const t = getTranslator(language);
  const { children } = question.sight;
  if (children.kind !== 'region') return undefined;
  const tableOf = (key: TableKey) => tables.find((table) => table.key === key);
  const coverage = tableOf('coverageAreas');
  const isCoverage = coverage !== undefined && coverage.rows.length * 2 > children.ids.length;
  const [table, column] = isCoverage ? [coverage, 'share'] : [tableOf('areas'), 'certified'];
  if (!table) return undefined;
  const figures = figuresOf(table, column);
  const most = Math.max(1, ...[...figures.values()].map((figure) => figure ?? 0));
  const title = t(isCoverage ? 'tracking:point.map' : 'tracking:point.mapCounts');
  const tiles = children.ids.flatMap((key) => {
    const [columnAt, row, name] = regionTiles[key] ?? [];
    if (columnAt === undefined || row === undefined || name === undefined) return [];
    const figure = figures.get(key) ?? null;
    const share = figure === null ? null : figure / most;
    return [{ column: columnAt, row, name, shown: written(figure, column, language), share }];
  });
  return { title, svg: drawOnce.tiles(tiles, title), table: table.key, note: t('tracking:mapNote') };
}

const figuresOf = ({ columns, rows }: FigureTable, column: string): Map<string, Told> =>
  new Map(rows.map(({ key, values }) => [key, values[columns.indexOf(column)] ?? null]));
