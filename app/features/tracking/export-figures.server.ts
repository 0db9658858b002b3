import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { writeCsv } from '~/platform/tables/write-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import type { Told } from './figure-tables';
import type { Overview } from './get-overview.server';
import { presentOverview } from './present-overview.server';

/** The shared facts and tables one below the other: which table, which row, and each count. Made of the tables that the page shows. */
export function figuresAsCsv(overview: Overview, language: Language): string {
  const t = getTranslator(language);
  const { facts, tables } = presentOverview(overview, language);
  const cell = (value: Told) => (value === null ? '' : String(value));
  const ofFacts = facts.flatMap(({ name, figures }) =>
    figures.map(([head, value]) => [t('tracking:file.facts'), name, head, cell(value)]),
  );
  const ofTables = tables.flatMap(({ caption, heads, rows }, at) =>
    rows.flatMap((row, rowAt) =>
      (overview.tables[at]?.rows[rowAt]?.values ?? []).map((value, column) => [
        caption,
        row.name,
        heads[column + 1] ?? '',
        cell(value),
      ]),
    ),
  );
  return writeCsv(
    [t('tracking:file.table'), t('tracking:file.row'), t('tracking:file.column'), t('tracking:file.figure')],
    [...ofFacts, ...ofTables],
  );
}

/** A sheet of the shared facts, and one for each of the tables; what is not told is empty. */
export async function figuresAsXlsx(overview: Overview, language: Language): Promise<Uint8Array> {
  const t = getTranslator(language);
  const { facts, tables } = presentOverview(overview, language);
  return writeWorkbook([
    {
      name: t('tracking:file.facts'),
      header: [t('tracking:file.row'), t('tracking:file.column'), t('tracking:file.figure')],
      rows: facts.flatMap(({ name, figures }) => figures.map(([head, value]) => [name, head, value])),
    },
    ...tables.map(({ caption, heads, rows }, at) => ({
      name: caption.slice(0, 31),
      header: heads,
      rows: rows.map((row, rowAt) => [row.name, ...(overview.tables[at]?.rows[rowAt]?.values ?? [])]),
    })),
  ]);
}
