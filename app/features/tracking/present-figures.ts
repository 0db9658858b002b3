import { formatMonth, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { FigureTable, TableKey, Told } from './figure-tables';
import type { Overview } from './get-overview.server';
import { linkOfCell } from './link-figures';
import { nameOfArea } from './name-of-area';
import { searchOf } from './read-filter';
import type { Step } from './schemas';

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

/** What stands where a figure is not told. */
const hidden = '–';

/** A figure as it is written: shares with one digit after the point. */
export const written = (value: Told, column: string, language: Language): string =>
  value === null ? hidden : formatNumber(value, language, column === 'share' ? 1 : 0);

/** Puts a table into words, with links to the lists behind its figures where it is not shared. */
export function presentTable(table: FigureTable, overview: Overview, language: Language): PresentedTable {
  const t = getTranslator(language);
  const { question, isShared } = overview;
  const { filter, sight } = question;
  const highest = highestOf(table);
  const isOfAreas = table.key === 'areas' || table.key === 'coverageAreas';
  return {
    key: table.key,
    caption: t(`tracking:table.${table.key}`),
    heads: [
      t(`tracking:head.${table.key === 'funnel' ? 'step' : table.key}`),
      ...table.columns.map((column) => headOf(table.key, column, overview, language)),
    ],
    rows: table.rows.map(({ key, values }) => ({
      key,
      name: nameOfRow(table.key, key, overview, language),
      href:
        isOfAreas && !isShared
          ? `/${language}/tracking?${searchOf(filter, { [sight.children.kind]: key })}`
          : null,
      cells: values.map((value, at) => {
        const column = table.columns[at] ?? '';
        return {
          shown: written(value, column, language),
          href: isShared || !value ? null : linkOfCell(table.key, key, column, question, language),
          shade: table.key === 'courses' ? shadeOf(value, highest) : null,
        };
      }),
    })),
  };
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
  if (column === 'people' || column === 'inPost' || column === 'share' || column === 'gap')
    return t(`tracking:head.${column}`);
  return t(`tracking:step.${column as Step}`);
}

/** The name of a row: of its step, area, month, cadre or lesson. */
export function nameOfRow(
  table: TableKey,
  key: string,
  { question }: Pick<Overview, 'question'>,
  language: Language,
): string {
  const t = getTranslator(language);
  switch (table) {
    case 'funnel':
      return t(`tracking:step.${key as Step}`);
    case 'areas':
    case 'coverageAreas':
    case 'courses':
      return nameOfArea(question, key);
    case 'months':
      return formatMonth(key, language, 'short');
    case 'trends':
    case 'coverage':
      return t(`accounts:cadre.${key as 'CO'}`);
    case 'lessons':
      return (
        question.choices.courses.flatMap(({ lessons }) => lessons).find(({ id }) => id === key)?.title ?? key
      );
  }
}
