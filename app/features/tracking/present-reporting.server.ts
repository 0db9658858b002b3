import { formatMonth, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { writeCsv } from '~/platform/tables/write-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import type { Chart } from '~/ui/charts/chart';
import { drawOnce } from '~/ui/charts/draw-once.server';
import type { AreaComparison } from './compare-reporting';
import type { Reporting } from './get-reporting.server';
import { nameOfArea } from './name-of-area';

type ReportingTableKey = 'reportingMonths' | 'reportingAreas' | 'reportingByArea' | 'reportingCadres';

/** A table of the page, which is a sheet of the download too. */
export interface ReportingTable {
  key: ReportingTableKey;
  caption: string;
  heads: string[];
  /** The column of values that are counts; others are rates, or months. */
  counts: number | null;
  rows: { key: string; name: string; values: (number | string | null)[] }[];
}

export interface PresentedReporting {
  tables: ReportingTable[];
  pictures: { title: string; svg: string; table: ReportingTableKey; note: string | null }[];
  /** What the month of training is, in words; null where nothing can be compared. */
  training: string | null;
}

const mostPanels = 12;
const longestPanelName = 22;

const shortened = (text: string) =>
  text.length > longestPanelName ? `${text.slice(0, longestPanelName - 1)}…` : text;

const monthLabel = (month: string, language: Language) =>
  formatMonth(month, language, 'short').replace(/ 20(?=\d\d$)/, ' ’');

/** Puts the reports into tables and pictures; each picture is drawn of a table beneath it. */
export function presentReporting(reporting: Reporting, language: Language): PresentedReporting {
  const t = getTranslator(language);
  const { whole } = reporting;
  const tables = tablesOf(reporting, language);
  return {
    tables,
    pictures: picturesOf(reporting, tables, language),
    training:
      whole.training === null
        ? null
        : t('tracking:reporting.training', { month: formatMonth(whole.training, language) }),
  };
}

function tablesOf(
  { question, months, whole, areas, cadres }: Reporting,
  language: Language,
): ReportingTable[] {
  const t = getTranslator(language);
  const nameOf = (id: string) => nameOfArea(question, id);
  const head = (key: 'completeness' | 'timeliness', side: 'Before' | 'After') =>
    t(`tracking:reporting.${key}${side}`);
  const sides = [
    head('completeness', 'Before'),
    head('completeness', 'After'),
    head('timeliness', 'Before'),
    head('timeliness', 'After'),
  ];
  const ratesIn = ({ before, after }: Pick<AreaComparison, 'before' | 'after'>) => [
    before.completeness,
    after.completeness,
    before.timeliness,
    after.timeliness,
  ];
  const area = t('tracking:head.areas');
  const all: ReportingTable[] = [
    {
      key: 'reportingMonths',
      caption: t('tracking:reporting.table.months'),
      heads: [
        t('tracking:head.months'),
        t('tracking:reporting.completeness'),
        t('tracking:reporting.timeliness'),
        t('tracking:reporting.trained'),
        t('tracking:reporting.share'),
      ],
      counts: 2,
      rows: whole.byMonth.map(({ month, completeness, timeliness, trained, share }) => ({
        key: month,
        name: formatMonth(month, language, 'short'),
        values: [completeness, timeliness, trained, share],
      })),
    },
    {
      key: 'reportingAreas',
      caption: t('tracking:reporting.table.areas'),
      heads: [area, t('tracking:reporting.monthOfTraining'), t('tracking:reporting.trained'), ...sides],
      counts: 1,
      rows: areas.map((one) => ({
        key: one.area,
        name: nameOf(one.area),
        values: [
          one.training && formatMonth(one.training, language, 'short'),
          one.trained === 0 ? null : one.trained,
          ...ratesIn(one),
        ],
      })),
    },
    {
      key: 'reportingByArea',
      caption: t('tracking:reporting.table.byArea'),
      heads: [area, ...months.map((month) => formatMonth(month, language, 'short'))],
      counts: null,
      rows: areas.map((one) => ({ key: one.area, name: nameOf(one.area), values: one.completeness })),
    },
    {
      key: 'reportingCadres',
      caption: t('tracking:reporting.table.cadres'),
      heads: [t('tracking:head.coverage'), t('tracking:reporting.areas'), ...sides],
      counts: 0,
      rows: cadres.map((one) => ({
        key: one.cadre,
        name: t(`accounts:cadre.${one.cadre as 'CO'}`),
        values: [one.areas, ...ratesIn(one)],
      })),
    },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

function picturesOf(
  { months, whole, areas }: Reporting,
  tables: readonly ReportingTable[],
  language: Language,
): PresentedReporting['pictures'] {
  const t = getTranslator(language);
  if (months.length < 2) return [];
  const labels = months.map((month) => monthLabel(month, language));
  const momentsOf = (training: string | null, series: number) =>
    training !== null && months.includes(training)
      ? [{ label: monthLabel(training, language), series, name: t('tracking:reporting.moment') }]
      : [];
  const draw = (chart: Pick<Chart, 'kind' | 'series' | 'summary' | 'moments'>) =>
    drawOnce.chart(
      {
        ...chart,
        labels,
        medianLabel: t('mdx:median'),
        format: (value) => formatNumber(value, language, 0),
      },
      language,
    );
  const run = (key: 'completeness' | 'timeliness') => {
    const title = t(`tracking:reporting.point.${key}`);
    const values = whole.byMonth.map((one) => one[key]);
    const series = [{ name: '', values }];
    const svg = draw({ kind: 'run', series, summary: title, moments: momentsOf(whole.training, 0) });
    return { title, svg, table: 'reportingMonths' as const, note: null };
  };
  const pictures: PresentedReporting['pictures'] = [run('completeness'), run('timeliness')];
  if (whole.byMonth.some(({ share }) => share !== null)) {
    const title = t('tracking:reporting.point.share');
    const series = [{ name: '', values: whole.byMonth.map(({ share }) => share) }];
    const svg = draw({ kind: 'line', series, summary: title });
    pictures.push({ title, svg, table: 'reportingMonths', note: t('tracking:reporting.steps') });
  }
  if (areas.length > 1) {
    const byArea = tables.find(({ key }) => key === 'reportingByArea');
    const shown = areas.toSorted((a, b) => b.trained - a.trained).slice(0, mostPanels);
    const title = t('tracking:reporting.point.areas');
    const series = shown.map(({ area, completeness }) => ({
      name: shortened(byArea?.rows.find(({ key }) => key === area)?.name ?? area),
      values: completeness,
    }));
    const moments = shown.flatMap(({ training }, at) => momentsOf(training, at));
    pictures.push({
      title,
      svg: draw({ kind: 'multiples', series, summary: title, moments }),
      table: 'reportingByArea',
      note: areas.length > mostPanels ? t('tracking:reporting.panels', { count: mostPanels }) : null,
    });
  }
  return pictures;
}

/** The tables of the page one below the other: which table, which row, which column, and each figure. */
export function reportingAsCsv(reporting: Reporting, language: Language): string {
  const t = getTranslator(language);
  const rows = tablesOf(reporting, language).flatMap(({ caption, heads, rows: ofTable }) =>
    ofTable.flatMap(({ name, values }) =>
      values.map((value, at) => [caption, name, heads[at + 1] ?? '', value === null ? '' : String(value)]),
    ),
  );
  return writeCsv(
    [
      t('tracking:file.table'),
      t('tracking:file.row'),
      t('tracking:file.column'),
      t('tracking:reporting.figure'),
    ],
    rows,
  );
}

/** A sheet for each table of the page. */
export const reportingAsXlsx = (reporting: Reporting, language: Language): Promise<Uint8Array> =>
  writeWorkbook(
    tablesOf(reporting, language).map(({ caption, heads, rows }) => ({
      name: caption.slice(0, 31),
      header: heads,
      rows: rows.map(({ name, values }) => [name, ...values]),
    })),
  );
