import { formatDateTime, formatMonth, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { drawOnce } from '~/ui/charts/draw-once.server';
import type { Overview } from './get-overview.server';
import { searchOf } from './read-filter';
import { regionTiles } from './region-tiles';
import { type FilterName, filterNames, type Step, steps } from './schemas';
import type { FigureTable, TableKey, Told } from './tabulate';

interface PresentedCell {
  shown: string;
  /** The list behind the figure. */
  href: string | null;
  /** 0 to 4, the darker the larger the share; only in the table of areas by courses. */
  shade: number | null;
}

export interface PresentedTable {
  key: TableKey;
  caption: string;
  heads: string[];
  rows: { key: string; name: string; href: string | null; cells: PresentedCell[] }[];
}

export interface Picture {
  title: string;
  svg: string;
  /** Which table has its figures. */
  table: TableKey;
  note: string | null;
}

export interface PresentedOverview {
  /** The filters that hold, in words: paper has no form. */
  chosen: [name: string, value: string][];
  counted: string | null;
  facts: [name: string, value: string][];
  tables: PresentedTable[];
  pictures: Picture[];
  /** Whether a person counts once, or in each of several courses. */
  counting: string;
}

const hidden = '–';
const longestLabel = 18;
const longestPanelName = 22;
/** Fewer months than this have no median worth drawing. */
const fewestOfRun = 6;

/** The month in East Africa, such as `2026-03`. */
const monthOf = (moment: Date) => new Date(moment.getTime() + 3 * 3_600_000).toISOString().slice(0, 7);

const shortened = (text: string, most = longestLabel) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** A month as it fits below a line, such as `Mac ’26`. */
const monthLabel = (month: string, language: Language) =>
  formatMonth(month, language, 'short').replace(/ 20(?=\d\d$)/, ' ’');

/** Puts the figures into words and pictures; every picture is drawn from a table of the page. */
export function presentOverview(overview: Overview, language: Language): PresentedOverview {
  const t = getTranslator(language);
  const { question, tables, facilities, medianDays, coverage } = overview;
  const number = (value: Told) => (value === null ? hidden : formatNumber(value, language, 0));
  const percent = (part: number, whole: number) => formatNumber((100 * part) / whole, language, 1);
  const facts: [string, string][] = [];
  if (coverage && coverage.inPost > 0 && coverage.certified !== null) {
    facts.push([
      t('tracking:fact.coverage'),
      t('tracking:fact.coverageValue', {
        certified: number(coverage.certified),
        inPost: number(coverage.inPost),
        share: percent(coverage.certified, coverage.inPost),
      }),
    ]);
  }
  if (facilities.operating > 0 && facilities.reached !== null) {
    facts.push([
      t('tracking:fact.facilities'),
      t('tracking:fact.facilitiesValue', {
        reached: number(facilities.reached),
        operating: number(facilities.operating),
        share: percent(facilities.reached, facilities.operating),
      }),
    ]);
  }
  if (medianDays !== null) {
    facts.push([t('tracking:fact.days'), t('tracking:fact.daysValue', { count: medianDays })]);
  }
  const { subjects } = question;
  return {
    chosen: chosenOf(question, language),
    counted: overview.countedAt && formatDateTime(overview.countedAt, language),
    facts,
    tables: tables.map((table) => presentTable(table, overview, language)),
    pictures: picturesOf(overview, language),
    counting:
      subjects.length === 1
        ? t('tracking:perPerson')
        : t('tracking:perCourse', { courses: number(subjects.length) }),
  };
}

/** The filters that hold, as one line; empty where there are none. */
export const filtersInWords = (question: Overview['question'], language: Language): string =>
  chosenOf(question, language)
    .map(([, value]) => value)
    .join(', ');

function chosenOf(
  { filter, choices, facilities }: Overview['question'],
  language: Language,
): [string, string][] {
  const t = getTranslator(language);
  const { areas, courses, paths, institutes } = choices;
  const nameIn = (some: readonly { id: string; name: string }[], id: string) =>
    some.find((one) => one.id === id)?.name ?? id;
  const words: { [Name in FilterName]: (value: string) => string } = {
    from: (month) => formatMonth(month, language, 'short'),
    to: (month) => formatMonth(month, language, 'short'),
    course: (id) =>
      courses.find((one) => one.id === id)?.title ??
      paths.find(({ slug }) => `path/${slug}` === id)?.title ??
      id,
    institute: (id) => nameIn(institutes, id),
    cadre: (cadre) => t(`accounts:cadre.${cadre as 'CO'}`),
    region: (id) => nameIn(areas, id),
    council: (id) =>
      nameIn(
        areas.flatMap(({ councils }) => councils),
        id,
      ),
    facility: (id) => nameIn(facilities, id),
    sex: (sex) => t(`tracking:${sex as 'female' | 'male'}`),
  };
  return filterNames.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [[t(`tracking:field.${name}`), words[name](value)] as [string, string]];
  });
}

function presentTable(table: FigureTable, overview: Overview, language: Language): PresentedTable {
  const t = getTranslator(language);
  const { question, isShared } = overview;
  const { filter, sight } = question;
  const place = sight.children.kind;
  const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name);
  const listOf = (more: Record<string, string | undefined>, step: string) =>
    isShared || !isStep(step)
      ? null
      : `/${language}/tracking/learners?${searchOf(filter, { ...more, step })}`;
  const hrefOf = (row: string, column: string): string | null => {
    switch (table.key) {
      case 'funnel':
        return listOf({}, row);
      case 'areas':
        return listOf({ [place]: row }, column);
      case 'courses':
        return listOf({ [place]: row, course: column }, 'certified');
      case 'coverage':
        return column === 'certified'
          ? listOf({ cadre: row, from: undefined, to: undefined }, 'certified')
          : null;
      case 'months':
        return column === 'enrolled' ? listOf({ from: row, to: row }, 'enrolled') : null;
      case 'trends':
      case 'lessons':
        return null;
    }
  };
  const highest = highestOf(table);
  return {
    key: table.key,
    caption: t(`tracking:table.${table.key}`),
    heads: [
      t(`tracking:head.${table.key === 'funnel' ? 'step' : table.key}`),
      ...table.columns.map((column) => headOf(table.key, column, overview, language)),
      ...(table.key === 'coverage' ? [t('tracking:head.share')] : []),
    ],
    rows: table.rows.map(({ key, values }) => ({
      key,
      name: nameOf(table.key, key, overview, language),
      href:
        table.key === 'areas' && !isShared
          ? `/${language}/tracking?${searchOf(filter, { [place]: key })}`
          : null,
      cells: [
        ...values.map((value, at) => ({
          shown: value === null ? hidden : formatNumber(value, language, 0),
          href: value === null || value === 0 ? null : hrefOf(key, table.columns[at] ?? ''),
          shade: table.key === 'courses' ? shadeOf(value, highest) : null,
        })),
        ...(table.key === 'coverage' ? [{ shown: shareOf(values, language), href: null, shade: null }] : []),
      ],
    })),
  };
}

function shareOf([part, whole]: Told[], language: Language): string {
  if (part === null || part === undefined || !whole) return hidden;
  return `${formatNumber((100 * part) / whole, language, 1)} %`;
}

const highestOf = ({ rows }: FigureTable): number =>
  Math.max(1, ...rows.flatMap(({ values }) => values.map((one) => one ?? 0)));

/** Fifths of the highest figure. */
const shadeOf = (value: Told, highest: number): number | null =>
  value === null ? null : Math.min(4, Math.floor((5 * value) / highest));

function headOf(table: TableKey, column: string, { question }: Overview, language: Language): string {
  const t = getTranslator(language);
  if (table === 'trends') return formatMonth(column, language, 'short');
  if (table === 'courses') return question.choices.courses.find(({ id }) => id === column)?.title ?? column;
  if (column === 'people' || column === 'inPost') return t(`tracking:head.${column}`);
  return t(`tracking:step.${column as Step}`);
}

function nameOf(table: TableKey, key: string, { question }: Overview, language: Language): string {
  const t = getTranslator(language);
  const { choices, sight } = question;
  switch (table) {
    case 'funnel':
      return t(`tracking:step.${key as Step}`);
    case 'areas':
    case 'courses': {
      const places =
        sight.children.kind === 'region' ? choices.areas : choices.areas.flatMap(({ councils }) => councils);
      return places.find(({ id }) => id === key)?.name ?? key;
    }
    case 'months':
      return formatMonth(key, language, 'short');
    case 'trends':
    case 'coverage':
      return t(`accounts:cadre.${key as 'CO'}`);
    case 'lessons':
      return choices.courses.flatMap(({ lessons }) => lessons).find(({ id }) => id === key)?.title ?? key;
  }
}

function picturesOf(overview: Overview, language: Language): Picture[] {
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

  const areas = tableOf('areas');
  if (areas && overview.question.sight.children.kind === 'region')
    pictures.push(mapOf(areas, overview, language));

  const months = tableOf('months');
  if (months && months.rows.length >= 2) {
    const title = t('tracking:point.months');
    const labels = months.rows.map(({ key }) => monthLabel(key, language));
    const series = ['enrolled', 'certified'].map((name) => ({
      name: t(`tracking:step.${name as Step}`),
      values: months.rows.map(({ values }) => values[months.columns.indexOf(name)] ?? null),
    }));
    pictures.push({ title, svg: draw('line', labels, series, title), table: 'months', note: null });
    const ended = months.rows.filter(({ key }) => key < monthOf(overview.countedAt ?? new Date()));
    if (ended.length >= fewestOfRun) {
      const run = t('tracking:point.run');
      pictures.push({
        title: run,
        svg: draw(
          'run',
          ended.map(({ key }) => monthLabel(key, language)),
          [
            {
              name: '',
              values: ended.map(({ values }) => values[months.columns.indexOf('certified')] ?? null),
            },
          ],
          run,
        ),
        table: 'months',
        note: t('tracking:runNote'),
      });
    }
  }

  const trends = tableOf('trends');
  if (trends) {
    const title = t('tracking:point.trends');
    const labels = trends.columns.map((month) => monthLabel(month, language));
    const series = trends.rows.map(({ key, values }) => ({
      name: shortened(nameOf('trends', key, overview, language), longestPanelName),
      values,
    }));
    pictures.push({ title, svg: draw('multiples', labels, series, title), table: 'trends', note: null });
  }

  const lessons = tableOf('lessons');
  if (lessons && lessons.rows.length >= 2) {
    const title = t('tracking:point.lessons');
    const labels = lessons.rows.map(
      ({ key }, at) => `${at + 1}. ${shortened(nameOf('lessons', key, overview, language))}`,
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

/** Regions by coverage where the headcounts of most are known, else by the number of certified people. */
function mapOf(areas: FigureTable, { headcounts, question }: Overview, language: Language): Picture {
  const t = getTranslator(language);
  const column = areas.columns.indexOf('certified');
  const inPost = (key: string) => headcounts.get(key) ?? 0;
  const isCoverage =
    question.subjects.length === 1 &&
    areas.rows.filter(({ key }) => inPost(key) > 0).length * 2 > areas.rows.length;
  const figures = areas.rows.map(({ key, values }) => {
    const certified = values[column] ?? null;
    if (certified === null || !isCoverage) return { key, figure: certified };
    return { key, figure: inPost(key) > 0 ? (100 * certified) / inPost(key) : null };
  });
  const most = Math.max(1, ...figures.map(({ figure }) => figure ?? 0));
  const title = t(isCoverage ? 'tracking:point.map' : 'tracking:point.mapCounts');
  const tiles = figures.flatMap(({ key, figure }) => {
    const [columnAt, row, name] = regionTiles[key] ?? [];
    if (columnAt === undefined || row === undefined || name === undefined) return [];
    return [
      {
        column: columnAt,
        row,
        name,
        shown: figure === null ? hidden : formatNumber(figure, language, 0),
        share: figure === null ? null : figure / most,
      },
    ];
  });
  return { title, svg: drawOnce.tiles(tiles, title), table: 'areas', note: t('tracking:mapNote') };
}
